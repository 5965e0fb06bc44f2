package dev.migrationguard.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Streams that keep what is written to them. */
final class Streams {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final String in;
  private final Map<String, String> environment = new HashMap<>();
  private Path directory = Path.of("").toAbsolutePath();
  private Terminal terminal = Terminal.NONE;

  Streams(String in) {
    this.in = in;
  }

  Streams in(Path folder) {
    directory = folder;
    return this;
  }

  Streams with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Streams on(Terminal watched) {
    terminal = watched;
    return this;
  }

  Io io() {
    return new Io(
        new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        directory,
        environment,
        terminal);
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
