package dev.migrationguard.frontend.python;

import com.oracle.graal.python.pegparser.sst.ArgTy;
import com.oracle.graal.python.pegparser.sst.ArgumentsTy;
import com.oracle.graal.python.pegparser.sst.BoolOpTy;
import com.oracle.graal.python.pegparser.sst.CmpOpTy;
import com.oracle.graal.python.pegparser.sst.ComprehensionTy;
import com.oracle.graal.python.pegparser.sst.ConstantValue;
import com.oracle.graal.python.pegparser.sst.ExprTy;
import com.oracle.graal.python.pegparser.sst.KeywordTy;
import com.oracle.graal.python.pegparser.sst.OperatorTy;
import com.oracle.graal.python.pegparser.sst.SSTNode;
import com.oracle.graal.python.pegparser.sst.UnaryOpTy;
import dev.migrationguard.frontend.python.Expr.ComprehensionKind;
import dev.migrationguard.model.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes our expressions of the parser's. */
final class Expressions {

  /** So deep that no person writes it, and shallow enough for who walks the tree by recursion. */
  private static final int MAX_DEPTH = 10_000;

  private final Source source;
  private final Insertions insertions;
  private final List<Expr.Formatted> formatted = new ArrayList<>();
  private int depth;

  Expressions(Source source, Insertions insertions) {
    this.source = source;
    this.insertions = insertions;
  }

  /** The f-strings met so far. */
  List<Expr.Formatted> formatted() {
    return List.copyOf(formatted);
  }

  Span span(SSTNode node) {
    return insertions.original(node.getSourceRange());
  }

  Optional<Expr> optional(ExprTy node) {
    return node == null ? Optional.empty() : Optional.of(expression(node));
  }

  List<Expr> list(ExprTy[] nodes) {
    if (nodes == null || nodes.length == 0) {
      return List.of();
    }
    Expr[] list = new Expr[nodes.length];
    for (int i = 0; i < nodes.length; i++) {
      list[i] = expression(nodes[i]);
    }
    return List.of(list);
  }

  Expr expression(ExprTy node) {
    if (++depth > MAX_DEPTH) {
      throw new Problem("nesting is too deep to read", span(node));
    }
    Expr expr = frequent(node);
    depth--;
    return expr;
  }

  // A chain of instanceof over final classes, the frequent ones first: a switch over patterns is bootstrapped at its
  // first run, and that costs a short run more than it reads better.
  private Expr frequent(ExprTy node) {
    if (node instanceof ExprTy.Name name) {
      return new Expr.Name(name.id, span(node));
    }
    if (node instanceof ExprTy.Constant constant) {
      return constant(constant.value, span(node));
    }
    if (node instanceof ExprTy.Attribute attribute) {
      return new Expr.Attribute(expression(attribute.value), attribute.attr, span(node));
    }
    if (node instanceof ExprTy.Call call) {
      return new Expr.Call(expression(call.func), list(call.args), keywords(call.keywords), span(node));
    }
    if (node instanceof ExprTy.List display) {
      return new Expr.ListDisplay(list(display.elements), span(node));
    }
    if (node instanceof ExprTy.Tuple display) {
      return new Expr.TupleDisplay(list(display.elements), span(node));
    }
    if (node instanceof ExprTy.Dict dict) {
      return dict(dict);
    }
    if (node instanceof ExprTy.BinOp binary) {
      return new Expr.Binary(expression(binary.left), operator(binary.op), expression(binary.right), span(node));
    }
    if (node instanceof ExprTy.Subscript subscript) {
      return new Expr.Subscript(expression(subscript.value), expression(subscript.slice), span(node));
    }
    if (node instanceof ExprTy.JoinedStr joined) {
      Expr.Formatted expr = new Expr.Formatted(pieces(joined), span(node));
      formatted.add(expr);
      return expr;
    }
    if (node instanceof ExprTy.FormattedValue value) {
      return interpolation(value);
    }
    return rare(node);
  }

  private Expr rare(ExprTy node) {
    if (node instanceof ExprTy.Compare compare) {
      return comparison(compare);
    }
    if (node instanceof ExprTy.BoolOp logical) {
      return new Expr.Logical(logical.op == BoolOpTy.And ? "and" : "or", list(logical.values), span(node));
    }
    if (node instanceof ExprTy.UnaryOp unary) {
      return new Expr.Unary(operator(unary.op), expression(unary.operand), span(node));
    }
    if (node instanceof ExprTy.IfExp conditional) {
      return new Expr.Conditional(
          expression(conditional.test), expression(conditional.body), expression(conditional.orElse), span(node));
    }
    if (node instanceof ExprTy.Lambda lambda) {
      return new Expr.Lambda(parameters(lambda.args), expression(lambda.body), span(node));
    }
    if (node instanceof ExprTy.Starred starred) {
      return new Expr.Starred(expression(starred.value), span(node));
    }
    if (node instanceof ExprTy.Set display) {
      return new Expr.SetDisplay(list(display.elements), span(node));
    }
    if (node instanceof ExprTy.Slice slice) {
      return new Expr.Slice(optional(slice.lower), optional(slice.upper), optional(slice.step), span(node));
    }
    if (node instanceof ExprTy.NamedExpr walrus) {
      return new Expr.Walrus(expression(walrus.target), expression(walrus.value), span(node));
    }
    if (node instanceof ExprTy.Await await) {
      return new Expr.Await(expression(await.value), span(node));
    }
    if (node instanceof ExprTy.Yield yield) {
      return new Expr.Yield(optional(yield.value), span(node));
    }
    if (node instanceof ExprTy.YieldFrom yield) {
      return new Expr.Yield(optional(yield.value), span(node));
    }
    return comprehension(node);
  }

  private Expr comprehension(ExprTy node) {
    if (node instanceof ExprTy.ListComp list) {
      return comprehension(ComprehensionKind.LIST, list.element, null, list.generators, node);
    }
    if (node instanceof ExprTy.GeneratorExp generator) {
      return comprehension(ComprehensionKind.GENERATOR, generator.element, null, generator.generators, node);
    }
    if (node instanceof ExprTy.DictComp dict) {
      return comprehension(ComprehensionKind.DICT, dict.key, dict.value, dict.generators, node);
    }
    if (node instanceof ExprTy.SetComp set) {
      return comprehension(ComprehensionKind.SET, set.element, null, set.generators, node);
    }
    throw new IllegalStateException("no such expression: " + node.getClass().getName());
  }

  private Expr comprehension(
      ComprehensionKind kind, ExprTy element, ExprTy value, ComprehensionTy[] generators, ExprTy node) {
    List<Expr.Generator> list = new ArrayList<>(generators.length);
    for (ComprehensionTy generator : generators) {
      list.add(new Expr.Generator(
          expression(generator.target), expression(generator.iter), list(generator.ifs), generator.isAsync));
    }
    return new Expr.Comprehension(kind, expression(element), optional(value), List.copyOf(list), span(node));
  }

  /** A constant of the source, or of a pattern. */
  Expr constant(ConstantValue value, Span span) {
    return switch (value.kind) {
      case CODEPOINTS -> new Expr.Text(value.getCodePoints().toJavaString(), span);
      case LONG -> new Expr.Number(Long.toString(value.getLong()), span);
      case BIGINTEGER -> new Expr.Number(value.getBigInteger().toString(), span);
      case DOUBLE, COMPLEX -> new Expr.Number(asWritten(span), span);
      case BOOLEAN -> new Expr.Bool(value.getBoolean(), span);
      case NONE -> new Expr.None(span);
      case ELLIPSIS -> new Expr.Ellipsis(span);
      case BYTES -> new Expr.Bytes(span);
      case TUPLE, FROZENSET -> throw new IllegalStateException("no literal is a " + value.kind);
    };
  }

  private String asWritten(Span span) {
    int start = source.offset(span.line(), span.column());
    int end = source.offset(span.endLine(), span.endColumn());
    return source.text().substring(start, end).replace("_", "");
  }

  private List<Expr> pieces(ExprTy.JoinedStr joined) {
    int size = joined.values == null ? 0 : joined.values.length;
    List<Expr> pieces = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      Expr piece = expression(joined.values[i]);
      pieces.add(piece instanceof Expr.Text text ? withLastBrace(text) : piece);
    }
    return List.copyOf(pieces);
  }

  /** The parser ends a piece that ends with a doubled brace between the two; CPython, and so we, behind both. */
  private Expr withLastBrace(Expr.Text piece) {
    String value = piece.value();
    char brace = value.isEmpty() ? ' ' : value.charAt(value.length() - 1);
    if (brace != '{' && brace != '}') {
      return piece;
    }
    Span span = piece.span();
    int start = source.offset(span.line(), span.column());
    int end = source.offset(span.endLine(), span.endColumn());
    String text = source.text();
    if (end == start || text.charAt(end - 1) != brace || end == text.length() || text.charAt(end) != brace) {
      return piece;
    }
    int braces = 1;
    while (braces < value.length() && value.charAt(value.length() - 1 - braces) == brace) {
      braces++;
    }
    int first = end;
    while (first > start && text.charAt(first - 1) == brace) {
      first--;
    }
    int missing = first + 2 * braces - end;
    return missing != 1
        ? piece
        : new Expr.Text(value, new Span(span.line(), span.column(), span.endLine(), span.endColumn() + 1));
  }

  private Expr dict(ExprTy.Dict dict) {
    int size = dict.values == null ? 0 : dict.values.length;
    List<Optional<Expr>> keys = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      keys.add(optional(dict.keys[i]));
    }
    return new Expr.DictDisplay(List.copyOf(keys), list(dict.values), span(dict));
  }

  private Expr interpolation(ExprTy.FormattedValue value) {
    String conversion = value.conversion > 0 ? String.valueOf((char) value.conversion) : "";
    Optional<Expr> format = Optional.empty();
    if (value.formatSpec instanceof ExprTy.JoinedStr spec) {
      // Not one of the f-strings: its text is found from the one that it belongs to.
      format = Optional.of(new Expr.Formatted(pieces(spec), span(spec)));
    } else if (value.formatSpec != null) {
      format = Optional.of(new Expr.Formatted(List.of(expression(value.formatSpec)), span(value.formatSpec)));
    }
    return new Expr.Interpolation(expression(value.value), conversion, format, span(value));
  }

  private Expr comparison(ExprTy.Compare compare) {
    String[] operators = new String[compare.ops.length];
    for (int i = 0; i < operators.length; i++) {
      operators[i] = operator(compare.ops[i]);
    }
    return new Expr.Comparison(
        expression(compare.left), List.of(operators), list(compare.comparators), span(compare));
  }

  List<Expr.Keyword> keywords(KeywordTy[] nodes) {
    if (nodes == null || nodes.length == 0) {
      return List.of();
    }
    Expr.Keyword[] list = new Expr.Keyword[nodes.length];
    for (int i = 0; i < nodes.length; i++) {
      KeywordTy node = nodes[i];
      list[i] = new Expr.Keyword(Optional.ofNullable(node.arg), expression(node.value), span(node));
    }
    return List.of(list);
  }

  Parameters parameters(ArgumentsTy node) {
    if (node == null) {
      return new Parameters(List.of(), Optional.empty(), List.of(), Optional.empty());
    }
    List<Parameters.Parameter> positional = new ArrayList<>();
    int before = length(node.posOnlyArgs);
    int count = before + length(node.args);
    int withoutDefault = count - length(node.defaults);
    for (int i = 0; i < count; i++) {
      ArgTy arg = i < before ? node.posOnlyArgs[i] : node.args[i - before];
      ExprTy value = i < withoutDefault ? null : node.defaults[i - withoutDefault];
      positional.add(new Parameters.Parameter(arg.arg, optional(value)));
    }
    List<Parameters.Parameter> keywordOnly = new ArrayList<>();
    for (int i = 0; i < length(node.kwOnlyArgs); i++) {
      ExprTy value = i < length(node.kwDefaults) ? node.kwDefaults[i] : null;
      keywordOnly.add(new Parameters.Parameter(node.kwOnlyArgs[i].arg, optional(value)));
    }
    return new Parameters(List.copyOf(positional), name(node.varArg), List.copyOf(keywordOnly), name(node.kwArg));
  }

  private static int length(Object[] nodes) {
    return nodes == null ? 0 : nodes.length;
  }

  private static Optional<String> name(ArgTy arg) {
    return arg == null ? Optional.empty() : Optional.of(arg.arg);
  }

  static String operator(OperatorTy operator) {
    return switch (operator) {
      case Add -> "+";
      case Sub -> "-";
      case Mult -> "*";
      case MatMult -> "@";
      case Div -> "/";
      case Mod -> "%";
      case Pow -> "**";
      case LShift -> "<<";
      case RShift -> ">>";
      case BitOr -> "|";
      case BitXor -> "^";
      case BitAnd -> "&";
      case FloorDiv -> "//";
    };
  }

  private static String operator(UnaryOpTy operator) {
    return switch (operator) {
      case Invert -> "~";
      case Not -> "not";
      case UAdd -> "+";
      case USub -> "-";
    };
  }

  private static String operator(CmpOpTy operator) {
    return switch (operator) {
      case Eq -> "==";
      case NotEq -> "!=";
      case Lt -> "<";
      case LtE -> "<=";
      case Gt -> ">";
      case GtE -> ">=";
      case Is -> "is";
      case IsNot -> "is not";
      case In -> "in";
      case NotIn -> "not in";
    };
  }
}
