package dev.migrationguard.frontend.project;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code alembic.ini} and {@code [tool.alembic]} of {@code pyproject.toml} say of one environment.
 *
 * @param file             the file that says so; the ini where there are both, since only it has the URL
 * @param section          the section of the ini, {@code alembic} unless {@code --name} chooses another
 * @param ini              the ini; empty of sections where there is only a {@code pyproject.toml}
 * @param scriptLocation   the folder of {@code env.py}
 * @param versionLocations the folders of the revisions
 */
public record AlembicConfig(
    Path file, String section, Ini ini, Optional<Path> scriptLocation, List<Path> versionLocations) {

  private static final String PYPROJECT = "pyproject.toml";
  private static final String TABLE = "[tool.alembic";
  private static final String LOCATION = "script_location";
  private static final String VERSIONS = "version_locations";

  public AlembicConfig {
    versionLocations = List.copyOf(versionLocations);
  }

  /** The URL of a section, with what it names put in. */
  public Optional<String> url(String name) {
    return ini.get(name, "sqlalchemy.url");
  }

  /** The environments that the files of one folder configure; none where there is no such file. */
  public static List<AlembicConfig> in(Path folder) {
    Path file = folder.resolve("alembic.ini");
    Optional<String> text = SmallFile.text(file);
    Map<String, Object> table = table(folder);
    if (text.isEmpty() && table.isEmpty()) {
      return List.of();
    }
    Ini ini = Ini.of(text.orElse(""), Map.of("here", folder.toString()));
    List<AlembicConfig> configs = new ArrayList<>();
    for (String section : ini.sections()) {
      if (section.equals("alembic") || ini.options(section).containsKey(LOCATION)) {
        configs.add(of(file, section, ini, table));
      }
    }
    if (configs.isEmpty() && !table.isEmpty()) {
      configs.add(of(folder.resolve(PYPROJECT), "alembic", ini, table));
    }
    return configs;
  }

  private static AlembicConfig of(Path file, String section, Ini ini, Map<String, Object> table) {
    Path folder = file.getParent();
    Optional<Path> script =
        ini.get(section, LOCATION)
            .or(() -> Optional.ofNullable(table.get(LOCATION)).map(value -> here(String.valueOf(value), folder)))
            .flatMap(location -> located(location, folder));
    List<Path> versions = new ArrayList<>();
    for (String location : versionLocations(section, ini, table, folder)) {
      located(location.strip(), folder).ifPresent(versions::add);
    }
    if (versions.isEmpty()) {
      script.ifPresent(path -> versions.add(path.resolve("versions")));
    }
    return new AlembicConfig(file, section, ini, script, versions);
  }

  private static List<String> versionLocations(String section, Ini ini, Map<String, Object> table, Path folder) {
    Optional<String> written = ini.get(section, VERSIONS);
    if (written.isPresent() && !written.get().isEmpty()) {
      Optional<String> separator = ini.get(section, "path_separator");
      return split(written.get(), separator.or(() -> ini.get(section, "version_path_separator")));
    }
    List<String> locations = new ArrayList<>();
    if (table.get(VERSIONS) instanceof List<?> listed) {
      listed.forEach(location -> locations.add(here(String.valueOf(location), folder)));
    }
    return locations;
  }

  /** Without a separator Alembic splits at blanks and commas. */
  private static List<String> split(String locations, Optional<String> separator) {
    String at =
        switch (separator.orElse("")) {
          case "os" -> File.pathSeparator;
          case ":" -> ":";
          case ";" -> ";";
          case "newline" -> "\n";
          default -> " ";
        };
    String list = at.equals(" ") ? locations.replace(',', ' ').replace('\n', ' ') : locations;
    List<String> parts = new ArrayList<>();
    for (String part : list.split(at, -1)) {
      if (!part.isBlank()) {
        parts.add(part.strip());
      }
    }
    return parts;
  }

  /** In TOML nothing but {@code %(here)s} is put in. */
  private static String here(String value, Path folder) {
    return value.replace("%(here)s", folder.toString()).replace("%%", "%");
  }

  /**
   * A folder, {@code package:folder}, or a path from where Alembic is started, which most often is beside the file.
   */
  private static Optional<Path> located(String location, Path folder) {
    boolean windowsDrive = location.length() > 2 && location.charAt(1) == ':' && location.charAt(2) == '\\';
    int colon = windowsDrive ? -1 : location.indexOf(':');
    try {
      if (colon < 0) {
        Path beside = folder.resolve(location).normalize();
        Path above = folder.getParent();
        boolean fromAbove = !Files.isDirectory(beside) && above != null && ProjectFolders.isRoot(above);
        return Optional.of(fromAbove ? above.resolve(location).normalize() : beside);
      }
      String packages = location.substring(0, colon).replace('.', '/');
      String inside = packages + "/" + location.substring(colon + 1).replace(':', '/');
      return inPackage(inside, folder);
    } catch (InvalidPathException cause) {
      return Optional.empty();
    }
  }

  /** Packages are found from where the file lies, or from a folder above it when the file lies in the package. */
  private static Optional<Path> inPackage(String location, Path folder) {
    for (Path root : List.of(folder, folder.resolve("src"), folder.resolve("lib"))) {
      if (Files.isDirectory(root.resolve(location))) {
        return Optional.of(root.resolve(location).normalize());
      }
    }
    for (Path above : ProjectFolders.upFrom(folder)) {
      if (Files.isDirectory(above.resolve(location))) {
        return Optional.of(above.resolve(location).normalize());
      }
    }
    return Optional.empty();
  }

  /** The table of {@code pyproject.toml}; the library that reads it is loaded only where there is one. */
  private static Map<String, Object> table(Path folder) {
    Optional<String> text = SmallFile.text(folder.resolve(PYPROJECT)).filter(toml -> toml.contains(TABLE));
    if (text.isEmpty()) {
      return Map.of();
    }
    try {
      return new LinkedHashMap<>(Toml.table(Toml.table(Toml.read(text.get()), "tool"), "alembic"));
    } catch (Toml.Broken broken) {
      return Map.of();
    }
  }
}
