package shop;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What a run meets in most classes, so that it starts fast the next time. */
public class V4__Accounts extends BaseJavaMigration {

  private static final String TABLE = "accounts";

  private final List<String> old = new ArrayList<>();

  enum Column {
    NAME("text"),
    BALANCE("numeric(12, 2)");

    final String type;

    Column(String type) {
      this.type = type;
    }
  }

  record Index(String name, String column) {}

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  @Override
  public void migrate(Context context) throws Exception {
    Connection connection = context.getConnection();
    try (Statement statement = connection.createStatement()) {
      statement.execute("""
          ALTER TABLE accounts
            ADD COLUMN limits text;
          DROP TABLE IF EXISTS limits;
          """);
      for (Column column : Column.values()) {
        statement.execute("ALTER TABLE " + TABLE + " ALTER COLUMN " + column + " TYPE " + column.type);
      }
      for (Index index : List.of(new Index("ix_a", "a"), new Index("ix_b", "b"))) {
        statement.addBatch(String.format("CREATE INDEX %s ON %s (%s)", index.name(), TABLE, index.column()));
      }
      statement.executeBatch();
      if (exists(connection, "letters")) {
        old.add("letters");
      } else {
        return;
      }
      StringBuilder names = new StringBuilder();
      for (int i = 0; i < old.size(); i++) {
        names.append(i == 0 ? "" : ", ").append(old.get(i).toLowerCase());
      }
      statement.execute("DROP TABLE " + names); // guard: ignore[drop-table] it shows what it is for
    } catch (IllegalStateException e) {
      throw new RuntimeException(e);
    }
    JdbcTemplate template = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
    Map.of("a", "b").forEach((from, to) -> template.update("UPDATE accounts SET " + from + " = " + to));
    switch (TABLE) {
      case "accounts" -> template.execute("TRUNCATE TABLE visits");
      default -> template.execute("TRUNCATE TABLE other_visits");
    }
  }

  private static boolean exists(Connection connection, String table) throws Exception {
    try (PreparedStatement query = connection.prepareStatement("SELECT 1 FROM pg_class WHERE relname = ?")) {
      query.setString(1, table);
      return query.executeQuery().next();
    }
  }
}
