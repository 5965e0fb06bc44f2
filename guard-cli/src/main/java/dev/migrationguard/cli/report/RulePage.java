package dev.migrationguard.cli.report;

import dev.migrationguard.rule.Hazard;
import dev.migrationguard.rule.RuleInfo;

/** A rule in the words of its own record. */
public final class RulePage {

  private RulePage() {}

  /**
   * The page for a terminal.
   *
   * @param rule  its words
   * @param style colours or none
   * @param width columns of the terminal; 0 where that is not known
   */
  public static String text(RuleInfo rule, Style style, int width) {
    int columns = width <= 0 ? 80 : Math.max(40, Math.min(width, 100));
    StringBuilder text = new StringBuilder();
    text.append(style.strong(rule.id())).append("  ");
    text.append(style.severity(rule.severity(), rule.severity().word()));
    if (!rule.profile().equals("default")) {
      text.append("  (only with profile ").append(rule.profile()).append(')');
    }
    text.append('\n');
    Paragraph.wrap(rule.title() + ".", "  ", columns, text);
    section("What happens", rule.why(), style, columns, text);
    section("The safe way", rule.instead(), style, columns, text);
    if (!rule.hazards().isEmpty()) {
      section("Hazards", hazards(rule, ", "), style, columns, text);
    }
    text.append('\n').append(style.strong("If it is fine here")).append('\n');
    Paragraph.wrap(
        "Say why, at the end of the statement's line or on the line above it; the reason is required:",
        "  ", columns, text);
    text.append("\n    # guard: ignore[").append(rule.id()).append("] <reason>\n");
    return text.toString();
  }

  /**
   * A row of the list of rules.
   *
   * @param rule    its words
   * @param idWidth columns for the id
   * @param style   colours or none
   */
  public static String row(RuleInfo rule, int idWidth, Style style) {
    String severity = rule.severity().word();
    return rule.id() + " ".repeat(Math.max(0, idWidth - rule.id().length())) + "  "
        + style.severity(rule.severity(), severity) + " ".repeat(Math.max(0, 7 - severity.length())) + "  "
        + rule.title() + (rule.profile().equals("default") ? "" : " (profile " + rule.profile() + ")");
  }

  /** The same as plain prose, for readers that show neither colours nor Markdown. */
  static String plain(RuleInfo rule) {
    return oneLine(rule.why()) + (rule.instead().isEmpty() ? "" : "\n\nSafe way: " + oneLine(rule.instead()));
  }

  /** The same as Markdown. */
  static String markdown(RuleInfo rule) {
    return "**" + rule.title() + "**\n\n" + rule.why()
        + (rule.instead().isEmpty() ? "" : "\n\n## The safe way\n\n" + rule.instead())
        + "\n\n## If it is fine here\n\nSay why, at the end of the statement's line or on the line above it:\n\n"
        + "```python\n# guard: ignore[" + rule.id() + "] <reason>\n```\n";
  }

  /** A paragraph without its line breaks. */
  static String oneLine(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (String line : text.split("\n", -1)) {
      String words = line.strip();
      if (words.isEmpty()) {
        out.append("\n\n");
      } else {
        boolean starts = out.isEmpty() || out.charAt(out.length() - 1) == '\n';
        out.append(starts ? "" : " ").append(words);
      }
    }
    return out.toString();
  }

  private static void section(String title, String prose, Style style, int width, StringBuilder out) {
    if (!prose.isBlank()) {
      out.append('\n').append(style.strong(title)).append('\n');
      Paragraph.wrap(oneLine(prose), "  ", width, out);
    }
  }

  private static String hazards(RuleInfo rule, String separator) {
    StringBuilder text = new StringBuilder();
    for (Hazard hazard : rule.hazards()) {
      text.append(text.isEmpty() ? "" : separator).append(hazard.word());
    }
    return text.toString();
  }
}
