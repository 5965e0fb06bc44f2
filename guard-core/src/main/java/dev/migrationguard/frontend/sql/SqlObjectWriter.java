package dev.migrationguard.frontend.sql;

import static dev.migrationguard.frontend.sql.SqlIdentifiers.constant;
import static dev.migrationguard.frontend.sql.SqlIdentifiers.quote;
import static dev.migrationguard.frontend.sql.SqlWriter.cascade;
import static dev.migrationguard.frontend.sql.SqlWriter.ifExists;

import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.ObjectOperation;
import dev.migrationguard.model.ObjectOperation.Kind;
import dev.migrationguard.model.SessionOperation;
import java.util.Locale;
import java.util.Optional;

/** Writes what concerns neither a table nor its parts. */
final class SqlObjectWriter {

  private static final String MORE = " " + ObjectName.HOLE;

  private SqlObjectWriter() {}

  static String write(ObjectOperation operation) {
    return switch (operation) {
      case ObjectOperation.CreateObject create when create.kind() == Kind.VIEW && create.table().isPresent() ->
          "CREATE " + (create.orReplace() ? "OR REPLACE " : "") + "VIEW " + quote(create.name()) + " AS SELECT * FROM "
              + quote(create.table().get());
      case ObjectOperation.CreateObject create ->
          "CREATE " + (create.orReplace() ? "OR REPLACE " : "") + word(create.kind()) + " "
              + (create.ifNotExists() ? "IF NOT EXISTS " : "") + quote(create.name()) + definition(create);
      case ObjectOperation.DropObject drop ->
          "DROP " + word(drop.kind()) + " " + ifExists(drop.ifExists()) + quote(drop.name()) + on(drop.table())
              + cascade(drop.cascade());
      case ObjectOperation.RenameObject rename ->
          "ALTER " + word(rename.kind()) + " " + quote(rename.name()) + " RENAME TO " + quote(rename.newName());
      case ObjectOperation.AlterObject alter ->
          "ALTER " + word(alter.kind()) + " " + quote(alter.name()) + " " + alter.action() + MORE;
      case ObjectOperation.CreateEnum create ->
          "CREATE TYPE " + quote(create.name()) + " AS ENUM (" + SqlWriter.constants(create.labels()) + ")";
      case ObjectOperation.CreateDomain create ->
          "CREATE DOMAIN " + quote(create.name()) + " AS " + create.base() + (create.constrained() ? MORE : "");
      case ObjectOperation.AddEnumValue add ->
          "ALTER TYPE " + quote(add.type()) + " ADD VALUE " + (add.ifNotExists() ? "IF NOT EXISTS " : "")
              + constant(add.value());
      case ObjectOperation.RenameEnumValue rename ->
          "ALTER TYPE " + quote(rename.type()) + " RENAME VALUE " + constant(rename.value()) + " TO "
              + constant(rename.newValue());
      case ObjectOperation.RefreshMaterializedView refresh ->
          "REFRESH MATERIALIZED VIEW " + (refresh.concurrently() ? "CONCURRENTLY " : "") + quote(refresh.name())
              + (refresh.withData() ? "" : " WITH NO DATA");
    };
  }

  static String write(SessionOperation operation) {
    return switch (operation) {
      case SessionOperation.SetParameter set ->
          "SET " + (set.local() ? "LOCAL " : "") + set.parameter() + " = " + set.value();
      case SessionOperation.TransactionControl control ->
          control.effect() == SessionOperation.Effect.SAVEPOINT ? "SAVEPOINT" + MORE : control.effect().name();
      case SessionOperation.Query query ->
          "SELECT" + MORE + query.from().map(from -> " FROM " + quote(from)).orElse("");
      case SessionOperation.OtherStatement other ->
          other.command() + other.on().map(table -> " " + quote(table)).orElse("")
              + (stands(other.command()) ? "" : MORE);
    };
  }

  private static String word(Kind kind) {
    return kind == Kind.OTHER ? String.valueOf(ObjectName.HOLE) : kind.word().toUpperCase(Locale.ROOT);
  }

  private static String on(Optional<ObjectName> table) {
    return table.map(name -> " ON " + quote(name)).orElse("");
  }

  /** What follows the name: the object hangs on a table, or a view shows one. */
  private static String definition(ObjectOperation.CreateObject create) {
    String table = create.table().map(SqlIdentifiers::quote).orElse(String.valueOf(ObjectName.HOLE));
    return switch (create.kind()) {
      case SCHEMA, DATABASE, SEQUENCE, EXTENSION, ROLE -> "";
      case VIEW, MATERIALIZED_VIEW -> " AS SELECT" + (create.table().isEmpty() ? MORE : " * FROM " + table);
      case TRIGGER -> MORE + " ON " + table + MORE;
      case STATISTICS -> " ON" + MORE + " FROM " + table;
      case RULE -> " AS ON" + MORE + " TO " + table + MORE;
      case POLICY -> " ON " + table + MORE;
      default -> MORE;
    };
  }

  private static boolean stands(String command) {
    return command.equals("VACUUM") || command.equals("ANALYZE") || command.equals("CHECKPOINT");
  }
}
