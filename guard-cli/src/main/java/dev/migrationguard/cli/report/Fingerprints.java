package dev.migrationguard.cli.report;

import dev.migrationguard.engine.Report;
import dev.migrationguard.engine.Report.JudgedStep;
import dev.migrationguard.model.Place;
import dev.migrationguard.rule.Finding;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Recognises a finding after lines were added above it: by its rule, its file, the words of its first line and what it
 * acts on. Equal ones are told apart by their order.
 */
final class Fingerprints {

  private final UnaryOperator<String> identities;
  private final Map<Place, String> targets = new HashMap<>();
  private final Map<String, Integer> seen = new HashMap<>();

  /**
   * Fingerprints of a report's findings.
   *
   * @param identities what stands for a file, given its path
   */
  Fingerprints(Report report, UnaryOperator<String> identities) {
    this.identities = identities;
    for (JudgedStep judged : report.steps()) {
      targets.merge(
          judged.step().place(), OperationWords.target(judged.step().operation()), (first, next) -> first + "," + next);
    }
  }

  /** The next finding of the report; to be asked once for each, in order. */
  String of(Finding finding) {
    String identity =
        finding.rule().id()
            + '\n'
            + identities.apply(finding.place().path())
            + '\n'
            + String.join(" ", finding.excerpt().strip().split("\\s+"))
            + '\n' + targets.getOrDefault(finding.place(), "");
    return hash(identity) + ":" + seen.merge(identity, 1, Integer::sum);
  }

  private static String hash(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
