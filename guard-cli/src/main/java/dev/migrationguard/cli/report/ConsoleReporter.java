package dev.migrationguard.cli.report;

import dev.migrationguard.engine.Report;
import dev.migrationguard.model.Phase;
import dev.migrationguard.model.Place;
import dev.migrationguard.model.Span;
import dev.migrationguard.rule.Finding;
import dev.migrationguard.rule.Severity;
import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** For people at a terminal: each hazard with its source line and the safe way, then the run in one line. */
public final class ConsoleReporter implements Reporter {

  /** So many notes are read; hundreds would bury the summary. */
  private static final int NOTES = 20;

  private static final int NARROWEST = 40;

  /** Prose is read best in short lines; source is not broken before it must be. */
  private static final int PROSE = 100;

  private static final int SOURCE = 140;
  private static final int MARGIN = 8;

  private final Style style;
  private final int prose;
  private final int source;

  /**
   * A reporter.
   *
   * @param style colours or none
   * @param width columns of the terminal; 0 where that is not known
   */
  public ConsoleReporter(Style style, int width) {
    this.style = style;
    int columns = width <= 0 ? SOURCE : Math.max(NARROWEST, Math.min(width, SOURCE));
    this.prose = Math.min(columns, PROSE);
    this.source = columns - MARGIN;
  }

  @Override
  public void write(Report report, Writer out) throws IOException {
    Tally tally = Tally.of(report);
    Map<String, Place> remedies = new HashMap<>();
    Place previous = null;
    for (Finding finding : tally.standing()) {
      StringBuilder text = new StringBuilder();
      header(finding, text);
      Paragraph.wrap(finding.message(), "  ", prose, text);
      if (!finding.place().equals(previous)) {
        excerpt(finding, text);
      }
      remedy(finding, remedies, text);
      out.append(text.append('\n'));
      previous = finding.place();
    }
    notAnalysed(tally.notAnalysed(), out);
    out.append(SummaryLine.of(report, tally, style)).append('\n');
  }

  private void header(Finding finding, StringBuilder out) {
    out.append(style.strong(Printable.line(finding.place().toString())))
        .append(' ')
        .append(style.severity(finding.severity(), finding.severity().word()))
        .append(' ')
        .append(finding.rule().id())
        .append('\n');
  }

  private void excerpt(Finding finding, StringBuilder out) {
    if (finding.excerpt().isBlank()) {
      return;
    }
    Span span = finding.place().span();
    String number = String.valueOf(span.line());
    String margin = " ".repeat(Math.max(0, 5 - number.length()));
    int endColumn = span.endLine() == span.line() ? span.endColumn() : 0;
    SourceLine line = SourceLine.draw(finding.excerpt(), span.column(), endColumn, source);
    out.append(style.faint(margin + number + " | ")).append(line.text()).append('\n');
    out.append(style.faint("      | ")).append(style.severity(finding.severity(), line.carets())).append('\n');
  }

  private void remedy(Finding finding, Map<String, Place> shown, StringBuilder out) {
    String code = finding.code().isBlank() ? titles(finding.remedy().phases()) : finding.code().stripTrailing();
    if (code.isEmpty()) {
      return;
    }
    Place earlier = shown.putIfAbsent(code, finding.place());
    if (earlier != null) {
      out.append(style.good("  Safe way:")).append(" as for ").append(Printable.line(earlier.toString())).append('\n');
      return;
    }
    out.append(style.good("  Safe way:")).append('\n');
    for (String line : Printable.lines(code).split("\n", -1)) {
      out.append(line.isEmpty() ? "" : "    ").append(line).append('\n');
    }
  }

  private static String titles(List<Phase> phases) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < phases.size(); i++) {
      text.append(i == 0 ? "" : "\n").append(i + 1).append(". ").append(phases.get(i).title());
    }
    return text.toString();
  }

  private void notAnalysed(List<Finding> notes, Writer out) throws IOException {
    if (notes.isEmpty()) {
      return;
    }
    out.append(style.severity(Severity.NOTE, "Not analysed")).append(", look at these yourself:\n");
    for (int i = 0; i < notes.size() && i < NOTES; i++) {
      Finding note = notes.get(i);
      out.append("  ").append(Printable.line(note.place().toString())).append("  ");
      out.append(Printable.line(note.message())).append('\n');
    }
    if (notes.size() > NOTES) {
      out.append("  … and ").append(String.valueOf(notes.size() - NOTES));
      out.append(" more; --format json lists them all\n");
    }
    out.append('\n');
  }
}
