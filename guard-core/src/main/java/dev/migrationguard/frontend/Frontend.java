package dev.migrationguard.frontend;

import dev.migrationguard.model.Direction;
import dev.migrationguard.model.Phase;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One kind of migration source: the only code that knows its language. Safe for use by several threads. */
public interface Frontend {

  /** The language of what it reads and writes, as Markdown names it: {@code python}, {@code sql}. */
  String language();

  /** Whether a file of this name may be for it; decided without opening it. */
  boolean accepts(SourceFile file);

  /**
   * Reads one file. Never throws for what the file holds: that is {@link Reading.Unreadable}.
   *
   * @param file       the file
   * @param directions the directions that are asked for
   */
  Reading read(SourceFile file, Set<Direction> directions);

  /**
   * Reads one file for a database: what SQL and its tools mean differs from one to another.
   *
   * @param database the name of the database that is judged, lower case: {@code postgresql}; empty for the one that the
   *     project of the file names, or else PostgreSQL
   */
  default Reading read(SourceFile file, Set<Direction> directions, String database) {
    return read(file, directions);
  }

  /**
   * The day on which a source was written, where its text tells: {@code 2026-01-31}.
   *
   * @param lines the lines of the file
   */
  default Optional<String> writtenOn(List<String> lines) {
    return Optional.empty();
  }

  /**
   * The stages of a safe way as code that can be copied, each under a comment with its title.
   *
   * @param path     the file that it is to replace a part of: its tool has its own way to leave a transaction
   * @param database the name of the database that is to run it, lower case: {@code postgresql}
   * @return empty where that database has no words for them
   */
  String write(List<Phase> phases, String path, String database);

  /**
   * The same for a file whose text is at hand: it may show which tool runs it.
   *
   * @param path  as {@link #write} has it
   * @param lines of the file
   */
  default Writer writer(String path, List<String> lines) {
    return new FileWriter(this, path);
  }

  /** Writes the safe ways of one file, as {@link #write} does; not for use by several threads. */
  interface Writer {

    /** The stages as code; empty where that database has no words for them. */
    String write(List<Phase> phases, String database);
  }

  /** Writes without a look at the text of the file. */
  record FileWriter(Frontend frontend, String path) implements Writer {

    @Override
    public String write(List<Phase> phases, String database) {
      return frontend.write(phases, path, database);
    }
  }
}
