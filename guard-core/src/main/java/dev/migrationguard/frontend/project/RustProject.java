package dev.migrationguard.frontend.project;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether a folder is one of a project in Rust that runs its scripts with sqlx. */
final class RustProject {

  private static final String MANIFEST = "Cargo.toml";
  private static final String LOCK = "Cargo.lock";

  /** What sqlx itself leaves or reads beside a manifest. */
  private static final List<String> OWN = List.of(".sqlx", "sqlx.toml", "sqlx-data.json");

  /** Where a project in another language begins, whose scripts another tool runs. */
  private static final List<String> OTHERS = List.of("go.mod", "package.json", "pom.xml", "build.gradle", "pyproject.toml");

  private RustProject() {}

  /**
   * What a folder tells; empty where the ones above it are to be asked.
   *
   * @param there the names in it
   */
  static Optional<Boolean> runsSqlx(Path folder, Set<String> there) {
    for (String name : OWN) {
      if (there.contains(name)) {
        return Optional.of(true);
      }
    }
    if (there.contains(MANIFEST)) {
      boolean depends = names(folder.resolve(MANIFEST), "sqlx") || names(folder.resolve(LOCK), "name = \"sqlx\"");
      // The crate of the scripts may be one whose workspace says it.
      return depends ? Optional.of(true) : Optional.empty();
    }
    for (String name : OTHERS) {
      if (there.contains(name)) {
        return Optional.of(false);
      }
    }
    return Optional.empty();
  }

  private static boolean names(Path file, String word) {
    return SmallFile.text(file).filter(text -> text.contains(word)).isPresent();
  }
}
