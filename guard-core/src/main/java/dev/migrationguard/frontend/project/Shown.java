package dev.migrationguard.frontend.project;

import dev.migrationguard.frontend.SourceFile;
import dev.migrationguard.model.Place;
import dev.migrationguard.model.Span;
import java.nio.file.Path;
import java.util.Optional;

/** How the user, who named a script like that, would name the files around it. */
public final class Shown {

  private final Optional<Path> base;

  /** Every file by its whole path. */
  static final Shown WHOLE = new Shown(Optional.empty());

  private Shown(Optional<Path> base) {
    this.base = base;
  }

  /** Names like that of the script. */
  public Shown(SourceFile script) {
    Path path = script.path().toAbsolutePath().normalize();
    Path name = Path.of(script.name());
    Path above = path;
    for (int i = name.getNameCount(); i > 0 && above != null; i--) {
      above = above.getParent();
    }
    boolean named = above != null && !name.isAbsolute() && path.endsWith(name);
    this.base = named ? Optional.of(above) : Optional.empty();
  }

  /** The name of a file; its whole path where it lies elsewhere. */
  public String name(Path file) {
    Path shown = base.filter(file::startsWith).map(folder -> folder.relativize(file)).orElse(file);
    return shown.toString().replace('\\', '/');
  }

  /** A line of a file. */
  public Place line(Path file, int line) {
    return new Place(name(file), new Span(line, 1, line, 1));
  }
}
