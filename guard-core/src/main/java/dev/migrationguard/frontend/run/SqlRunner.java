package dev.migrationguard.frontend.run;

import dev.migrationguard.frontend.sql.SqlReader;
import dev.migrationguard.frontend.sql.SqlStatement;
import dev.migrationguard.frontend.sql.SqlText;
import dev.migrationguard.model.Guards;
import dev.migrationguard.model.SessionOperation.TransactionControl;
import dev.migrationguard.model.Transaction.Mode;
import java.util.List;

/** Reads the SQL that a script sends and writes down what it asks for. */
public final class SqlRunner {

  /** Characters of SQL of one script, those of every turn of a loop counted. */
  private static final long MOST_SQL = 20_000_000;

  private final SqlOrigin origin;
  private final boolean whole;
  private long unread = MOST_SQL;

  /** Reads the strings of one file, whose statements a driver sends one by one. */
  public SqlRunner(SqlOrigin origin) {
    this(origin, false);
  }

  /**
   * Reads the strings of one file.
   *
   * @param whole whether the driver sends a string as it is: what it holds is then one transaction for PostgreSQL
   *     (manual, "Multiple Statements in a Simple Query"), also behind a COMMIT of its own
   */
  public SqlRunner(SqlOrigin origin, boolean whole) {
    this.origin = origin;
    this.whole = whole;
  }

  /**
   * Reads a string of any number of statements.
   *
   * @param pieces   the string
   * @param from     the call that sends it
   * @param around   on what condition
   * @param mode     what it runs in where its connection has a mode of its own; else the recorder's
   * @param recorder where its operations go
   * @return false where the script runs more SQL than is read, once
   */
  public boolean run(List<Piece> pieces, Origin from, Guards around, Mode mode, Recorder recorder) {
    if (recorder.full() || unread < 0) {
      return true;
    }
    for (Piece piece : pieces) {
      unread -= piece.text().length();
    }
    if (unread < 0) {
      return false;
    }
    SqlText text = origin.text(pieces, from.place().span(), from.via().isPresent());
    List<SqlStatement> statements = SqlReader.read(text, recorder.labels());
    boolean together = whole && statements.size() > 1;
    for (SqlStatement statement : statements) {
      if (together && recorder.mode() == Mode.OUTSIDE) {
        recorder.enter(Mode.STRING);
      }
      // A statement before may have ended the transaction; a connection with a mode of its own keeps it.
      Mode own = mode != Mode.INSIDE && recorder.mode() == Mode.INSIDE ? mode : recorder.mode();
      if (statement.block()) {
        // A block is a statement of its own to the server, which runs it in one transaction.
        own = Mode.INSIDE;
      }
      recorder.statement();
      for (SqlStatement.Located located : statement.operations()) {
        Guards guards = located.conditional() ? new Guards(true, around.dialects()) : around;
        recorder.record(located.operation(), new Origin(located.place(), from.via()), guards, own);
        recorder.mention(located.mentions());
        if (located.operation() instanceof TransactionControl control) {
          recorder.control(control.effect());
        }
      }
    }
    if (recorder.mode() == Mode.STRING) {
      recorder.enter(Mode.OUTSIDE);
    }
    return true;
  }
}
