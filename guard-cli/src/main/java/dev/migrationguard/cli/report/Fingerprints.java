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

  /** A generated line may have a million characters, and as many findings as words; a loop drops as many tables. */
  private static final int LONG = 10_000;

  private final UnaryOperator<String> identities;
  private final Map<Place, String> targets = new HashMap<>();
  private final Map<String, Integer> seen = new HashMap<>();

  private String lastLine = "";
  private String lastWords = "";

  /**
   * Fingerprints of a report's findings.
   *
   * @param identities what stands for a file, given its path
   */
  Fingerprints(Report report, UnaryOperator<String> identities) {
    this.identities = identities;
    Map<Place, StringBuilder> lists = new HashMap<>();
    for (JudgedStep judged : report.steps()) {
      StringBuilder list = lists.get(judged.step().place());
      if (list == null) {
        list = new StringBuilder();
        lists.put(judged.step().place(), list);
      } else {
        list.append(',');
      }
      list.append(OperationWords.target(judged.step().operation()));
    }
    lists.forEach((place, list) -> targets.put(place, bounded(list.toString())));
  }

  /** The next finding of the report; to be asked once for each, in order. */
  String of(Finding finding) {
    String identity =
        finding.rule().id()
            + '\n'
            + identities.apply(finding.place().path())
            + '\n'
            + words(finding.excerpt())
            + '\n' + targets.getOrDefault(finding.place(), "");
    return hash(identity) + ":" + seen.merge(identity, 1, Integer::sum);
  }

  /** The words of a line; of one that is longer than people write, what stands for them. */
  private String words(String line) {
    if (!line.equals(lastLine)) {
      lastLine = line;
      lastWords = bounded(String.join(" ", line.strip().split("\\s+")));
    }
    return lastWords;
  }

  private static String bounded(String text) {
    return text.length() > LONG ? hash(text) : text;
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
