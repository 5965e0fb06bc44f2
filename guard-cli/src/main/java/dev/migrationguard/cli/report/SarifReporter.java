package dev.migrationguard.cli.report;

import com.contrastsecurity.sarif.Artifact;
import com.contrastsecurity.sarif.ArtifactLocation;
import com.contrastsecurity.sarif.Invocation;
import com.contrastsecurity.sarif.Location;
import com.contrastsecurity.sarif.Message;
import com.contrastsecurity.sarif.Notification;
import com.contrastsecurity.sarif.PartialFingerprints;
import com.contrastsecurity.sarif.PhysicalLocation;
import com.contrastsecurity.sarif.PropertyBag;
import com.contrastsecurity.sarif.Region;
import com.contrastsecurity.sarif.ReportingConfiguration;
import com.contrastsecurity.sarif.ReportingDescriptor;
import com.contrastsecurity.sarif.ReportingDescriptorReference;
import com.contrastsecurity.sarif.Result;
import com.contrastsecurity.sarif.Role;
import com.contrastsecurity.sarif.Run;
import com.contrastsecurity.sarif.SarifSchema210;
import com.contrastsecurity.sarif.Suppression;
import com.contrastsecurity.sarif.Tool;
import com.contrastsecurity.sarif.ToolComponent;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.migrationguard.engine.Report;
import dev.migrationguard.engine.Report.Defect;
import dev.migrationguard.engine.Report.FileReport;
import dev.migrationguard.model.Place;
import dev.migrationguard.model.Span;
import dev.migrationguard.rule.Finding;
import dev.migrationguard.rule.RuleInfo;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * For code scanning: SARIF 2.1.0.
 *
 * <p>GitHub shows {@code message.text} and the rule's help, and neither fixes nor related locations, so the safe way
 * stands in the message.
 */
public final class SarifReporter implements Reporter {

  private static final URI SCHEMA =
      URI.create("https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
  private static final String FINGERPRINT = "migrationGuard/v1";

  private final String version;
  private final Optional<URI> documentation;
  private final List<RuleInfo> rules;

  /**
   * A reporter.
   *
   * @param version       the version of the program
   * @param documentation the folder of the documentation on the web, ending in a slash
   * @param rules         the rules that a run judges by, whether they found something or not
   */
  public SarifReporter(String version, Optional<URI> documentation, List<RuleInfo> rules) {
    this.version = version;
    this.documentation = documentation;
    this.rules = List.copyOf(rules);
  }

  @Override
  public void write(Report report, Writer out) throws IOException {
    Map<String, Integer> indexes = new LinkedHashMap<>();
    Set<ReportingDescriptor> descriptors = new LinkedHashSet<>();
    for (RuleInfo rule : rulesOf(report)) {
      indexes.put(rule.id(), indexes.size());
      descriptors.add(SarifRules.descriptor(rule, documentation));
    }
    Fingerprints fingerprints = new Fingerprints(report, UnaryOperator.identity());
    List<Result> results = new ArrayList<>();
    for (Finding finding : report.findings()) {
      results.add(result(finding, indexes.get(finding.rule().id()), fingerprints));
    }
    ToolComponent driver =
        new ToolComponent()
            .withName("Migration Guard")
            .withVersion(version)
            .withSemanticVersion(version)
            .withRules(descriptors);
    documentation.ifPresent(driver::setInformationUri);
    Run run =
        new Run()
            .withTool(new Tool().withDriver(driver))
            .withColumnKind(Run.ColumnKind.UNICODE_CODE_POINTS)
            .withInvocations(List.of(invocation(report, indexes)))
            .withArtifacts(artifacts(report))
            .withResults(results);
    SarifSchema210 log =
        new SarifSchema210().with$schema(SCHEMA).withVersion(SarifSchema210.Version._2_1_0).withRuns(List.of(run));
    JsonMapper.builder()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
        .addMixIn(Result.class, AlwaysLevel.class)
        .addMixIn(ReportingConfiguration.class, AlwaysLevel.class)
        .build()
        .writeValue(out, log);
    out.append('\n');
  }

  /**
   * The library leaves out what equals the default of the schema; but a result without a level has that of its rule,
   * not the schema's.
   */
  private interface AlwaysLevel {
    @JsonInclude(JsonInclude.Include.ALWAYS)
    Object getLevel();
  }

  /** The rules of the run, and those of findings that no rule made: a file that cannot be read has one too. */
  private List<RuleInfo> rulesOf(Report report) {
    Map<String, RuleInfo> all = new LinkedHashMap<>();
    for (RuleInfo rule : rules) {
      all.put(rule.id(), rule);
    }
    for (Finding finding : report.findings()) {
      all.putIfAbsent(finding.rule().id(), finding.rule());
    }
    return List.copyOf(all.values());
  }

  private static Result result(Finding finding, int index, Fingerprints fingerprints) {
    Set<Suppression> suppressions = new LinkedHashSet<>();
    finding
        .suppressed()
        .ifPresent(
            reason ->
                suppressions.add(new Suppression().withKind(Suppression.Kind.IN_SOURCE).withJustification(reason)));
    Result result =
        new Result()
            .withRuleId(finding.rule().id())
            .withRuleIndex(index)
            .withLevel(SarifRules.level(finding.severity()))
            .withMessage(new Message().withText(message(finding)))
            .withLocations(List.of(location(finding.place())))
            .withPartialFingerprints(
                new PartialFingerprints().withAdditionalProperty(FINGERPRINT, fingerprints.of(finding)))
            .withSuppressions(suppressions);
    finding
        .cost()
        .ifPresent(cost -> result.setProperties(new PropertyBag().withAdditionalProperty("lock", cost.lock())));
    return result;
  }

  private static String message(Finding finding) {
    return finding.code().isBlank()
        ? finding.message()
        : finding.message() + "\n\nSafe way:\n" + finding.code().stripTrailing();
  }

  private static Location location(Place place) {
    Span span = place.span();
    Region region =
        new Region()
            .withStartLine(span.line())
            .withStartColumn(span.column())
            .withEndLine(span.endLine())
            .withEndColumn(span.endColumn());
    return new Location()
        .withPhysicalLocation(new PhysicalLocation().withArtifactLocation(artifact(place.path())).withRegion(region));
  }

  private static ArtifactLocation artifact(String path) {
    return new ArtifactLocation().withUri(FileUri.of(path));
  }

  private static Set<Artifact> artifacts(Report report) {
    Set<Artifact> artifacts = new LinkedHashSet<>();
    for (FileReport file : report.files()) {
      artifacts.add(new Artifact().withLocation(artifact(file.path())).withRoles(Set.of(Role.ANALYSIS_TARGET)));
    }
    return artifacts;
  }

  private static Invocation invocation(Report report, Map<String, Integer> indexes) {
    List<Notification> notifications = new ArrayList<>();
    for (Defect defect : report.defects()) {
      Notification notification =
          new Notification()
              .withLevel(Notification.Level.ERROR)
              .withMessage(new Message().withText("Defect in " + defect.where() + ": " + defect.message()))
              .withLocations(Set.of(location(defect.place())));
      if (indexes.containsKey(defect.where())) {
        notification.setAssociatedRule(
            new ReportingDescriptorReference().withId(defect.where()).withIndex(indexes.get(defect.where())));
      }
      notifications.add(notification);
    }
    return new Invocation()
        .withExecutionSuccessful(report.defects().isEmpty())
        .withToolExecutionNotifications(notifications);
  }
}
