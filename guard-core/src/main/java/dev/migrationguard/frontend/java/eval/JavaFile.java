package dev.migrationguard.frontend.java.eval;

import com.github.javaparser.ParseResult;
import com.github.javaparser.Range;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.comments.CommentsCollection;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.Statement;
import dev.migrationguard.frontend.sql.ScriptText;
import dev.migrationguard.model.Comment;
import dev.migrationguard.model.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A Java file that parsed. */
public final class JavaFile {

  private final String name;
  private final ScriptText text;
  private final CompilationUnit unit;
  private final CommentsCollection comments;
  private final List<String> lines;
  private final List<JavaClass> types = new ArrayList<>();

  JavaFile(String name, ScriptText text, ParseResult<CompilationUnit> parsed) {
    this.name = name;
    this.text = text;
    this.lines = text.lines();
    this.unit = parsed.getResult().orElseThrow();
    this.comments = parsed.getCommentsCollection().orElseGet(CommentsCollection::new);
    for (TypeDeclaration<?> type : unit.getTypes()) {
      types.add(JavaClass.of(this, type, Optional.empty()));
    }
  }

  /** As the user would name it. */
  public String name() {
    return name;
  }

  /** Its lines without their ends. */
  public List<String> lines() {
    return lines;
  }

  /** The classes, interfaces, records and enums at its top level. */
  public List<JavaClass> types() {
    return types;
  }

  /** Its package; empty for none. */
  public String packageName() {
    return unit.getPackageDeclaration().map(own -> own.getNameAsString()).orElse("");
  }

  List<ImportDeclaration> imports() {
    return unit.getImports();
  }

  ScriptText text() {
    return text;
  }

  /** Where a part of the file stands; its start where the parser does not know. */
  Span span(Node node) {
    Optional<Range> range = node.getRange();
    return range.isEmpty() ? Span.START : text.span(start(node), end(range.get()));
  }

  int start(Node node) {
    return node.getRange().map(range -> text.offset(range.begin.line, range.begin.column)).orElse(0);
  }

  int end(Node node) {
    return node.getRange().map(this::end).orElse(0);
  }

  private int end(Range range) {
    return text.offset(range.end.line, range.end.column + 1);
  }

  /** Its comments, in order. */
  public List<Comment> comments() {
    List<Comment> found = new ArrayList<>();
    for (com.github.javaparser.ast.comments.Comment comment : comments.getComments()) {
      int from = start(comment);
      boolean ownLine = text.text().substring(text.text().lastIndexOf('\n', Math.max(0, from - 1)) + 1, from).isBlank();
      found.add(new Comment(span(comment), comment.getContent().strip(), ownLine));
    }
    found.sort((a, b) -> a.span().compareTo(b.span()));
    return found;
  }

  /** Its statements and fields; of one with a block only the lines before the block. */
  public List<Span> statements() {
    List<Span> found = new ArrayList<>();
    Deque<Node> open = new ArrayDeque<>();
    open.push(unit);
    while (!open.isEmpty()) {
      Node node = open.pop();
      boolean counts =
          node instanceof Statement && !(node instanceof BlockStmt)
              || node instanceof com.github.javaparser.ast.body.FieldDeclaration;
      if (counts) {
        found.add(head(node));
      }
      node.getChildNodes().forEach(open::push);
    }
    found.sort(Span::compareTo);
    return found;
  }

  private Span head(Node node) {
    Span whole = span(node);
    int end = whole.endLine();
    for (Node child : node.getChildNodes()) {
      if (child instanceof BlockStmt block && !block.getStatements().isEmpty()) {
        end = Math.min(end, Math.max(whole.line(), span(block.getStatements().get(0)).line() - 1));
      }
    }
    return new Span(whole.line(), whole.column(), end, whole.endColumn());
  }
}
