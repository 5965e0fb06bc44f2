package dev.migrationguard.cli.report;

import dev.migrationguard.dialect.Answer;
import dev.migrationguard.dialect.Blocks;
import dev.migrationguard.dialect.Cost;
import dev.migrationguard.engine.Report;
import dev.migrationguard.engine.Report.Defect;
import dev.migrationguard.engine.Report.FileReport;
import dev.migrationguard.engine.Report.JudgedStep;
import dev.migrationguard.engine.Report.Statistics;
import dev.migrationguard.model.ColumnOperation.DropColumn;
import dev.migrationguard.model.Guards;
import dev.migrationguard.model.IndexOperation.CreateIndex;
import dev.migrationguard.model.IndexOperation.Key;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.Opaque;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.Phase;
import dev.migrationguard.model.Place;
import dev.migrationguard.model.Span;
import dev.migrationguard.model.Step;
import dev.migrationguard.model.Transaction;
import dev.migrationguard.rule.Finding;
import dev.migrationguard.rule.Hazard;
import dev.migrationguard.rule.Remedy;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.rule.Severity;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reports to write down. */
public final class Reports {

  /** A rule with blocking findings. */
  public static final RuleInfo CREATE_INDEX =
      RuleInfo.of(
          "create-index-blocking",
          Severity.WARNING,
          "Building an index blocks writes to a table in use",
          "From the start of the build until the transaction ends, every INSERT, UPDATE and DELETE waits.",
          "Build the index concurrently, outside a transaction.",
          Hazard.BLOCKS_WRITES);

  /** A rule with findings that break the running version. */
  public static final RuleInfo DROP_COLUMN =
      RuleInfo.of(
          "drop-column",
          Severity.ERROR,
          "Dropping a column breaks the version that still reads it",
          "The running version names the column in its queries.\nThey fail from the commit on.",
          "Release a version that does not know the column, then drop it.",
          Hazard.BREAKS_RUNNING_VERSION,
          Hazard.LOSES_DATA);

  /** What was not understood. */
  public static final RuleInfo NOT_ANALYSED =
      RuleInfo.of(
          "not-analysed", Severity.NOTE, "A part could not be understood", "It is not known.", "", Hazard.NOT_KNOWN);

  /** The rules of these reports. */
  public static final RuleInfo MISSING_TIMEOUT =
      RuleInfo.of(
              "missing-lock-timeout",
              Severity.NOTE,
              "Waiting for a lock without end",
              "Whoever comes after it waits behind it.",
              "A limit lets the queue move on.",
              Hazard.BLOCKS_WRITES)
          .inProfile("strict");

  public static final List<RuleInfo> RULES = List.of(DROP_COLUMN, CREATE_INDEX, NOT_ANALYSED, MISSING_TIMEOUT);

  private static final String FILE = "migrations/versions/4f2a_orders.py";

  private Reports() {}

  /** A finding without a remedy. */
  public static Finding finding(RuleInfo rule, String path, Span span, String excerpt, String message) {
    return new Finding(
        rule,
        rule.severity(),
        new Place(path, span),
        excerpt,
        message,
        Remedy.NONE,
        "",
        Optional.empty(),
        Optional.empty());
  }

  /** The same with a safe way. */
  public static Finding withRemedy(Finding finding, String code, Phase... phases) {
    return new Finding(
        finding.rule(),
        finding.severity(),
        finding.place(),
        finding.excerpt(),
        finding.message(),
        Remedy.of(phases),
        code,
        finding.cost(),
        finding.suppressed());
  }

  /** The same with what the operation costs. */
  public static Finding withCost(Finding finding, Cost cost) {
    return new Finding(
        finding.rule(),
        finding.severity(),
        finding.place(),
        finding.excerpt(),
        finding.message(),
        finding.remedy(),
        finding.code(),
        Optional.of(cost),
        finding.suppressed());
  }

  /** The same, accepted in the source. */
  public static Finding suppressed(Finding finding, String reason) {
    return new Finding(
        finding.rule(),
        finding.severity(),
        finding.place(),
        finding.excerpt(),
        finding.message(),
        finding.remedy(),
        finding.code(),
        finding.cost(),
        Optional.of(reason));
  }

  /** A warning about an index, with a remedy of one phase. */
  public static Finding indexBuild() {
    CreateIndex index = index();
    return withCost(
        withRemedy(
            finding(
                CREATE_INDEX,
                FILE,
                new Span(14, 5, 14, 62),
                "    op.create_index(\"ix_orders_email\", \"orders\", [\"email\"])",
                "Building ix_orders_email blocks every INSERT, UPDATE and DELETE on orders from the start of the"
                    + " build until the migration commits."),
            """
            # Build the index without stopping writes
            with op.get_context().autocommit_block():
                op.create_index("ix_orders_email", "orders", ["email"], postgresql_concurrently=True)
            """,
            Phase.outsideTransaction("Build the index without stopping writes", index.withConcurrently())),
        cost("ShareLock", Blocks.WRITES, Answer.YES));
  }

  /** An error about a column, with a remedy in words. */
  public static Finding droppedColumn() {
    return withCost(
        withRemedy(
            finding(
                DROP_COLUMN,
                FILE,
                new Span(15, 5, 18, 6),
                "    op.drop_column(",
                "The running version still reads orders.state: its queries fail as soon as this commits."),
            "",
            Phase.release("Release a version that does not name orders.state"),
            Phase.migration(
                "Drop the column", new DropColumn(ObjectName.of("orders"), "state", false, false))),
        cost("AccessExclusiveLock", Blocks.READS_AND_WRITES, Answer.NO));
  }

  /** A note about a statement that was not understood. */
  public static Finding gap() {
    return finding(
        NOT_ANALYSED, FILE, new Span(21, 5, 21, 20), "    op.execute(sql)", "op.execute(sql): the text is not visible");
  }

  /** The same finding, some lines further down. */
  public static Finding moved(Finding finding, int lines) {
    return new Finding(
        finding.rule(),
        finding.severity(),
        moved(finding.place(), lines),
        finding.excerpt(),
        finding.message(),
        finding.remedy(),
        finding.code(),
        finding.cost(),
        finding.suppressed());
  }

  /** The same report after lines were added at the top of the file. */
  public static Report moved(Report report, int lines) {
    return new Report(
        report.findings().stream().map(finding -> moved(finding, lines)).toList(),
        report.files(),
        report.steps().stream().map(judged -> moved(judged, lines)).toList(),
        report.defects(),
        report.statistics());
  }

  /** A report of findings, the statistics counted from them. */
  public static Report of(Finding... findings) {
    return report(List.of(findings), List.of());
  }

  /** A report with everything in it: steps, a suppressed finding, something that was not understood. */
  public static Report full() {
    return report(
        List.of(
            indexBuild(),
            droppedColumn(),
            gap(),
            suppressed(
                finding(
                    DROP_COLUMN, FILE, new Span(30, 5, 30, 40), "    op.drop_column(\"a\", \"b\")", "a.b is read."),
                "nobody reads it since release 41")),
        List.of());
  }

  /** The full report of a run in which the guard itself failed once. */
  public static Report withDefect() {
    return report(
        full().findings(),
        List.of(new Defect("drop-column", new Place(FILE, new Span(15, 5, 18, 6)), "index 3 out of bounds")));
  }

  /** A run that found nothing. */
  public static Report clean() {
    return new Report(
        List.of(),
        List.of(new FileReport(FILE, "4f2a", 12, 0, true)),
        List.of(),
        List.of(),
        new Statistics(14, 20, 57, 0, 213));
  }

  /** What a reporter writes. */
  public static String written(Reporter reporter, Report report) {
    StringWriter out = new StringWriter();
    try {
      reporter.write(report, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  private static Report report(List<Finding> findings, List<Defect> defects) {
    List<JudgedStep> steps = new ArrayList<>();
    steps.add(step(index(), new Span(14, 5, 14, 62), cost("ShareLock", Blocks.WRITES, Answer.YES), Guards.NONE));
    steps.add(
        step(
            new DropColumn(ObjectName.of("orders"), "state", false, false),
            new Span(15, 5, 18, 6),
            cost("AccessExclusiveLock", Blocks.READS_AND_WRITES, Answer.NO),
            new Guards(true, Set.of("postgresql"))));
    steps.add(
        step(new Opaque("op.execute(sql)", "the text is not visible"), new Span(21, 5, 21, 20), Cost.UNKNOWN, Guards.NONE));
    return new Report(
        findings,
        List.of(new FileReport(FILE, "4f2a", 2, 1, true)),
        steps,
        defects,
        new Statistics(1, 3, 2, 1, 41));
  }

  private static JudgedStep moved(JudgedStep judged, int lines) {
    Step step = judged.step();
    return new JudgedStep(
        new Step(
            step.operation(), moved(step.place(), lines), step.statement(), step.transaction(), step.guards()),
        judged.cost());
  }

  private static Place moved(Place place, int lines) {
    Span span = place.span();
    return new Place(
        place.path(), new Span(span.line() + lines, span.column(), span.endLine() + lines, span.endColumn()));
  }

  private static JudgedStep step(Operation operation, Span span, Cost cost, Guards guards) {
    return new JudgedStep(
        new Step(
            operation, new Place(FILE, span), 0, new Transaction(Transaction.Mode.INSIDE, 0), guards),
        cost);
  }

  private static Cost cost(String lock, Blocks blocks, Answer scans) {
    return new Cost(lock, blocks, Answer.NO, Answer.NO, scans, Cost.Permission.ALLOWED, List.of());
  }

  private static CreateIndex index() {
    return new CreateIndex(
        Optional.of(ObjectName.of("ix_orders_email")),
        ObjectName.of("orders"),
        List.of(new Key("email", false)),
        false,
        false,
        false,
        false,
        Optional.empty(),
        List.of(),
        Optional.empty());
  }
}
