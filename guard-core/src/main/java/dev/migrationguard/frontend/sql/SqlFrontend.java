package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.Frontend;
import dev.migrationguard.frontend.Reading;
import dev.migrationguard.frontend.Reading.Included;
import dev.migrationguard.frontend.SourceFile;
import dev.migrationguard.frontend.project.FlywaySettings;
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
import java.util.function.BooleanSupplier;

/** SQL scripts: Flyway, Liquibase, goose, dbmate, golang-migrate, Diesel, Prisma, sqitch, psql. */
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
      List<Included> included = new ArrayList<>();
      List<Migration> migrations = new ArrayList<>();
      for (Migration migration : migrations(file, script, directions, own, included)) {
        migrations.add(migration.in(project));
      }
      return new Reading.Read(migrations, script.lines(), included);
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
      SourceFile file, ScriptText script, Set<Direction> directions, String database, List<Included> included) {
    String path = file.name();
    ScriptName name = named(file);
    Sections sections = Sections.of(script);
    Guards guards = ScriptDialect.of(file, database);
    String written = ScriptDialect.written(guards, database);
    Origin origin = (start, end) -> new Place(path, script.span(start, end));
    boolean wanted = directions.contains(Direction.DOWNGRADE);
    List<Directive> directives = new ArrayList<>();
    List<Step> up = List.of();
    List<Step> down = List.of();
    String forward = name.undo() ? "" : sections.up();
    String back = !wanted ? "" : name.undo() ? sections.up() : sections.down();
    if (!forward.isEmpty()) {
      ScriptRead read = read(file, name, sections, forward, origin, written);
      Changesets changesets = Changesets.of(forward);
      up =
          changesets.isEmpty()
              ? ScriptSteps.of(read.statements(), running(file, name, sections.runsUp(), read.statements()), guards)
              : ScriptSteps.of(read.statements(), changesets, guards);
      directives.addAll(read.directives());
      included.addAll(read.included());
    }
    if (!back.isEmpty()) {
      ScriptRead read = read(file, name, sections, back, origin, written);
      Running marked = name.undo() ? sections.runsUp() : sections.runsDown();
      down = ScriptSteps.of(read.statements(), running(file, name, marked, read.statements()), guards);
      directives.addAll(read.directives());
      included.addAll(read.included());
    }
    List<Migration> revisions = OfflineRevisions.of(path, script, up, directives);
    if (!revisions.isEmpty()) {
      return revisions;
    }
    Optional<String> id = name.id().isEmpty() ? Optional.empty() : Optional.of(name.id());
    return List.of(new Migration(path, id, List.of(), up, down, directives, Optional.of(name.sequence())));
  }

  /** What the tool sends, as far as the project tells the values of the names in it. */
  private ScriptRead read(
      SourceFile file, ScriptName name, Sections sections, String text, Origin origin, String database) {
    boolean flyway = name.tool() == ScriptName.Tool.FLYWAY;
    if (!flyway && database.equals("postgresql") && PsqlScript.concerns(text)) {
      boolean unmarked = sections.runsUp() == null && name.tool().mayBePsql();
      return PsqlScript.read(file, text, origin, unmarked && !isSqlx(name, file.path()));
    }
    Optional<Filled> filled = flyway ? flyway(file).filled(text) : Optional.empty();
    SqlText sql = new SqlText(Foreign.replaced(text), origin, database);
    if (filled.isPresent()) {
      Filled values = filled.get();
      sql = new SqlText(Foreign.replaced(values.text()), values.written(origin), database);
    }
    List<SqlStatement> statements = SqlReader.read(sql);
    Grammar grammar = Grammar.of(database);
    return new ScriptRead(
        statements, ScriptDirectives.of(sql.text(), sql.origin(), grammar, statements), List.of());
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

  /** Whether sqlx runs a script: {@code <version>_<words>.sql}, {@code .up.sql} and {@code .down.sql} of its project. */
  private boolean isSqlx(ScriptName name, Path file) {
    return (name.tool() == ScriptName.Tool.NUMBERED || name.tool() == ScriptName.Tool.UP_DOWN) && tools.runsSqlx(file);
  }

  /**
   * How the tool sends the script.
   *
   * <p>Prisma: {@code prisma/prisma#14456}, golang-migrate: {@code golang-migrate/migrate#284}: the script is one
   * string, and PostgreSQL's manual ("Multiple Statements in a Simple Query") says what becomes of that. Diesel:
   * {@code diesel::migration::MigrationMetadata::run_in_transaction}, true by default. sqlx: its change log, 0.8.0 (#3181)
   * and 0.8.3 (#3528, also on the way back): a transaction for each script that does not begin with
   * {@code -- no-transaction}, and then one string.
   */
  private Running running(SourceFile file, ScriptName name, Running marked, List<SqlStatement> statements) {
    if (marked != null) {
      return marked;
    }
    if (isSqlx(name, file.path())) {
      return Running.TRANSACTION;
    }
    return switch (name.tool()) {
      case FLYWAY ->
          ScriptConfig.of(file, file.path().getFileName() + ".conf", "executeInTransaction")
              .map(inside -> inside ? Running.TRANSACTION : Running.AUTOCOMMIT)
              .orElseGet(() -> flyway(tools.flyway(file.path()), statements));
      case DIESEL ->
          ScriptConfig.of(file, "metadata.toml", "run_in_transaction")
              .map(inside -> inside ? Running.TRANSACTION : Running.WHOLE)
              .orElse(Running.TRANSACTION);
      case PRISMA, UP_DOWN -> Running.WHOLE;
      case SQITCH, NUMBERED, PLAIN -> Running.AUTOCOMMIT;
    };
  }

  private static Running flyway(FlywaySettings told, List<SqlStatement> statements) {
    return told.value("executeInTransaction").filter("false"::equalsIgnoreCase).isPresent()
        ? Running.AUTOCOMMIT
        : FlywayTransaction.of(statements, () -> told.isOn("mixed"));
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
        outside = OutsideTransaction.words(name.tool(), lines, () -> isSqlx(name, Path.of(path)));
      }
      return outside;
    }
  }
}
