package dev.migrationguard.frontend.java;

import dev.migrationguard.frontend.Frontend;
import dev.migrationguard.frontend.Reading;
import dev.migrationguard.frontend.SourceFile;
import dev.migrationguard.frontend.java.eval.JavaFile;
import dev.migrationguard.frontend.java.eval.JavaProject;
import dev.migrationguard.frontend.java.eval.JavaReader;
import dev.migrationguard.frontend.project.Shown;
import dev.migrationguard.frontend.project.SqlTools;
import dev.migrationguard.frontend.run.Directives;
import dev.migrationguard.frontend.sql.FlywayName;
import dev.migrationguard.frontend.sql.ScriptDialect;
import dev.migrationguard.model.Comment;
import dev.migrationguard.model.Direction;
import dev.migrationguard.model.Directive;
import dev.migrationguard.model.Environment;
import dev.migrationguard.model.Fact;
import dev.migrationguard.model.Guards;
import dev.migrationguard.model.Migration;
import dev.migrationguard.model.Phase;
import dev.migrationguard.model.Place;
import dev.migrationguard.model.Sequence;
import dev.migrationguard.model.Span;
import dev.migrationguard.model.Step;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Migrations in Java: Flyway's, and the custom changes of Liquibase. */
public final class JavaFrontend implements Frontend {

  private static final String ENDING = ".java";

  private final JavaProject.Cache files = new JavaProject.Cache();
  private final SqlTools tools = new SqlTools();
  private final Map<Path, Environment> environments = new ConcurrentHashMap<>();

  @Override
  public String language() {
    return "java";
  }

  @Override
  public boolean accepts(SourceFile file) {
    return file.name().endsWith(ENDING);
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
    if (!file.named() && !looksLikeMigration(file, source)) {
      return new Reading.NoMigration(file.name());
    }
    try {
      return read(file, JavaReader.read(file.name(), source), directions, database);
    } catch (JavaReader.Failure failure) {
      return new Reading.Unreadable(new Place(file.name(), failure.span()), failure.line(), failure.getMessage());
    }
  }

  private Reading read(SourceFile file, JavaFile source, Set<Direction> directions, String database) {
    Environment project = environment(file);
    Fact<String> told = project.databases().get("");
    String own = !database.isEmpty() ? database : told == null ? "postgresql" : told.value();
    Guards guards = ScriptDialect.of(file.name());
    JavaProject around = new JavaProject(file, source.packageName(), files);
    Run run = new Run(source, around, guards, ScriptDialect.written(guards, own));
    Optional<MigrationClass> found = run.migration();
    if (found.isEmpty()) {
      return new Reading.NoMigration(file.name());
    }
    MigrationClass migration = found.get();
    Optional<FlywayName> name = name(migration, file, run);
    boolean undo = name.filter(n -> n.sequence().role() == Sequence.Role.UNDO).isPresent();
    boolean wanted = directions.contains(Direction.DOWNGRADE);
    List<Step> forward = undo && !wanted ? List.of() : run.steps(migration, migration.tool().forward());
    List<Step> back =
        !wanted || migration.tool().back().isEmpty() ? List.of() : run.steps(migration, migration.tool().back());
    Sequence turn = name.map(FlywayName::sequence).orElseGet(
        () -> new Sequence(folder(file.name()), migration.type().name(), Sequence.Role.REPEATABLE));
    Migration read = new Migration(
        file.name(),
        Optional.of(name.map(FlywayName::id).orElse(migration.type().name())),
        List.of(),
        undo ? List.of() : forward,
        undo ? forward : back,
        directives(source),
        Optional.of(turn));
    return new Reading.Read(List.of(read.in(project)), source.lines());
  }

  /** The version that a class has: what it says itself, else what its name says. */
  private static Optional<FlywayName> name(MigrationClass migration, SourceFile file, Run run) {
    if (migration.tool() != MigrationClass.Tool.FLYWAY) {
      return Optional.empty();
    }
    String location = FlywayName.location(folder(file.name()), file.path());
    return run.version(migration).flatMap(version -> FlywayName.ofVersion(version, location))
        .or(() -> FlywayName.of(migration.type().name(), location));
  }

  private static String folder(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  private static List<Directive> directives(JavaFile source) {
    List<Comment> comments = source.comments();
    return comments.stream().anyMatch(Directives::speaks)
        ? Directives.of(comments, source.statements())
        : List.of();
  }

  /** What the settings of the project say; they lie with its resources. */
  private Environment environment(SourceFile file) {
    Path path = file.path().toAbsolutePath().normalize();
    Path folder = path.getParent();
    if (folder == null) {
      return Environment.NONE;
    }
    return environments.computeIfAbsent(folder, own -> {
      Path resources = Path.of(FlywayName.location(own.toString().replace('\\', '/'), path));
      return tools.database(resources.resolve(path.getFileName()), new Shown(file))
          .or(() -> tools.database(path, new Shown(file)))
          .map(system -> new Environment(Optional.empty(), List.of(), Map.of("", system), Optional.empty()))
          .orElse(Environment.NONE);
    });
  }

  private static boolean looksLikeMigration(SourceFile file, byte[] source) {
    String text = new String(source, StandardCharsets.ISO_8859_1);
    for (String word : MigrationClass.words()) {
      if (text.contains(word)) {
        return true;
      }
    }
    String name = file.path().getFileName().toString();
    return JavaMigrations.isFlyway(name.substring(0, name.length() - ENDING.length()));
  }

  @Override
  public String write(List<Phase> phases, String path, String database) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    String type = name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
    return JavaWriter.write(phases, JavaMigrations.isFlyway(type), database);
  }
}
