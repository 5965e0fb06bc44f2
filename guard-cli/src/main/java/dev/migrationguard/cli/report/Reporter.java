package dev.migrationguard.cli.report;

import dev.migrationguard.engine.Report;
import java.io.IOException;
import java.io.Writer;

/** One way to write down what a run found: the same report always gives the same text. */
public interface Reporter {

  /**
   * Writes the whole report.
   *
   * @param report what came of the run
   * @param out    where to; neither flushed nor closed
   */
  void write(Report report, Writer out) throws IOException;
}
