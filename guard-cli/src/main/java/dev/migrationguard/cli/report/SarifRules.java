package dev.migrationguard.cli.report;

import com.contrastsecurity.sarif.MultiformatMessageString;
import com.contrastsecurity.sarif.PropertyBag;
import com.contrastsecurity.sarif.ReportingConfiguration;
import com.contrastsecurity.sarif.ReportingDescriptor;
import com.contrastsecurity.sarif.Result;
import dev.migrationguard.rule.Hazard;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.rule.Severity;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Rules in the words of SARIF. */
final class SarifRules {

  private SarifRules() {}

  static ReportingDescriptor descriptor(RuleInfo rule, Optional<URI> documentation) {
    Set<String> tags = new LinkedHashSet<>();
    tags.add("database-migration");
    for (Hazard hazard : rule.hazards()) {
      tags.add(hazard.word());
    }
    ReportingDescriptor descriptor =
        new ReportingDescriptor()
            .withId(rule.id())
            .withName(pascalCase(rule.id()))
            .withShortDescription(new MultiformatMessageString().withText(rule.title()))
            .withFullDescription(new MultiformatMessageString().withText(RulePage.oneLine(rule.why())))
            .withHelp(
                new MultiformatMessageString().withText(RulePage.plain(rule)).withMarkdown(RulePage.markdown(rule)))
            .withDefaultConfiguration(
                new ReportingConfiguration()
                    .withEnabled(rule.profile().equals("default"))
                    .withLevel(defaultLevel(rule.severity())))
            .withProperties(new PropertyBag().withTags(tags));
    documentation.ifPresent(folder -> descriptor.setHelpUri(folder.resolve("rules/" + rule.id() + ".md")));
    return descriptor;
  }

  static Result.Level level(Severity severity) {
    return switch (severity) {
      case ERROR -> Result.Level.ERROR;
      case WARNING -> Result.Level.WARNING;
      case NOTE -> Result.Level.NOTE;
    };
  }

  private static ReportingConfiguration.Level defaultLevel(Severity severity) {
    return switch (severity) {
      case ERROR -> ReportingConfiguration.Level.ERROR;
      case WARNING -> ReportingConfiguration.Level.WARNING;
      case NOTE -> ReportingConfiguration.Level.NOTE;
    };
  }

  private static String pascalCase(String id) {
    StringBuilder name = new StringBuilder();
    for (String word : id.split("-")) {
      name.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
    }
    return name.toString();
  }
}
