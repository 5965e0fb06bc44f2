package dev.migrationguard.cli.report;

import dev.migrationguard.audit.Audit;
import dev.migrationguard.audit.Audit.Hazard;
import dev.migrationguard.audit.Figures;
import dev.migrationguard.audit.Lineage;
import dev.migrationguard.audit.Period;
import dev.migrationguard.audit.Revision;
import dev.migrationguard.audit.Subject;
import dev.migrationguard.engine.Report;
import dev.migrationguard.rule.Severity;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A history as a whole, for people at a terminal of 80 columns or more. */
public final class AuditConsole implements Reporter {

  private static final int STANDARD = 80;
  private static final int WIDEST = 110;

  /** So many rows of a list are read; the page has them all. */
  private static final int ROWS = 10;

  /** More months than this are told by year. */
  private static final int MONTHS = 24;

  /** What a title says beside the name of the history. */
  private static final int FURTHER = 42;

  private static final String NOT_ANALYSED = " is not analysed: ";

  private static final int YEAR = "2026".length();

  private final Style style;
  private final int width;

  /**
   * A reporter.
   *
   * @param style colours or none
   * @param width columns of the terminal; 0 where that is not known
   */
  public AuditConsole(Style style, int width) {
    this.style = style;
    this.width = width <= 0 ? STANDARD : Math.max(STANDARD / 2, Math.min(width, WIDEST));
  }

  @Override
  public void write(Report report, Writer out) throws IOException {
    Audit audit = Audit.of(report);
    StringBuilder text = new StringBuilder();
    if (audit.revisions().isEmpty()) {
      out.append(report.findings().isEmpty() ? "No migrations found.\n" : "No migrations could be read.\n");
      return;
    }
    summary(audit, text);
    time(audit, text);
    List<Revision> worst = audit.worst();
    Grid revisions = new Grid("Worst revisions", "errors", "warnings", "notes");
    for (Revision revision : worst.subList(0, Math.min(ROWS, worst.size()))) {
      Figures figures = revision.figures();
      revisions.row(inHistory(revision, audit), figures.errors(), figures.warnings(), figures.notes());
    }
    draw(revisions, worst.size(), text);
    subjects("Hazards by rule", audit.rules(), text);
    subjects("Hazards by table", audit.tables(), text);
    notAnalysed(audit, text);
    suppressions(audit, text);
    shape(audit, text);
    text.append("audit --format html --output audit.html draws all of it, with every finding.\n");
    out.append(text);
  }

  /** The path as far as it tells revisions apart. */
  private static String inHistory(Revision revision, Audit audit) {
    String folder = audit.histories().get(0).name() + "/";
    boolean only = audit.histories().size() == 1 && revision.path().startsWith(folder);
    return only ? revision.path().substring(folder.length()) : revision.path();
  }

  private void summary(Audit audit, StringBuilder out) {
    Figures all = audit.figures();
    List<Revision> revisions = audit.revisions();
    StringBuilder title = new StringBuilder(Counts.of(revisions.size(), "revision"));
    if (audit.histories().size() > 1) {
      title.append(" in ").append(audit.histories().size()).append(" histories");
    } else {
      String name = Printable.line(audit.histories().get(0).name());
      title.append(" in ").append(Grid.shortened(name, width - FURTHER));
    }
    List<Period> periods = audit.timeline().periods();
    if (audit.timeline().dated()) {
      title.append(", ").append(periods.get(0).name()).append(" to ");
      title.append(periods.get(periods.size() - 1).name());
    }
    out.append(style.strong(title.toString())).append('\n');
    double coverage = 100 - all.notAnalysedShare();
    out.append("  ").append(Counts.of(all.operations(), "operation")).append(" understood, ");
    out.append(all.notAnalysed()).append(" not (coverage ").append(Counts.percent(coverage)).append(")\n  ");
    out.append(style.severity(Severity.ERROR, Counts.of(all.errors(), "error"))).append(", ");
    out.append(style.severity(Severity.WARNING, Counts.of(all.warnings(), "warning"))).append(", ");
    out.append(style.severity(Severity.NOTE, Counts.of(all.notes(), "note")));
    out.append(" in ").append(Counts.of(audit.worst().size(), "revision"));
    if (all.suppressed() > 0) {
      out.append("; ").append(all.suppressed()).append(" suppressed");
    }
    out.append("\n\n");
  }

  private void time(Audit audit, StringBuilder out) {
    List<Period> periods = audit.timeline().periods();
    boolean byYear = audit.timeline().dated() && periods.size() > MONTHS;
    Map<String, Period> shown = new LinkedHashMap<>();
    for (Period period : periods) {
      String name = byYear ? period.name().substring(0, YEAR) : period.name();
      shown.merge(name, period, AuditConsole::sum);
    }
    String head = byYear ? "By year" : audit.timeline().dated() ? "By month" : "By turn";
    Grid grid = new Grid(head, "revisions", "operations", "not analysed", "errors", "warnings", "notes");
    shown.forEach((name, period) -> {
      Figures figures = period.figures();
      grid.row(name, period.revisions(), figures.operations(), figures.notAnalysed(), figures.errors(),
          figures.warnings(), figures.notes());
    });
    grid.draw(width, style, out);
    out.append('\n');
  }

  private static Period sum(Period one, Period other) {
    return new Period(one.name(), one.revisions() + other.revisions(), one.figures().and(other.figures()));
  }

  private void subjects(String title, List<Subject> subjects, StringBuilder out) {
    Grid grid = new Grid(title, "errors", "warnings", "notes", "revisions");
    for (Subject subject : subjects.subList(0, Math.min(ROWS, subjects.size()))) {
      Figures figures = subject.figures();
      grid.row(subject.name(), figures.errors(), figures.warnings(), figures.notes(), subject.revisions());
    }
    draw(grid, subjects.size(), out);
  }

  private void notAnalysed(Audit audit, StringBuilder out) {
    Map<String, Integer> reasons = new TreeMap<>();
    for (Hazard hazard : audit.hazards()) {
      if (hazard.isNotAnalysed() && hazard.finding().suppressed().isEmpty()) {
        reasons.merge(reason(hazard.finding().message()), 1, Integer::sum);
      }
    }
    counted("Not analysed", reasons, out);
  }

  /** What a note says behind the words that it quotes. */
  private static String reason(String message) {
    String text = Printable.line(message);
    int said = text.indexOf(NOT_ANALYSED);
    return said < 0 ? text : text.substring(said + NOT_ANALYSED.length());
  }

  private void suppressions(Audit audit, StringBuilder out) {
    Map<String, Integer> reasons = new TreeMap<>();
    for (Hazard hazard : audit.hazards()) {
      hazard.finding().suppressed().ifPresent(
          reason -> reasons.merge(hazard.finding().rule().id() + ": " + reason, 1, Integer::sum));
    }
    counted("Suppressed", reasons, out);
  }

  private void counted(String title, Map<String, Integer> counts, StringBuilder out) {
    List<Map.Entry<String, Integer>> entries = new ArrayList<>(counts.entrySet());
    entries.sort(Map.Entry.<String, Integer>comparingByValue().reversed());
    if (entries.isEmpty()) {
      return;
    }
    out.append(style.strong(title)).append('\n');
    for (Map.Entry<String, Integer> entry : entries.subList(0, Math.min(ROWS, entries.size()))) {
      StringBuilder wrapped = new StringBuilder();
      Paragraph.wrap(entry.getKey(), "       ", width, wrapped);
      String count = String.valueOf(entry.getValue());
      out.append(" ".repeat(Math.max(1, 5 - count.length()))).append(count).append("  ");
      out.append(wrapped.substring(Math.min(7, wrapped.length())));
    }
    more(entries.size(), out);
    out.append('\n');
  }

  private void shape(Audit audit, StringBuilder out) {
    out.append(style.strong("Shape")).append('\n');
    int shown = 0;
    for (Lineage history : audit.histories()) {
      if (++shown > ROWS) {
        break;
      }
      StringBuilder line = new StringBuilder();
      if (audit.histories().size() > 1) {
        line.append(Printable.line(history.name())).append(": ");
      }
      line.append(Counts.of(history.revisions().size(), "revision")).append(", ");
      line.append(Counts.of(history.heads(), "head")).append(", ");
      line.append(Counts.of(history.branchPoints(), "branch point")).append(", ");
      line.append(Counts.of(history.merges(), "merge"));
      Paragraph.wrap(line.toString(), "  ", width, out);
      for (Revision revision : history.revisions()) {
        doubt(revision, out);
      }
    }
    more(audit.histories().size(), out);
    out.append('\n');
  }

  private void doubt(Revision revision, StringBuilder out) {
    List<String> doubts = new ArrayList<>();
    if (!revision.missing().isEmpty()) {
      doubts.add("follows " + String.join(", ", revision.missing()) + ", which is not there");
    }
    if (revision.circular()) {
      doubts.add("hangs in a circle, or follows one that does");
    }
    if (revision.ambiguous()) {
      doubts.add("has the id " + revision.id() + ", as another one has");
    }
    for (String doubt : doubts) {
      Paragraph.wrap(Printable.line(revision.path()) + " " + doubt, "    ", width, out);
    }
  }

  private void draw(Grid grid, int all, StringBuilder out) {
    if (!grid.isEmpty()) {
      grid.draw(width, style, out);
      more(all, out);
      out.append('\n');
    }
  }

  private static void more(int all, StringBuilder out) {
    if (all > ROWS && out.length() > 0) {
      out.append("  … and ").append(all - ROWS).append(" more\n");
    }
  }
}
