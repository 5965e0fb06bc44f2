package dev.migrationguard.cli.report;

import dev.migrationguard.rule.RuleInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A rule in the words of its own record. */
public final class RulePage {

  private RulePage() {}

  /**
   * The page of the documentation for a terminal: the words, the example, its costs and the safe way.
   *
   * @param rule  its words
   * @param style colours or none
   * @param width columns of the terminal; 0 where that is not known
   */
  public static String text(RuleInfo rule, Style style, int width) {
    int columns = width <= 0 ? 80 : Math.max(40, Math.min(width, 100));
    String name = "rules/" + rule.id() + ".md";
    try (InputStream page = RulePage.class.getResourceAsStream(name)) {
      String markdown = page == null ? markdown(rule) : new String(page.readAllBytes(), StandardCharsets.UTF_8);
      return MarkdownText.render(markdown, style, columns);
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot read " + name, cause);
    }
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
        + "```python\n# guard: ignore[" + rule.id() + "] <reason>\n```\n\n"
        + "```sql\n-- guard: ignore[" + rule.id() + "] <reason>\n```\n";
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
}
