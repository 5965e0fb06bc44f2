package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.sql.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Cuts a text into statements, one at a time. */
final class Splitter {

  /** After so many quotes that never close, the rest of a text is left unread: each one costs a scan to its end. */
  private static final int RECOVERIES = 16;

  private final String text;
  private final Lexer lexer;
  private final Grammar grammar;
  private int recoveries;
  private int copyWithoutEnd = -1;

  /** Commands that run another file in the middle of a statement, and that statement: psql runs the file first. */
  private final Deque<Token> runs = new ArrayDeque<>(0);
  private List<Token> kept = List.of();

  Splitter(String text) {
    this(text, Grammar.POSTGRESQL);
  }

  Splitter(String text, Grammar grammar) {
    this.text = text;
    this.grammar = grammar;
    this.lexer = new Lexer(text, grammar);
  }

  /** The tokens of the next statement without its semicolon; empty at the end of the text. */
  List<Token> next() {
    if (runs.isEmpty() && kept.isEmpty()) {
      List<Token> tokens = cut();
      if (runs.isEmpty()) {
        return tokens;
      }
      kept = tokens;
    }
    if (!runs.isEmpty()) {
      return List.of(runs.removeFirst());
    }
    List<Token> tokens = kept;
    kept = List.of();
    return tokens;
  }

  /** Where rows begin behind a COPY that no line ends, up to which psql reads to the end of the file; else -1. */
  int copyWithoutEnd() {
    return copyWithoutEnd;
  }

  private List<Token> cut() {
    List<Token> tokens = new ArrayList<>();
    int parentheses = 0;
    int blocks = 0;
    while (true) {
      Token token = lexer.next();
      switch (token.kind()) {
        case END:
          return tokens;
        case UNTERMINATED:
          tokens.add(token);
          if (++recoveries < RECOVERIES) {
            lexer.resumeAfterSemicolon(token.start());
          }
          return tokens;
        case META:
          if (tokens.isEmpty() || endsStatement(token.text())) {
            tokens.add(token);
            return tokens;
          }
          if (PsqlCommand.runsFile(token.text())) {
            runs.add(token);
          }
          continue;
        case SYMBOL:
          if (token.text().equals("(")) {
            parentheses++;
          } else if (token.text().equals(")")) {
            parentheses--;
          } else if (token.text().equals(";") && blocks <= 0 && (parentheses <= 0 || !isRule(tokens))) {
            if (tokens.isEmpty()) {
              continue;
            }
            skipCopyData(tokens);
            return tokens;
          }
          break;
        case WORD:
          blocks += grammar == Grammar.POSTGRESQL ? block(token, tokens, blocks) : stored(token, tokens, blocks);
          break;
        default:
          break;
      }
      tokens.add(token);
    }
  }

  /** {@code \g} and its kin run what stands before them; other commands of psql may stand inside a statement. */
  private static boolean endsStatement(String command) {
    return command.startsWith("\\g") || command.startsWith("\\crosstabview") || command.startsWith("\\watch");
  }

  /** How a word changes the depth of the blocks of a function's BEGIN ATOMIC body. */
  private static int block(Token word, List<Token> before, int depth) {
    switch (word.text()) {
      case "atomic":
        return !before.isEmpty() && before.get(before.size() - 1).is("begin") && isRoutine(before) ? 1 : 0;
      case "case":
        return depth > 0 ? 1 : 0;
      case "end":
        return depth > 0 ? -1 : 0;
      default:
        return 0;
    }
  }

  /** How a word changes the depth of the blocks of a stored program of MySQL's or a trigger of SQLite's. */
  private static int stored(Token word, List<Token> before, int depth) {
    if (before.isEmpty()) {
      return 0;
    }
    boolean ends = before.get(before.size() - 1).is("end");
    return switch (word.text()) {
      case "begin" -> depth > 0 || isStored(before) ? 1 : 0;
      case "case" -> depth > 0 && !ends ? 1 : 0;
      // An END that names what it ends has closed no BEGIN and no CASE.
      case "if", "loop", "while", "repeat" -> depth >= 0 && ends && isStored(before) ? 1 : 0;
      case "end" -> depth > 0 ? -1 : 0;
      default -> 0;
    };
  }

  private static boolean isStored(List<Token> tokens) {
    if (!tokens.get(0).is("create")) {
      return false;
    }
    // Behind CREATE may stand OR REPLACE, a DEFINER and TEMP.
    for (int i = 1; i < Math.min(tokens.size(), 12); i++) {
      switch (tokens.get(i).text()) {
        case "procedure", "function", "trigger", "event" -> {
          return true;
        }
        case "table", "view", "index" -> {
          return false;
        }
        default -> {}
      }
    }
    return false;
  }

  private static boolean isRoutine(List<Token> tokens) {
    if (!tokens.get(0).is("create")) {
      return false;
    }
    Token kind = tokens.get(tokens.size() > 3 && tokens.get(1).is("or") ? 3 : 1);
    return kind.is("function") || kind.is("procedure");
  }

  /** Only a rule holds several statements in parentheses; elsewhere a semicolon there is an error to recover from. */
  private static boolean isRule(List<Token> tokens) {
    return tokens.size() > 3
        && tokens.get(0).is("create")
        && (tokens.get(1).is("rule") || tokens.get(1).is("or") && tokens.get(3).is("rule"));
  }

  /** The rows behind COPY … FROM STDIN end with a line {@code \.}; without one there are none in this text. */
  private void skipCopyData(List<Token> tokens) {
    if (grammar != Grammar.POSTGRESQL || !tokens.get(0).is("copy")) {
      return;
    }
    boolean fromStandardInput = false;
    for (int i = 1; i < tokens.size(); i++) {
      fromStandardInput |= tokens.get(i).is("stdin") && tokens.get(i - 1).is("from");
    }
    if (!fromStandardInput || copyWithoutEnd >= 0) {
      return;
    }
    int end = text.indexOf("\n\\.", lexer.offset() - 1);
    if (end >= 0) {
      lexer.resumeAt(end + 3);
    } else {
      copyWithoutEnd = lexer.offset();
    }
  }
}
