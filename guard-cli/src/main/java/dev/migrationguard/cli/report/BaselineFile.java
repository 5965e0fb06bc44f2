package dev.migrationguard.cli.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.migrationguard.cli.report.Baseline.Entry;
import dev.migrationguard.model.Direction;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A baseline as JSON, which {@code docs/baseline.schema.json} describes: each finding on a line of its own, so that a
 * change to it is easy to review and to merge.
 */
public final class BaselineFile {

  private static final int VERSION = 1;

  private BaselineFile() {}

  /** The text of a file. */
  public static String write(Baseline baseline) {
    StringBuilder text = new StringBuilder("{\n  \"version\": ").append(VERSION).append(",\n  \"directions\": [");
    String separator = "";
    for (Direction direction : Direction.values()) {
      if (baseline.directions().contains(direction)) {
        text.append(separator).append(quoted(word(direction)));
        separator = ", ";
      }
    }
    text.append("],\n  \"findings\": [");
    separator = "\n";
    for (Entry entry : baseline.entries()) {
      text.append(separator).append("    {\"rule\": ").append(quoted(entry.rule()));
      text.append(", \"path\": ").append(quoted(entry.path()));
      text.append(", \"excerpt\": ").append(quoted(entry.excerpt()));
      text.append(", \"fingerprint\": ").append(quoted(entry.fingerprint())).append('}');
      separator = ",\n";
    }
    return text.append(baseline.entries().isEmpty() ? "]\n}\n" : "\n  ]\n}\n").toString();
  }

  /** The baseline in the text of a file. */
  public static Baseline read(String text) throws Broken {
    JsonNode root;
    try {
      root =
          JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build().readTree(text);
    } catch (JsonProcessingException e) {
      String place = e.getLocation() == null ? "" : " in line " + e.getLocation().getLineNr();
      throw new Broken("it is not JSON" + place);
    }
    if (!root.path("version").isInt() || !root.path("findings").isArray()) {
      throw new Broken("it is not a baseline; --write-baseline writes one");
    }
    if (root.path("version").intValue() != VERSION) {
      throw new Broken("it is of version " + root.path("version") + ", and this release reads version " + VERSION);
    }
    List<Entry> entries = new ArrayList<>();
    for (JsonNode entry : root.path("findings")) {
      entries.add(
          new Entry(text(entry, "fingerprint"), text(entry, "rule"), text(entry, "path"),
              entry.path("excerpt").asText("")));
    }
    return new Baseline(entries, directions(root.path("directions")));
  }

  private static Set<Direction> directions(JsonNode words) throws Broken {
    Set<Direction> directions = EnumSet.noneOf(Direction.class);
    for (JsonNode word : words) {
      boolean known = false;
      for (Direction direction : Direction.values()) {
        if (word.asText().equals(word(direction))) {
          known = directions.add(direction) || known;
        }
      }
      if (!known) {
        throw new Broken("it names an unknown direction, '" + Printable.line(word.asText()) + "'");
      }
    }
    return directions;
  }

  private static String text(JsonNode entry, String name) throws Broken {
    if (!entry.path(name).isTextual()) {
      throw new Broken("a finding in it has no \"" + name + "\"");
    }
    return entry.path(name).textValue();
  }

  private static String word(Direction direction) {
    return direction.name().toLowerCase(Locale.ROOT);
  }

  private static String quoted(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }

  /** A file that is no baseline; the message is one clause for the user. */
  public static final class Broken extends Exception {

    private static final long serialVersionUID = 1L;

    private Broken(String message) {
      super(message, null, false, false);
    }
  }
}
