package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.Reading.Included;
import dev.migrationguard.frontend.SourceFile;
import dev.migrationguard.frontend.sql.PsqlFiles.NotRead;
import dev.migrationguard.frontend.sql.SqlText.Origin;
import dev.migrationguard.frontend.sql.Token.Kind;
import dev.migrationguard.model.Directive;
import dev.migrationguard.model.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A script as psql runs it: the variables that it sets have their values, and the files that it runs stand in the place
 * of the commands that run them, in the same session.
 */
final class PsqlScript {

  private final PsqlVariables variables = new PsqlVariables();
  private final Labels labels = new Labels();
  private final Optional<PsqlFiles> files;
  private final Map<String, Included> included = new LinkedHashMap<>();

  private PsqlScript(Optional<PsqlFiles> files) {
    this.files = files;
  }

  /** Whether a text has commands that this class is for. */
  static boolean concerns(String text) {
    return text.contains("\\set ") || text.contains("\\i");
  }

  /**
   * Reads a script.
   *
   * @param follow whether the files that it runs are read: not where another tool than psql runs it
   */
  static ScriptRead read(SourceFile file, String text, Origin origin, boolean follow) {
    PsqlScript script = new PsqlScript(follow ? Optional.of(new PsqlFiles(file)) : Optional.empty());
    ScriptRead main = script.read(script.part(text, origin, file.path().toAbsolutePath().normalize(), false));
    return new ScriptRead(main.statements(), main.directives(), List.copyOf(script.included.values()));
  }

  /**
   * A file whose names have their values; its statements are read when their turn comes.
   *
   * @param runs    the files that it runs
   * @param perhaps whether it is run only if something holds
   */
  private record Part(SqlText text, Runs runs, boolean perhaps) {}

  /** Goes through one file, and through those that it runs, for what they set. */
  private Part part(String text, Origin origin, Path file, boolean perhaps) {
    Filled.Builder builder = new Filled.Builder(text);
    Runs runs = new Runs();
    Splitter splitter = new Splitter(text);
    for (List<Token> tokens = splitter.next(); !tokens.isEmpty(); tokens = splitter.next()) {
      for (Token token : tokens) {
        if (token.kind() == Kind.META) {
          command(token, file, runs);
        } else if (token.kind() == Kind.PARAMETER && token.text().startsWith(":")) {
          variables.value(token.text()).ifPresent(value -> builder.replace(token.start(), token.end(), value));
        }
      }
    }
    String sql = text;
    Origin written = origin;
    if (!builder.unchanged()) {
      Filled values = builder.build();
      runs.values = Optional.of(values);
      sql = values.text();
      written = values.written(origin);
    }
    return new Part(new SqlText(Foreign.replaced(sql), written), runs, perhaps);
  }

  private ScriptRead read(Part part) {
    List<SqlStatement> statements = SqlReader.read(part.text(), Optional.of(part.runs()), labels, part.perhaps());
    return new ScriptRead(statements, directives(part.text(), statements, part.runs()), List.of());
  }

  private static List<Directive> directives(SqlText text, List<SqlStatement> statements, Runs runs) {
    List<SqlStatement> own = statements;
    if (!runs.files.isEmpty()) {
      String path = text.origin().place(0, 0).path();
      own = new ArrayList<>(statements);
      own.removeIf(statement -> !statement.place().path().equals(path));
    }
    return ScriptDirectives.of(text.text(), text.origin(), Grammar.POSTGRESQL, own);
  }

  private void command(Token token, Path file, Runs runs) {
    if (files.isPresent() && PsqlCommand.runsFile(token.text())) {
      try {
        runs.files.put(token.start(), other(token.text(), file, files.get()));
      } catch (NotRead cause) {
        runs.reasons.put(token.start(), cause.getMessage());
        variables.forget();
      }
    } else if (PsqlCommand.runsFile(token.text())) {
      variables.forget();
    } else if (files.isPresent() && PsqlCommand.name(token.text()).equals("\\cd")) {
      boolean certain = variables.conditions() == 0;
      files.get().enter(certain ? variables.first(token.text()).orElse("") : "");
    } else {
      variables.command(token.text());
    }
  }

  /** A file that is run. */
  private Other other(String command, Path from, PsqlFiles project) throws NotRead {
    String word = PsqlCommand.name(command);
    if (command.substring(word.length()).isBlank()) {
      throw new NotRead("it names no file");
    }
    // A semicolon behind the name is no part of it.
    String name = variables.first(command).map(PsqlScript::withoutSemicolons).orElse("");
    if (name.isEmpty() || name.startsWith("~")) {
      throw new NotRead("the name of the file that is run here is not known");
    }
    if (name.equals("-")) {
      throw new NotRead("what is run here comes from standard input");
    }
    boolean beside = word.equals("\\ir") || word.equals("\\include_relative");
    PsqlFiles.Text text = project.run(name, from, beside);
    int conditions = variables.conditions();
    Origin origin = (start, end) -> new Place(text.name(), text.script().span(start, end));
    Part part = part(rows(text.script().text()), origin, text.path(), conditions > 0);
    variables.backTo(conditions);
    project.leave();
    return new Other(text, part);
  }

  /** The text up to rows of a COPY that no line ends: they reach to the end of the file. */
  private static String rows(String text) {
    if (!text.contains("stdin") && !text.contains("STDIN")) {
      return text;
    }
    Splitter splitter = new Splitter(text);
    while (!splitter.next().isEmpty()) {
      if (splitter.copyWithoutEnd() >= 0) {
        return text.substring(0, splitter.copyWithoutEnd());
      }
    }
    return text;
  }

  private static String withoutSemicolons(String name) {
    int end = name.length();
    while (end > 0 && name.charAt(end - 1) == ';') {
      end--;
    }
    return name.substring(0, end);
  }

  private record Other(PsqlFiles.Text file, Part part) {}

  /** What the commands of one file that run others stand for, by where they were written. */
  private final class Runs implements SqlReader.OtherFiles {

    private final Map<Integer, Other> files = new HashMap<>();
    private final Map<Integer, String> reasons = new HashMap<>();
    private Optional<Filled> values = Optional.empty();

    @Override
    public Optional<List<SqlStatement>> at(int offset) {
      Other other = files.get(written(offset));
      if (other == null) {
        return Optional.empty();
      }
      PsqlFiles.Text file = other.file();
      ScriptRead read = read(other.part());
      included.putIfAbsent(
          file.name(), new Included(file.name(), file.path(), file.script().lines(), read.directives()));
      return Optional.of(read.statements());
    }

    @Override
    public String reason(int offset) {
      return reasons.getOrDefault(written(offset), "another file is run here");
    }

    private int written(int offset) {
      return values.isPresent() ? values.get().first(offset) : offset;
    }
  }
}
