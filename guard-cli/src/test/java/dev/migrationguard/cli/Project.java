package dev.migrationguard.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small project on the disk, and what the program says when it is run there. */
final class Project {

  private final Path root;
  private Streams last = new Streams("");

  Project(Path root) {
    this.root = root;
  }

  Path root() {
    return root;
  }

  /** A file; text blocks end with a line break, which is left as it is. */
  Project with(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  /** An Alembic script that starts a history of its own; its first statement stands in line 7. */
  Project withScript(String name, String... statements) throws IOException {
    String id = name.substring(name.lastIndexOf('/') + 1).replace(".py", "");
    return with(
        name,
        "from alembic import op\nimport sqlalchemy as sa\nrevision = \"" + id + "\"\ndown_revision = None\n\n"
            + "def upgrade():\n    " + String.join("\n    ", statements) + "\n");
  }

  int run(String... arguments) {
    return runIn("", arguments);
  }

  int runIn(String folder, String... arguments) {
    return run(new Streams(""), folder, arguments);
  }

  int run(Streams streams, String folder, String... arguments) {
    last = streams.in(root.resolve(folder));
    return Main.run(arguments, last.io());
  }

  String out() {
    return last.out();
  }

  String err() {
    return last.err();
  }
}
