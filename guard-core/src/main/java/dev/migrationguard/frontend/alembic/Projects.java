package dev.migrationguard.frontend.alembic;

import dev.migrationguard.frontend.SourceFile;
import dev.migrationguard.frontend.project.AlembicConfig;
import dev.migrationguard.frontend.project.DatabaseUrl;
import dev.migrationguard.frontend.project.Ini;
import dev.migrationguard.frontend.project.ProjectFolders;
import dev.migrationguard.frontend.project.Shown;
import dev.migrationguard.frontend.project.SmallFile;
import dev.migrationguard.frontend.python.eval.Value;
import dev.migrationguard.frontend.python.eval.Value.Text;
import dev.migrationguard.frontend.python.eval.Values;
import dev.migrationguard.model.Environment;
import dev.migrationguard.model.Fact;
import dev.migrationguard.model.Place;
import dev.migrationguard.model.Span;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The projects that scripts belong to, each looked at once. Used by several threads. */
final class Projects {

  private final Map<Path, ProjectFacts> byFolder = new HashMap<>();
  private final Map<Path, ProjectFacts> byHome = new HashMap<>();

  /** The project of a script: {@code env.py} above it, and the {@code alembic.ini} that names its folder. */
  ProjectFacts of(SourceFile script) {
    Path path = script.path().toAbsolutePath().normalize();
    Path folder = path.getParent();
    if (folder == null) {
      return ProjectFacts.NONE;
    }
    synchronized (byFolder) {
      ProjectFacts known = byFolder.get(folder);
      if (known == null) {
        known = find(folder, new Shown(script));
        byFolder.put(folder, known);
      }
      return known;
    }
  }

  private ProjectFacts find(Path folder, Shown shown) {
    List<Path> above = ProjectFolders.upFrom(folder);
    Optional<Path> home = above.stream().filter(at -> Files.isRegularFile(at.resolve("env.py"))).findFirst();
    Optional<AlembicConfig> config = config(above, folder, home);
    Path root = ProjectFolders.root(above);
    Optional<Path> script = home.or(() -> config.flatMap(AlembicConfig::scriptLocation));
    Path key = script.or(() -> config.map(AlembicConfig::file)).orElse(null);
    if (key == null) {
      return ProjectFacts.NONE;
    }
    return byHome.computeIfAbsent(key, k -> read(script, config, root, above, shown));
  }

  private static List<Path> within(List<Path> above, Path root) {
    List<Path> folders = new ArrayList<>();
    for (Path folder : above) {
      if (folder.startsWith(root)) {
        folders.add(folder);
      }
    }
    return folders;
  }

  /** The configuration whose scripts lie there; that of another environment says nothing. */
  private static Optional<AlembicConfig> config(List<Path> above, Path folder, Optional<Path> home) {
    for (Path at : above) {
      for (AlembicConfig config : AlembicConfig.in(at)) {
        boolean own =
            config.scriptLocation().isPresent()
                ? config.scriptLocation().equals(home)
                    || config.versionLocations().stream().anyMatch(folder::startsWith)
                // Flask-Migrate keeps an ini without a location beside env.py.
                : home.filter(at::equals).isPresent();
        if (own) {
          return Optional.of(config);
        }
      }
    }
    return Optional.empty();
  }

  private static ProjectFacts read(
      Optional<Path> home, Optional<AlembicConfig> config, Path root, List<Path> above, Shown shown) {
    Optional<Path> file = home.map(at -> at.resolve("env.py"));
    Optional<EnvScript> env =
        file.flatMap(at -> SmallFile.bytes(at).flatMap(source -> EnvScript.run(shown.name(at), source, config)));
    ProjectModules modules = new ProjectModules(within(above, root));
    List<String> engines = config.map(Projects::engines).orElse(List.of());
    Map<String, Fact<String>> databases = new LinkedHashMap<>();
    for (String engine : engines) {
      config.flatMap(c -> told(c, engine, shown)).ifPresent(fact -> databases.put(engine, fact));
    }
    main(env, config, modules, file, shown).ifPresent(fact -> databases.put("", fact));
    Environment environment =
        new Environment(
            env.flatMap(EnvScript::commits).filter(commits -> transactional(databases)),
            env.map(EnvScript::session).orElse(List.of()),
            databases,
            Optional.empty());
    Optional<ConventionSearch> search =
        env.map(script -> new ConventionSearch(script, file.orElseThrow(), root, modules, shown::name));
    return new ProjectFacts(environment, engines, search);
  }

  /** Whether what changes the schema waits for a commit; where it does not, what Alembic asks for decides little. */
  private static boolean transactional(Map<String, Fact<String>> databases) {
    for (Fact<String> database : databases.values()) {
      if (!database.value().equals("postgresql")) {
        return false;
      }
    }
    return true;
  }

  /** {@code databases = engine1, engine2}. */
  private static List<String> engines(AlembicConfig config) {
    List<String> engines = new ArrayList<>();
    for (String engine : config.ini().get(config.section(), "databases").orElse("").split(",", -1)) {
      if (!engine.isBlank()) {
        engines.add(engine.strip());
      }
    }
    return engines;
  }

  /** What the ini says of the database of a section. */
  private static Optional<Fact<String>> told(AlembicConfig config, String section, Shown shown) {
    Optional<Ini.Entry> entry = config.ini().entry(section, "sqlalchemy.url");
    return config
        .url(section)
        .flatMap(DatabaseUrl::system)
        .map(system -> new Fact<>(system, shown.line(config.file(), entry.orElseThrow().line())));
  }

  /** The database of the URL that {@code env.py} connects with; what it puts in the place of the ini's goes before. */
  private static Optional<Fact<String>> main(
      Optional<EnvScript> env,
      Optional<AlembicConfig> config,
      ProjectModules modules,
      Optional<Path> file,
      Shown shown) {
    Optional<Fact<String>> ini = config.flatMap(c -> told(c, c.section(), shown));
    List<EnvScript.Url> urls = env.map(EnvScript::urls).orElse(List.of());
    if (urls.isEmpty()) {
      return ini;
    }
    Optional<Fact<String>> found = Optional.empty();
    for (EnvScript.Url url : urls) {
      Optional<Fact<String>> told = told(url, config, ini, modules, file.orElseThrow(), shown);
      if (told.isEmpty() || found.filter(fact -> !fact.value().equals(told.get().value())).isPresent()) {
        return Optional.empty();
      }
      found = found.or(() -> told);
    }
    return found;
  }

  private static Optional<Fact<String>> told(
      EnvScript.Url url,
      Optional<AlembicConfig> config,
      Optional<Fact<String>> ini,
      ProjectModules modules,
      Path file,
      Shown shown) {
    if (url.value() instanceof Value.Reference reference) {
      return modules.find(reference.dotted(), file).flatMap(found -> {
        String name = shown.name(found.module().path());
        return found.module().globals().get(found.rest())
            .filter(Text.class::isInstance)
            .flatMap(value -> told(value, new Place(name, EnvScript.site(value, Span.START))));
      });
    }
    boolean asInIni =
        ini.isPresent() && Values.text(url.value()).equals(config.flatMap(c -> c.url(c.section())));
    return asInIni ? ini : told(url.value(), new Place(shown.name(file), url.site()));
  }

  private static Optional<Fact<String>> told(Value url, Place place) {
    return DatabaseUrl.system(Values.textOrHole(url)).map(system -> new Fact<>(system, place));
  }
}
