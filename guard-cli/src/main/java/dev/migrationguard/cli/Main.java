package dev.migrationguard.cli;

import dev.migrationguard.engine.Guard;
import dev.migrationguard.frontend.alembic.AlembicFrontend;
import dev.migrationguard.rules.BuiltInRules;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The program {@code migration-guard}. */
public final class Main {

  private Main() {}

  /** Runs one command line and ends the process with its exit code. */
  public static void main(String[] arguments) {
    Io io =
        new Io(
            System.in,
            utf8(FileDescriptor.out),
            utf8(FileDescriptor.err),
            Path.of(""),
            System.getenv(),
            Terminal.detect());
    // All is written and nothing waits for the end: an orderly exit would first look for somebody to log itself to.
    Runtime.getRuntime().halt(run(arguments, io));
  }

  /** Runs one command line and answers its exit code. */
  static int run(String[] arguments, Io io) {
    try {
      Guard guard = new Guard(List.of(new AlembicFrontend(), OnDemand.sql(), OnDemand.java()), BuiltInRules.all());
      return new Cli(io, BuiltInRules.infos(), guard::analyze).run(arguments);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError e) {
      return Failure.report(e, io);
    } finally {
      io.out().flush();
      io.err().flush();
    }
  }

  /** Reports are UTF-8 whatever the locale says: a file name or a message must not turn into question marks. */
  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor), 1 << 16), false, StandardCharsets.UTF_8);
  }
}
