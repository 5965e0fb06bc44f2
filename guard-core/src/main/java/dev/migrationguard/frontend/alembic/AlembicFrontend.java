package dev.migrationguard.frontend.alembic;

import dev.migrationguard.frontend.Frontend;
import dev.migrationguard.frontend.Reading;
import dev.migrationguard.frontend.SourceFile;
import dev.migrationguard.frontend.python.Parameters;
import dev.migrationguard.frontend.python.PythonModule;
import dev.migrationguard.frontend.python.PythonReader;
import dev.migrationguard.frontend.python.eval.Scope;
import dev.migrationguard.frontend.python.eval.Value;
import dev.migrationguard.frontend.python.eval.Value.Function;
import dev.migrationguard.frontend.python.eval.Value.Sequence;
import dev.migrationguard.frontend.python.eval.Values;
import dev.migrationguard.frontend.python.project.Project;
import dev.migrationguard.model.ColumnOperation;
import dev.migrationguard.model.Direction;
import dev.migrationguard.model.Migration;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.Phase;
import dev.migrationguard.model.Place;
import dev.migrationguard.model.Span;
import dev.migrationguard.model.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Alembic scripts. */
public final class AlembicFrontend implements Frontend {

  private final Projects projects = new Projects();
  /** What scripts import from their projects, parsed once for all of them. */
  private final Project modules = new Project();

  @Override
  public String language() {
    return "python";
  }

  @Override
  public boolean accepts(SourceFile file) {
    return file.name().endsWith(".py");
  }

  @Override
  public Reading read(SourceFile file, Set<Direction> directions) {
    return read(file, directions, "postgresql");
  }

  @Override
  public Reading read(SourceFile file, Set<Direction> directions, String database) {
    byte[] source;
    try {
      source = file.bytes();
    } catch (SourceFile.Unreadable cause) {
      return new Reading.Unreadable(new Place(file.name(), Span.START), "", cause.getMessage());
    }
    if (!file.named() && !looksLikeMigration(source)) {
      return new Reading.NoMigration(file.name());
    }
    try {
      return read(file, PythonReader.read(source), directions, database);
    } catch (PythonReader.Failure failure) {
      return new Reading.Unreadable(new Place(file.name(), failure.span()), failure.line(), failure.getMessage());
    }
  }

  private Reading read(SourceFile file, PythonModule module, Set<Direction> directions, String database) {
    String path = file.name();
    ProjectFacts project = projects.of(file);
    Session session = new Session(file, module, modules, project, project.database(database));
    session.interpreter().load(module);
    Scope globals = session.interpreter().globals();
    Optional<String> revision = globals.get("revision").flatMap(Values::text);
    Optional<Value> upgrade = globals.get("upgrade").filter(Function.class::isInstance);
    if (revision.isEmpty() && !upgrade.filter(AlembicFrontend::isCalledByAlembic).isPresent()) {
      return new Reading.NoMigration(path);
    }
    // Both ways are always read: the history is made of the way up, and whether the way back leads back is told at it.
    List<Step> up = Engines.steps(session, upgrade, project);
    List<Step> down = Engines.steps(session, globals.get("downgrade"), project);
    Migration migration = new Migration(path, revision, parents(globals), up, down, ScriptComments.of(module));
    Migration known =
        migration
            .in(session.environment())
            .labelled(texts(globals, "branch_labels"))
            .declared(Declarations.of(module, texts(globals, "down_revision")));
    return new Reading.Read(List.of(known), module.lines());
  }

  /** Alembic calls {@code upgrade()}; some projects pass {@code op}, and Flask-Migrate an engine's name. */
  private static boolean isCalledByAlembic(Value upgrade) {
    List<Parameters.Parameter> given = ((Function) upgrade).parameters().positional();
    return given.isEmpty() || given.get(0).name().equals("op") || given.get(0).name().equals("engine_name");
  }

  private static List<String> parents(Scope globals) {
    List<String> parents = new ArrayList<>(texts(globals, "down_revision"));
    parents.addAll(texts(globals, "depends_on"));
    return parents;
  }

  /** The strings of a name that is one, a list of them, or {@code None}. */
  private static List<String> texts(Scope globals, String name) {
    List<String> texts = new ArrayList<>();
    Value value = globals.get(name).orElseGet(Value.None::new);
    if (value instanceof Sequence sequence) {
      sequence.items().forEach(item -> Values.text(item).ifPresent(texts::add));
    } else {
      Values.text(value).ifPresent(texts::add);
    }
    return texts;
  }

  private static boolean looksLikeMigration(byte[] source) {
    return contains(source, "upgrade") && (contains(source, "revision") || contains(source, "op."));
  }

  /** Whether the bytes hold an ASCII word, whatever their encoding. */
  private static boolean contains(byte[] text, String word) {
    int last = text.length - word.length();
    for (int i = 0; i <= last; i++) {
      int matched = 0;
      while (matched < word.length() && text[i + matched] == word.charAt(matched)) {
        matched++;
      }
      if (matched == word.length()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Optional<String> writtenOn(List<String> lines) {
    return CreateDate.of(lines);
  }

  /** MySQL's `alter_column` needs the whole of a column's definition, which nobody has here. */
  @Override
  public String write(List<Phase> phases, String path, String database) {
    boolean mysql = database.equals("mysql") || database.equals("mariadb");
    for (Phase phase : phases) {
      for (Operation operation : phase.operations()) {
        if (mysql && alters(operation)) {
          return "";
        }
      }
    }
    return AlembicWriter.write(phases);
  }

  private static boolean alters(Operation operation) {
    return operation instanceof ColumnOperation
        && !(operation instanceof ColumnOperation.AddColumn || operation instanceof ColumnOperation.DropColumn);
  }
}
