package dev.migrationguard.frontend.java.jooq;

import dev.migrationguard.frontend.java.eval.Site;
import dev.migrationguard.frontend.java.eval.Value;
import dev.migrationguard.frontend.java.eval.Value.Text;
import dev.migrationguard.frontend.java.eval.Value.Type;
import dev.migrationguard.frontend.java.eval.Value.Unknown;
import dev.migrationguard.frontend.java.jooq.Chain.Call;
import java.util.List;

/** {@code alterTable(…)} and what is called on it. */
final class AlterTable {

  private final Words out;
  private final Site site;
  private final String table;
  private final StringBuilder actions = new StringBuilder();
  private String column = "";
  private String renamed = "";

  private AlterTable(Call start, Words out, Site site) {
    this.out = out;
    this.site = site;
    this.table = (start.method().endsWith("IfExists") ? "IF EXISTS " : "") + Sql.name(start.first());
  }

  static void write(List<Call> calls, Words out, Site site) {
    AlterTable statement = new AlterTable(calls.get(0), out, site);
    for (Call call : calls.subList(1, calls.size())) {
      statement.call(call);
    }
    if (!statement.actions.isEmpty()) {
      out.add("ALTER TABLE").add(statement.table).add(statement.actions.toString());
    }
  }

  private void call(Call call) {
    switch (call.method()) {
      case "add", "addColumn", "addColumnIfNotExists", "addIfNotExists" -> add(call);
      case "addConstraint" -> action("ADD " + Sql.name(call.first()));
      case "drop", "dropColumn", "dropColumns", "dropColumnIfExists", "dropIfExists" -> drop(call);
      case "dropConstraint", "dropConstraintIfExists", "dropForeignKey", "dropForeignKeyIfExists", "dropUnique",
          "dropUniqueIfExists", "dropPrimaryKeyIfExists" -> dropConstraint(call);
      case "dropPrimaryKey" -> {
        if (call.arguments().isEmpty()) {
          // PostgreSQL has no such statement, and jOOQ sends it all the same.
          action("DROP PRIMARY KEY");
        } else {
          dropConstraint(call);
        }
      }
      case "cascade", "restrict" -> actions.append(' ').append(Words.of(call.method()));
      case "alter", "alterColumn" -> column = "ALTER " + Sql.identifier(call.first()) + " ";
      case "alterConstraint" -> column = "ALTER CONSTRAINT " + Sql.identifier(call.first()) + " ";
      case "enforced", "notEnforced" -> action(column + Words.of(call.method()));
      case "set" -> type(SqlTypes.of(call.first()));
      case "setNotNull", "dropNotNull", "dropDefault" -> action(column + Words.of(call.method()));
      case "default_", "defaultValue", "setDefault" ->
          action(column + "SET DEFAULT " + Sql.literal(call.first(), site));
      case "using" -> actions.append(" USING ").append(Sql.literal(call.first(), site));
      case "renameTo" -> action("RENAME TO " + Sql.name(call.first()));
      case "rename", "renameColumn", "renameConstraint", "renameIndex" -> {
        renamed = call.method();
        column = Sql.identifier(call.first());
      }
      case "to" -> rename(call);
      case "comment" -> out.add("COMMENT ON TABLE " + table + " IS " + Sql.literal(call.first(), site));
      case "first", "before", "after" -> {}
      default -> out.unread(call);
    }
  }

  private void action(String words) {
    actions.append(actions.isEmpty() ? "" : ", ").append(words);
  }

  private void add(Call call) {
    String exists = call.method().endsWith("IfNotExists") ? "IF NOT EXISTS " : "";
    Value second = call.argument(1);
    boolean typed = call.arguments().size() == 2
        && (second instanceof SqlType || second instanceof Type || second instanceof Unknown || second instanceof Text);
    if (typed) {
      action("ADD " + exists + Sql.identifier(call.first()) + " " + SqlTypes.of(second).declaration());
      return;
    }
    for (Value item : call.arguments()) {
      if (item instanceof Part part && part.kind() == Part.Kind.CONSTRAINT) {
        action("ADD " + part.sql());
      } else if (item instanceof Part part) {
        action("ADD " + exists + part.own() + " " + SqlTypes.of(part).declaration());
      } else {
        out.unread(call);
      }
    }
  }

  private void drop(Call call) {
    String exists = call.method().endsWith("IfExists") ? "IF EXISTS " : "";
    for (Value item : call.arguments()) {
      boolean constraint = item instanceof Part part && part.kind() == Part.Kind.CONSTRAINT;
      action((constraint ? "DROP CONSTRAINT " : "DROP ") + exists + Sql.identifier(item));
    }
  }

  private void dropConstraint(Call call) {
    String exists = call.method().endsWith("IfExists") ? "IF EXISTS " : "";
    action("DROP CONSTRAINT " + exists + Sql.identifier(call.first()));
  }

  /** A new type; what it says of NULL is a statement of its own, in one block with it. */
  private void type(SqlType type) {
    String sql = column + "TYPE " + type.cast();
    if (type.nullable().isEmpty()) {
      action(sql);
      return;
    }
    String start = "ALTER TABLE " + table + " ";
    out.behind(start + sql);
    out.behind(start + column + (type.nullable().get() ? "DROP NOT NULL" : "SET NOT NULL"));
  }

  private void rename(Call call) {
    String to = Sql.identifier(call.first());
    switch (renamed) {
      case "renameColumn" -> action("RENAME COLUMN " + column + " TO " + to);
      case "renameConstraint" -> action("RENAME CONSTRAINT " + column + " TO " + to);
      case "renameIndex" -> out.add("ALTER INDEX " + column + " RENAME TO " + to);
      default -> out.unread(call);
    }
  }
}
