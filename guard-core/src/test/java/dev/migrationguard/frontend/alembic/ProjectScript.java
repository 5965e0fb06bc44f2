package dev.migrationguard.frontend.alembic;

import dev.migrationguard.frontend.Reading;
import dev.migrationguard.frontend.SourceFile;
import dev.migrationguard.model.Direction;
import dev.migrationguard.model.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** A project as a test lays it out on disk, with one migration that is read. */
final class ProjectScript {

  private static final String SCRIPT = "app/migrations/versions/2.py";

  private final Path folder;
  private final AlembicFrontend frontend = new AlembicFrontend();

  ProjectScript(Path folder) {
    this.folder = folder;
    file("alembic.ini", "[alembic]\nscript_location = app/migrations\n");
    file("app/__init__.py", "");
    file("app/migrations/env.py", "from alembic import context\n");
  }

  ProjectScript file(String name, String text) {
    try {
      Path path = folder.resolve(name);
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return this;
  }

  /** What {@code upgrade()} of the migration asks for; its head is given. */
  List<String> asks(String definitions) {
    return steps(definitions).stream().map(Script::line).toList();
  }

  List<Step> steps(String definitions) {
    return read(SCRIPT, Script.HEAD + definitions);
  }

  List<Step> read(String name, String text) {
    file(name, text);
    Reading reading =
        frontend.read(SourceFile.named(name, folder.resolve(name)), Set.of(Direction.UPGRADE));
    return switch (reading) {
      case Reading.Read read -> read.migrations().get(0).upgrade();
      case Reading.NoMigration none -> throw new AssertionError("not taken for a migration");
      case Reading.Unreadable no -> throw new AssertionError(no.place() + ": " + no.reason());
    };
  }
}
