package dev.migrationguard.cli.report;

import dev.migrationguard.engine.Report;
import dev.migrationguard.rule.Finding;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * For the summary of a job or a comment on a pull request, in the Markdown of GitHub and GitLab.
 *
 * <p>Names of files and tables come from whoever wrote the migration: they stand as code or escaped, and neither mention
 * anybody nor become a link or a tag.
 */
public final class MarkdownReporter implements Reporter {

  /** GitHub takes a mebibyte for a step's summary and none of a longer one; a character may need four bytes. */
  private static final int LONGEST = 250_000;

  @Override
  public void write(Report report, Writer out) throws IOException {
    Tally tally = Tally.of(report);
    StringBuilder text = new StringBuilder("### Migration Guard\n\n");
    text.append(prose(SummaryLine.plain(report, tally))).append('\n');
    List<Finding> standing = tally.standing();
    for (int i = 0; i < standing.size(); i++) {
      String hazard = hazard(standing.get(i));
      if (text.length() + hazard.length() > LONGEST) {
        text.append("\n… and ").append(Counts.of(standing.size() - i, "hazard")).append(" more; the log has them all.\n");
        break;
      }
      text.append(hazard);
    }
    notAnalysed(tally.notAnalysed(), text);
    out.append(text);
  }

  private static String hazard(Finding finding) {
    StringBuilder text = new StringBuilder("\n**").append(finding.severity().word()).append("** ");
    text.append(code(finding.place().toString())).append(" · ").append(finding.rule().id()).append("\n\n");
    text.append(prose(finding.message())).append('\n');
    if (!finding.excerpt().isBlank()) {
      text.append('\n').append(block(finding.excerpt().strip(), language(finding)));
    }
    if (!finding.code().isBlank()) {
      text.append("\n<details><summary>Safe way</summary>\n\n");
      text.append(block(finding.code().stripTrailing(), language(finding))).append("\n</details>\n");
    }
    return text.toString();
  }

  private static void notAnalysed(List<Finding> notes, StringBuilder text) {
    if (notes.isEmpty()) {
      return;
    }
    text.append("\n<details><summary>Not analysed: ").append(notes.size()).append("</summary>\n\n");
    for (int i = 0; i < notes.size(); i++) {
      if (text.length() > LONGEST) {
        text.append("- … and ").append(notes.size() - i).append(" more\n");
        break;
      }
      text.append("- ").append(code(notes.get(i).place().toString())).append(' ');
      text.append(prose(notes.get(i).message())).append('\n');
    }
    text.append("\n</details>\n");
  }

  private static String language(Finding finding) {
    String path = finding.place().path();
    return path.endsWith(".py") ? "python" : path.endsWith(".java") ? "java" : "sql";
  }

  /** Text in which names stand between backticks; everything outside of them means itself. */
  static String prose(String words) {
    String line = Printable.line(words);
    boolean paired = line.chars().filter(c -> c == '`').count() % 2 == 0;
    StringBuilder text = new StringBuilder(line.length() + 16);
    boolean code = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '`' && paired) {
        code = !code;
      } else if (!code && c == '<') {
        text.append("&lt;");
        continue;
      } else if (!code && "\\`*_[]~#|@&>!".indexOf(c) >= 0) {
        text.append('\\');
      }
      text.append(c);
    }
    return text.toString();
  }

  /** Words as code, whatever is in them. */
  static String code(String words) {
    String line = Printable.line(words);
    String fence = "`".repeat(longestRun(line) + 1);
    String gap = line.startsWith("`") || line.endsWith("`") ? " " : "";
    return fence + gap + line + gap + fence;
  }

  private static String block(String source, String language) {
    String lines = Printable.lines(source);
    String fence = "`".repeat(Math.max(3, longestRun(lines) + 1));
    return fence + language + "\n" + lines + "\n" + fence + "\n";
  }

  private static int longestRun(String text) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      run = text.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }
}
