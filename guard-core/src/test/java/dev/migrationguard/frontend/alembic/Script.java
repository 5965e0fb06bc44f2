package dev.migrationguard.frontend.alembic;

import dev.migrationguard.frontend.Reading;
import dev.migrationguard.frontend.SourceFile;
import dev.migrationguard.model.ColumnOperation;
import dev.migrationguard.model.DataOperation.UpdateRows;
import dev.migrationguard.model.Direction;
import dev.migrationguard.model.IndexOperation.CreateIndex;
import dev.migrationguard.model.IndexOperation.DropIndex;
import dev.migrationguard.model.ObjectOperation.CreateEnum;
import dev.migrationguard.model.ObjectOperation.DropObject;
import dev.migrationguard.model.Opaque;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.SessionOperation.TransactionControl;
import dev.migrationguard.model.Step;
import dev.migrationguard.model.Transaction.Mode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A script as a test writes it, and what the guard understands of it as lines that can be read. */
final class Script {

  static final String HEAD = """
      from alembic import op
      import sqlalchemy as sa

      revision = "2"
      down_revision = "1"

      """;

  private Script() {}

  /** What {@code upgrade()} of a script asks for; the head of the script is given. */
  static List<String> asks(String definitions) {
    return steps(definitions).stream().map(Script::line).toList();
  }

  /** What a body of {@code upgrade()} asks for. */
  static List<String> upgradeAsks(String body) {
    return asks(upgrade(body));
  }

  static String upgrade(String body) {
    return "def upgrade():\n" + ("\n" + body.strip()).replace("\n", "\n    ").substring(1) + "\n";
  }

  static List<Step> steps(String definitions) {
    byte[] script = (HEAD + definitions).getBytes(StandardCharsets.UTF_8);
    Reading reading =
        new AlembicFrontend().read(SourceFile.of("2.py", Path.of("2.py"), script), Set.of(Direction.UPGRADE));
    return switch (reading) {
      case Reading.Read read -> read.migrations().get(0).upgrade();
      case Reading.NoMigration none -> throw new AssertionError("not taken for a migration");
      case Reading.Unreadable no -> throw new AssertionError(no.place() + ": " + no.reason());
    };
  }

  /** {@code AddColumn users.email outside maybe on postgresql}. */
  static String line(Step step) {
    StringBuilder line = new StringBuilder(words(step.operation()));
    if (step.transaction().mode() == Mode.OUTSIDE) {
      line.append(" outside");
    }
    if (step.guards().conditional()) {
      line.append(" maybe");
    }
    if (!step.guards().dialects().isEmpty()) {
      Set<String> dialects = new TreeSet<>(step.guards().dialects());
      line.append(dialects.size() > 4 ? " on " + dialects.size() : " on " + String.join("/", dialects));
    }
    return line.toString();
  }

  private static String words(Operation operation) {
    String kind = operation.getClass().getSimpleName();
    return switch (operation) {
      case ColumnOperation op -> kind + " " + op.tableName() + "." + op.columnName();
      case CreateIndex op -> (op.concurrently() ? "Concurrently" : "") + kind + " " + op.name().orElseThrow();
      case DropIndex op -> (op.concurrently() ? "Concurrently" : "") + kind + " " + op.name();
      case UpdateRows op -> kind + " " + op.tableName() + (op.filter().isPresent() ? " where" : "");
      case CreateEnum op -> kind + " " + op.name() + " " + op.labels();
      case DropObject op -> "Drop " + op.kind().word() + " " + op.name();
      case TransactionControl op -> op.effect().name();
      case Opaque op -> "Opaque: " + op.reason();
      default -> operation.table().map(table -> kind + " " + table).orElse(kind);
    };
  }
}
