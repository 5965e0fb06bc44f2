package dev.migrationguard.frontend.java.jooq;

import dev.migrationguard.frontend.java.eval.Site;
import dev.migrationguard.frontend.java.eval.Value;
import dev.migrationguard.frontend.java.eval.Value.Text;
import dev.migrationguard.frontend.java.jooq.Chain.Call;
import java.util.List;

/** {@code createTable(…)} and what is called on it. */
final class CreateTable {

  private final Words out;
  private final Site site;
  private final StringBuilder elements = new StringBuilder();
  private String behind = "";

  private CreateTable(Words out, Site site) {
    this.out = out;
    this.site = site;
  }

  static void write(List<Call> calls, Words out, Site site) {
    String start = calls.get(0).method();
    String name = Sql.name(calls.get(0).first());
    CreateTable statement = new CreateTable(out, site);
    if (calls.get(0).arguments().size() > 1) {
      statement.columns(new Call("columns", calls.get(0).arguments().subList(1, calls.get(0).arguments().size())));
    }
    for (Call call : calls.subList(1, calls.size())) {
      if (call.method().equals("comment")) {
        out.behind("COMMENT ON TABLE " + name + " IS " + Sql.literal(call.first(), site));
      } else {
        statement.call(call);
      }
    }
    out.add(start.contains("Temporary") ? "CREATE TEMPORARY TABLE" : "CREATE TABLE")
        .add(start.endsWith("IfNotExists") ? "IF NOT EXISTS" : "")
        .add(name)
        .add(statement.elements.isEmpty() ? "" : "(" + statement.elements + ")")
        .add(statement.behind);
    if (statement.elements.isEmpty() && statement.behind.isEmpty()) {
      out.add("()");
    }
  }

  private void call(Call call) {
    switch (call.method()) {
      case "column" -> {
        boolean typed = call.arguments().size() > 1;
        if (typed) {
          element(Sql.identifier(call.first()) + " " + SqlTypes.of(call.argument(1)).declaration());
        } else {
          columns(call);
        }
      }
      case "columns", "tableElements" -> columns(call);
      case "constraint", "constraints" -> {
        for (Value constraint : call.arguments()) {
          if (constraint instanceof Part part && part.kind() == Part.Kind.CONSTRAINT) {
            element(part.sql());
          } else {
            out.unread(call);
          }
        }
      }
      case "primaryKey", "unique" ->
          element(Words.of(call.method()) + " (" + Sql.identifiers(call.arguments()) + ")");
      case "check" -> element("CHECK (" + Sql.plain(call.first()) + ")");
      case "as" -> behind("AS " + Statements.query(call.first(), site));
      case "withData", "withNoData", "onCommitDrop", "onCommitDeleteRows", "onCommitPreserveRows" ->
          behind(Words.of(call.method()));
      default -> out.unread(call);
    }
  }

  private void behind(String words) {
    behind = behind.isEmpty() ? words : behind + " " + words;
  }

  private void columns(Call call) {
    for (Value item : call.arguments()) {
      switch (item) {
        case Part part when part.kind() == Part.Kind.CONSTRAINT -> element(part.sql());
        case Part part when part.type().isPresent() -> element(part.own() + " " + part.type().get().declaration());
        case Part part -> element(part.own());
        case Text name -> element(Sql.quoted(name.text()));
        default -> out.unread(call);
      }
    }
  }

  private void element(String sql) {
    elements.append(elements.isEmpty() ? "" : ", ").append(sql);
  }
}
