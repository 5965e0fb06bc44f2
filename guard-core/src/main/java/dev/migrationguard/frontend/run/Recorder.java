package dev.migrationguard.frontend.run;

import dev.migrationguard.frontend.sql.Labels;
import dev.migrationguard.model.Guards;
import dev.migrationguard.model.Mention;
import dev.migrationguard.model.Opaque;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.SessionOperation.Effect;
import dev.migrationguard.model.Step;
import dev.migrationguard.model.Transaction;
import dev.migrationguard.model.Transaction.Mode;
import java.util.ArrayList;
import java.util.List;

/** Writes down what a script asks of the database, in order, with the transaction that each statement runs in. */
public final class Recorder {

  /** Steps of one script; a loop over a list of thousands says nothing more after that. */
  private static final int MOST = 20_000;

  private final List<Step> steps = new ArrayList<>();
  private final Labels labels = new Labels();
  private final Mode base;
  private final String database;
  private final Mode behindCommit;
  private Mode mode;
  private int transaction;
  private int statement;

  /**
   * A script that is about to start.
   *
   * @param base         what its statements run in where it says nothing itself
   * @param database     which of several databases it speaks to; empty for the only one
   * @param behindCommit what the statement behind a COMMIT of the script itself runs in: some drivers open the next
   *     transaction, others take theirs for still open
   */
  public Recorder(Mode base, String database, Mode behindCommit) {
    this.base = base;
    this.mode = base;
    this.database = database;
    this.behindCommit = behindCommit;
  }

  /** What was asked so far. */
  public List<Step> steps() {
    return steps;
  }

  /** Starts a statement: what is recorded until the next one belongs to it. */
  public void statement() {
    statement++;
    if (mode == Mode.OUTSIDE) {
      transaction++;
    }
  }

  /** Records an operation of the current statement. */
  public void record(Operation operation, Origin origin, Guards guards) {
    record(operation, origin, guards, mode);
  }

  /** Records an operation of a connection that has a mode of its own. */
  public void record(Operation operation, Origin origin, Guards guards, Mode own) {
    if (steps.size() == MOST) {
      steps.add(
          new Step(
              new Opaque("the rest of the script", "only its first " + MOST + " operations are followed"),
              origin.place(),
              statement,
              new Transaction(own, transaction),
              guards,
              database,
              origin.via(),
              List.of()));
    } else if (!full()) {
      Transaction within = new Transaction(own, transaction);
      steps.add(
          new Step(
              operation, origin.place(), statement, within, guards, database, origin.via(), labels.in(operation)));
      labels.note(operation);
    }
  }

  /** The labels that the script has added to enums so far. */
  public Labels labels() {
    return labels;
  }

  /** Lets the operation that was recorded last use labels. */
  public void mention(List<Mention> mentions) {
    int last = steps.size() - 1;
    if (!mentions.isEmpty() && last >= 0 && !full()) {
      steps.set(last, steps.get(last).mentioning(mentions));
    }
  }

  /** Whether nothing more is written down. */
  public boolean full() {
    return steps.size() > MOST;
  }

  /** What a statement runs in now. */
  public Mode mode() {
    return mode;
  }

  /** Goes back to what the script started in. */
  public void leave() {
    enter(base);
  }

  /** Leaves or enters a transaction block. */
  public void enter(Mode next) {
    mode = next;
    transaction++;
  }

  /** What a transaction command of the script itself does. */
  public void control(Effect effect) {
    switch (effect) {
      case BEGIN -> enter(Mode.INSIDE);
      case COMMIT, ROLLBACK -> enter(behindCommit);
      case SAVEPOINT -> {}
    }
  }
}
