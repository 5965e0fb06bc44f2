package dev.migrationguard.cli;

import dev.migrationguard.cli.config.Configuration;
import dev.migrationguard.engine.Discovery;
import dev.migrationguard.engine.Discovery.UnreadablePath;
import dev.migrationguard.engine.Sources;
import dev.migrationguard.frontend.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds what a request reads. */
final class Input {

  private Input() {}

  static Sources sources(Command command, Request request, Io io) throws Misuse, UnreadablePath, IOException {
    Sources found = found(request, io);
    // Who asks what the guard understood of a file is told.
    return command == Command.OPERATIONS ? found : withoutExcluded(found, request.configuration(), io);
  }

  private static Sources found(Request request, Io io) throws Misuse, UnreadablePath, IOException {
    if (request.stdinName().isPresent()) {
      return standardInput(request.stdinName().get(), io);
    }
    List<Path> paths = new ArrayList<>(request.paths().size());
    for (String path : request.paths()) {
      paths.add(fromHere(path(path), io.directory()));
    }
    Sources found = Discovery.find(paths, io.directory());
    if (found.reported().isEmpty() && found.history().isEmpty()) {
      PassedOver.tell(paths, io);
    }
    return request.since().isPresent()
        ? new Since(request.since().get(), io.directory()).restrict(found, paths)
        : found;
  }

  private static Sources withoutExcluded(Sources found, Configuration configuration, Io io) {
    Sources rest = configuration.without(found, io.directory());
    if (rest.reported().isEmpty() && !found.reported().isEmpty()) {
      io.complain("all that is named here is excluded by " + configuration.exclude().orElseThrow().by());
    }
    return rest;
  }

  /** Standard input in the place of the file of that name, with the history that lies around that file. */
  private static Sources standardInput(String name, Io io) throws Misuse, UnreadablePath, IOException {
    Path path = path(name);
    byte[] content = io.in().readAllBytes();
    if (!Files.isRegularFile(io.directory().resolve(path))) {
      return new Sources(List.of(SourceFile.of(name.replace('\\', '/'), path, content)), List.of());
    }
    Sources found = Discovery.find(List.of(path), io.directory());
    List<SourceFile> reported = new ArrayList<>();
    for (SourceFile file : found.reported()) {
      reported.add(SourceFile.of(file.name(), file.path(), content));
    }
    return new Sources(reported, found.history());
  }

  /** Alembic names a new script by its whole path; a reader knows it from here. */
  private static Path fromHere(Path path, Path directory) {
    if (!path.isAbsolute()) {
      return path;
    }
    Path here = directory.toAbsolutePath();
    return path.startsWith(here) && !path.equals(here) ? here.relativize(path) : path;
  }

  private static Path path(String name) throws Misuse {
    if (name.isEmpty()) {
      throw new Misuse("a path is empty");
    }
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      boolean foreign = name.chars().anyMatch(c -> c > 0x7F);
      throw new Misuse(
          "'" + name + "' is not a path" + (foreign ? " in the character set of this system: set LC_ALL=C.UTF-8" : ""));
    }
  }
}
