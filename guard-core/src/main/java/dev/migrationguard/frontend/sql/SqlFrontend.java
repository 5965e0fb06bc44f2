package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.Frontend;
import dev.migrationguard.frontend.Reading;
import dev.migrationguard.frontend.SourceFile;
import dev.migrationguard.frontend.project.Shown;
import dev.migrationguard.frontend.project.SqlTools;
import dev.migrationguard.frontend.sql.SqlText.Origin;
import dev.migrationguard.model.Direction;
import dev.migrationguard.model.Directive;
import dev.migrationguard.model.Environment;
import dev.migrationguard.model.Fact;
import dev.migrationguard.model.Guards;
import dev.migrationguard.model.Migration;
import dev.migrationguard.model.Opaque;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.Phase;
import dev.migrationguard.model.Place;
import dev.migrationguard.model.Span;
import dev.migrationguard.model.Step;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** SQL scripts: Flyway, goose, dbmate, golang-migrate, Diesel, Prisma, sqitch, psql. */
public final class SqlFrontend implements Frontend {

  private final SqlTools tools = new SqlTools();
  private final Map<Path, Environment> environments = new ConcurrentHashMap<>();

  /** By the folder of the plan. */
  private final ConcurrentMap<Path, Optional<SqitchPlan>> plans = new ConcurrentHashMap<>();

  @Override
  public String language() {
    return "sql";
  }

  @Override
  public boolean accepts(SourceFile file) {
    String name = file.name();
    return name.regionMatches(true, name.length() - 4, ".sql", 0, 4)
        || name.indexOf("__") > 0 && !name.endsWith(".py") && !name.endsWith(".java")
            && tools.flyway(file.path()).naming().stem(name).isPresent();
  }

  @Override
  public Reading read(SourceFile file, Set<Direction> directions) {
    return read(file, directions, "postgresql");
  }

  @Override
  public Reading read(SourceFile file, Set<Direction> directions, String database) {
    try {
      ScriptText script = ScriptText.decode(file.bytes());
      Environment project = environment(file);
      Fact<String> told = project.databases().get("");
      String own = !database.isEmpty() ? database : told == null ? "postgresql" : told.value();
      List<Migration> migrations = migrations(file, script, directions, own);
      return new Reading.Read(migrations.stream().map(m -> m.in(project)).toList(), script.lines());
    } catch (ScriptText.NotText cause) {
      return new Reading.Unreadable(new Place(file.name(), cause.span()), "", cause.getMessage());
    } catch (SourceFile.Unreadable cause) {
      return new Reading.Unreadable(new Place(file.name(), Span.START), "", cause.getMessage());
    }
  }

  /** What the settings of the tool say; the scripts of one folder have the same. */
  private Environment environment(SourceFile file) {
    Path folder = file.path().toAbsolutePath().normalize().getParent();
    return folder == null
        ? Environment.NONE
        : environments.computeIfAbsent(folder, f -> tools.database(file.path(), new Shown(file))
            .map(system -> new Environment(Optional.empty(), List.of(), Map.of("", system), Optional.empty()))
            .orElse(Environment.NONE));
  }

  private List<Migration> migrations(
      SourceFile file, ScriptText script, Set<Direction> directions, String database) {
    String path = file.name();
    ScriptName name = named(file);
    Sections sections = Sections.of(script);
    Guards guards = ScriptDialect.of(file, database);
    String written = ScriptDialect.written(guards, database);
    Grammar grammar = Grammar.of(written);
    Origin origin = (start, end) -> new Place(path, script.span(start, end));
    boolean wanted = directions.contains(Direction.DOWNGRADE);
    List<Directive> directives = new ArrayList<>();
    List<Step> up = List.of();
    List<Step> down = List.of();
    String forward = name.undo() ? "" : sections.up();
    String back = !wanted ? "" : name.undo() ? sections.up() : sections.down();
    if (!forward.isEmpty()) {
      SqlText text = filled(file, name, forward, origin, written);
      List<SqlStatement> statements = SqlReader.read(text);
      up = ScriptSteps.of(statements, running(file, name, sections.runsUp(), statements), guards);
      directives.addAll(ScriptDirectives.of(text.text(), text.origin(), grammar, statements));
    }
    if (!back.isEmpty()) {
      SqlText text = filled(file, name, back, origin, written);
      List<SqlStatement> statements = SqlReader.read(text);
      Running marked = name.undo() ? sections.runsUp() : sections.runsDown();
      down = ScriptSteps.of(statements, running(file, name, marked, statements), guards);
      directives.addAll(ScriptDirectives.of(text.text(), text.origin(), grammar, statements));
    }
    List<Migration> revisions = OfflineRevisions.of(path, script, up, directives);
    if (!revisions.isEmpty()) {
      return revisions;
    }
    Optional<String> id = name.id().isEmpty() ? Optional.empty() : Optional.of(name.id());
    return List.of(new Migration(path, id, List.of(), up, down, directives, Optional.of(name.sequence())));
  }

  /** The text as the tool sends it, as far as the project tells the values of its names. */
  private SqlText filled(SourceFile file, ScriptName name, String text, Origin origin, String database) {
    Optional<Filled> filled =
        name.tool() == ScriptName.Tool.FLYWAY
            ? flyway(file).filled(text)
            : database.equals("postgresql") ? PsqlVariables.filled(text) : Optional.empty();
    if (filled.isEmpty()) {
      return new SqlText(Foreign.replaced(text), origin, database);
    }
    Filled values = filled.get();
    Origin written =
        (start, end) -> origin.place(values.first(start), Math.max(values.first(start), values.behind(end)));
    return new SqlText(Foreign.replaced(values.text()), written, database);
  }

  private FlywayPlaceholders flyway(SourceFile file) {
    String name = file.name().substring(file.name().lastIndexOf('/') + 1);
    return new FlywayPlaceholders(tools.flyway(file.path()), ScriptConfig.values(file, name + ".conf"), name);
  }

  private ScriptName named(SourceFile file) {
    Path folder = file.path().toAbsolutePath().normalize().getParent();
    ScriptName name = ScriptName.of(file.name(), folder, tools.flyway(file.path()));
    if (name.tool() != ScriptName.Tool.SQITCH || folder == null || folder.getParent() == null) {
      return name;
    }
    return plans.computeIfAbsent(folder.getParent(), f -> SqitchPlan.of(file.path()))
        .flatMap(plan -> plan.key(name.id()))
        .map(name::inTurn)
        .orElse(name);
  }

  /** The statement for one operation in the words of a database; empty where it has none. */
  public static Optional<String> statement(Operation operation, String database) {
    String written = SqlWriter.write(operation);
    Grammar grammar = Grammar.of(database);
    if (grammar == Grammar.POSTGRESQL) {
      return Optional.of(written);
    }
    String own = grammar.mysql() ? Requoted.withBackticks(written) : written;
    return Optional.of(own).filter(sql -> understood(sql, database));
  }

  /** Whether the database knows what was written: the words for some operations are PostgreSQL's alone. */
  private static boolean understood(String sql, String database) {
    SqlText text = new SqlText(sql, (start, end) -> new Place("", Span.START), database);
    for (SqlStatement statement : SqlReader.read(text)) {
      for (SqlStatement.Located located : statement.operations()) {
        if (located.operation() instanceof Opaque) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * How the tool sends the script.
   *
   * <p>Prisma: {@code prisma/prisma#14456}, golang-migrate: {@code golang-migrate/migrate#284}: the script is one
   * string, and PostgreSQL's manual ("Multiple Statements in a Simple Query") says what becomes of that. Diesel:
   * {@code diesel::migration::MigrationMetadata::run_in_transaction}, true by default.
   */
  private Running running(SourceFile file, ScriptName name, Running marked, List<SqlStatement> statements) {
    if (marked != null) {
      return marked;
    }
    return switch (name.tool()) {
      case FLYWAY ->
          ScriptConfig.of(file, file.path().getFileName() + ".conf", "executeInTransaction")
              .map(inside -> inside ? Running.TRANSACTION : Running.AUTOCOMMIT)
              .orElseGet(() -> FlywayTransaction.of(statements, () -> tools.flyway(file.path()).isOn("mixed")));
      case DIESEL ->
          ScriptConfig.of(file, "metadata.toml", "run_in_transaction")
              .map(inside -> inside ? Running.TRANSACTION : Running.WHOLE)
              .orElse(Running.TRANSACTION);
      case PRISMA, UP_DOWN -> Running.WHOLE;
      case SQITCH, NUMBERED, PLAIN -> Running.AUTOCOMMIT;
    };
  }

  @Override
  public String write(List<Phase> phases, String path, String database) {
    return writer(path, List.of()).write(phases, database);
  }

  @Override
  public Writer writer(String path, List<String> lines) {
    return new ScriptWriter(path, lines);
  }

  /** Looks for the tool that runs a script in its lines once, and only where that matters: a script may be long. */
  private final class ScriptWriter implements Writer {

    private final String path;
    private final List<String> lines;
    private String outside = "";

    ScriptWriter(String path, List<String> lines) {
      this.path = path;
      this.lines = lines;
    }

    @Override
    public String write(List<Phase> phases, String database) {
      String written = SqlPhases.write(phases, this::outside);
      Grammar grammar = Grammar.of(database);
      if (grammar == Grammar.POSTGRESQL) {
        return written;
      }
      String own = grammar.mysql() ? Requoted.withBackticks(written) : written;
      return understood(own, database) ? own : "";
    }

    private String outside() {
      if (outside.isEmpty()) {
        ScriptName name = ScriptName.of(path, null, tools.flyway(Path.of(path)));
        outside = OutsideTransaction.words(name.tool(), lines);
      }
      return outside;
    }
  }
}
