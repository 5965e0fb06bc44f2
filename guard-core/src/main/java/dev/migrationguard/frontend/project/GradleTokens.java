package dev.migrationguard.frontend.project;

import java.util.ArrayList;
import java.util.List;

/** The words, strings and marks of a build file of Gradle, in Groovy or Kotlin. */
final class GradleTokens {

  /** What a token is. */
  enum Kind { WORD, STRING, UNKNOWN, MARK, LINE }

  /**
   * A token.
   *
   * @param text of a string what it stands for, where it is known
   */
  record Token(Kind kind, String text) {

    boolean is(String mark) {
      return kind == Kind.MARK && text.equals(mark);
    }
  }

  /** How a file names the folder that it lies in, from which settings start anyway. */
  private static final List<String> HERE =
      List.of("${project.projectDir}/", "${projectDir}/", "$projectDir/", "${layout.projectDirectory}/");

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private GradleTokens(String text) {
    this.text = text;
  }

  static List<Token> of(String text) {
    GradleTokens scan = new GradleTokens(text);
    while (scan.at < text.length()) {
      scan.next();
    }
    return scan.tokens;
  }

  private void add(Kind kind, String word) {
    tokens.add(new Token(kind, word));
  }

  private void next() {
    char c = text.charAt(at);
    if (text.startsWith("//", at)) {
      int end = text.indexOf('\n', at);
      at = end < 0 ? text.length() : end;
    } else if (text.startsWith("/*", at)) {
      int end = text.indexOf("*/", at + 2);
      at = end < 0 ? text.length() : end + 2;
    } else if (c == '\n' || c == ';') {
      add(Kind.LINE, "");
      at++;
    } else if (c == '"' || c == '\'') {
      string(text.startsWith(String.valueOf(c).repeat(3), at) ? String.valueOf(c).repeat(3) : String.valueOf(c));
    } else if (Character.isJavaIdentifierStart(c) || Character.isDigit(c)) {
      int start = at;
      while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
        at++;
      }
      add(Kind.WORD, text.substring(start, at));
    } else {
      if (c > ' ') {
        add(Kind.MARK, String.valueOf(c));
      }
      at++;
    }
  }

  private void string(String quote) {
    int start = at + quote.length();
    int end = start;
    boolean escaped = false;
    while (end < text.length() && !text.startsWith(quote, end) && (quote.length() > 1 || text.charAt(end) != '\n')) {
      escaped |= text.charAt(end) == '\\';
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    String inside = text.substring(start, Math.min(end, text.length()));
    at = Math.min(text.length(), end + quote.length());
    if (quote.startsWith("\"")) {
      for (String here : HERE) {
        inside = inside.replace(here, "");
      }
    }
    boolean open = escaped || quote.startsWith("\"") && inside.indexOf('$') >= 0;
    add(open ? Kind.UNKNOWN : Kind.STRING, inside);
  }
}
