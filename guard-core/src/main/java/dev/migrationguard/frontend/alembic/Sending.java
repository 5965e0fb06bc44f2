package dev.migrationguard.frontend.alembic;

import dev.migrationguard.frontend.alembic.Live.Batch;
import dev.migrationguard.frontend.run.Origin;
import dev.migrationguard.frontend.run.Recorder;
import dev.migrationguard.model.Guards;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.TableOperation;
import java.util.ArrayList;
import java.util.List;

/** Writes down what Alembic sends for the operations of a script: at once, or at the end of a batch. */
final class Sending {

  private final Rendering rendering;
  private final Naming naming;

  Sending(Rendering rendering, Naming naming) {
    this.rendering = rendering;
    this.naming = naming;
  }

  /** Writes down statements, each with its operations, in the words of the database. */
  void send(List<List<Operation>> asked, Origin origin, Guards guards, Recorder recorder) {
    for (List<Operation> statement : rendering.of(asked)) {
      recorder.statement();
      statement.forEach(operation -> recorder.record(naming.named(operation), origin, guards));
    }
  }

  /** Writes down what waits in a batch, and empties it. */
  void send(Batch batch, Recorder recorder) {
    if (rendering.database().equals("sqlite")) {
      List<List<Operation>> all = new ArrayList<>();
      batch.waiting().forEach(waiting -> all.addAll(waiting.statements()));
      copied(batch, rendering.batch(all, batch.recreate()), recorder);
    } else {
      sendEach(batch, recorder);
    }
    batch.waiting().clear();
  }

  private void sendEach(Batch batch, Recorder recorder) {
    batch.waiting().forEach(each -> send(each.statements(), each.origin(), each.guards(), recorder));
  }

  /** The operations of a batch that are one statement, each at the place where it was asked for. */
  private void copied(Batch batch, List<List<Operation>> statements, Recorder recorder) {
    boolean copy = statements.size() == 1 && statements.get(0).get(0) instanceof TableOperation.AlterTable;
    if (!copy) {
      sendEach(batch, recorder);
      return;
    }
    recorder.statement();
    Batch.Waiting first = batch.waiting().get(0);
    recorder.record(statements.get(0).get(0), first.origin(), first.guards());
    for (Batch.Waiting waiting : batch.waiting()) {
      for (List<Operation> statement : rendering.copied(waiting.statements())) {
        statement.forEach(operation -> recorder.record(operation, waiting.origin(), waiting.guards()));
      }
    }
  }
}
