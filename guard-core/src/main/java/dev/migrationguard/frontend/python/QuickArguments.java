package dev.migrationguard.frontend.python;

import dev.migrationguard.frontend.python.Expr.ComprehensionKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a call is given, and the parameters that take it. */
final class QuickArguments {

  private final QuickCursor cursor;
  private final QuickExpressions expressions;

  QuickArguments(QuickCursor cursor, QuickExpressions expressions) {
    this.cursor = cursor;
    this.expressions = expressions;
  }

  /** What stands between the parentheses of a call. */
  record Given(List<Expr> positional, List<Expr.Keyword> keywords) {}

  /** Reads the arguments of a call, from its opening parenthesis on. */
  Given given() {
    int open = cursor.start();
    cursor.expect('(');
    List<Expr> positional = new ArrayList<>();
    List<Expr.Keyword> keywords = new ArrayList<>();
    boolean unpacked = false;
    while (!cursor.at(')')) {
      int from = cursor.start();
      if (cursor.at("**")) {
        cursor.advance();
        Expr value = expressions.expression();
        keywords.add(new Expr.Keyword(Optional.empty(), value, cursor.spanFrom(from)));
        unpacked = true;
      } else if (cursor.skip('*')) {
        Expr value = expressions.expression();
        refuseIf(unpacked);
        positional.add(new Expr.Starred(value, cursor.spanFrom(from)));
      } else {
        Expr value = expressions.expression();
        if (cursor.at('=')) {
          keywords.add(keyword(value, from));
        } else if (cursor.atWord("for")) {
          return onlyGenerator(value, positional, keywords, open);
        } else {
          refuseIf(!keywords.isEmpty());
          positional.add(value);
        }
      }
      if (!cursor.skip(',')) {
        break;
      }
    }
    cursor.expect(')');
    return new Given(List.copyOf(positional), List.copyOf(keywords));
  }

  private Expr.Keyword keyword(Expr name, int from) {
    // A name in parentheses, or one that ends a longer expression, names no argument.
    refuseIf(!(name instanceof Expr.Name) || cursor.lastStart() != from);
    cursor.advance();
    Expr value = expressions.expression();
    return new Expr.Keyword(Optional.of(((Expr.Name) name).id()), value, cursor.spanFrom(from));
  }

  /** A generator may go without parentheses of its own where it is all that the call is given. */
  private Given onlyGenerator(Expr element, List<Expr> positional, List<Expr.Keyword> keywords, int open) {
    refuseIf(!positional.isEmpty() || !keywords.isEmpty());
    List<Expr.Generator> generators = expressions.displays().generators(element);
    cursor.expect(')');
    Expr generator = new Expr.Comprehension(
        ComprehensionKind.GENERATOR, element, Optional.empty(), generators, cursor.spanFrom(open));
    return new Given(List.of(generator), List.of());
  }

  /**
   * Reads parameters up to what closes them.
   *
   * @param close a parenthesis for a function, whose parameters may say their types; a colon for a lambda
   */
  Parameters parameters(char close) {
    List<Parameters.Parameter> positional = new ArrayList<>();
    List<Parameters.Parameter> keywordOnly = new ArrayList<>();
    Optional<String> variadic = Optional.empty();
    Optional<String> variadicKeywords = Optional.empty();
    boolean starred = false;
    boolean slashed = false;
    boolean defaults = false;
    while (!cursor.at(close)) {
      refuseIf(variadicKeywords.isPresent());
      if (cursor.skip('/')) {
        refuseIf(slashed || starred || positional.isEmpty());
        slashed = true;
      } else if (cursor.at("**")) {
        cursor.advance();
        variadicKeywords = Optional.of(parameterName(close));
      } else if (cursor.skip('*')) {
        refuseIf(starred);
        starred = true;
        if (!cursor.at(',')) {
          variadic = Optional.of(parameterName(close));
        }
      } else {
        String name = parameterName(close);
        Optional<Expr> value = cursor.skip('=') ? Optional.of(expressions.expression()) : Optional.empty();
        refuseIf(!starred && defaults && value.isEmpty());
        defaults |= !starred && value.isPresent();
        (starred ? keywordOnly : positional).add(new Parameters.Parameter(name, value));
      }
      if (!cursor.skip(',')) {
        break;
      }
    }
    refuseIf(starred && variadic.isEmpty() && keywordOnly.isEmpty());
    return new Parameters(List.copyOf(positional), variadic, List.copyOf(keywordOnly), variadicKeywords);
  }

  private String parameterName(char close) {
    String name = cursor.name();
    if (close == ')' && cursor.skip(':')) {
      expressions.expression();
    }
    return name;
  }

  private static void refuseIf(boolean wrong) {
    if (wrong) {
      throw QuickCursor.giveUp();
    }
  }
}
