package dev.migrationguard.frontend.sql;

import dev.migrationguard.model.Opaque;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.Phase;
import dev.migrationguard.model.Phase.Acknowledgement;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Writes stages of a safe way as SQL scripts. */
final class SqlPhases {

  private static final int WIDTH = 100;

  private SqlPhases() {}

  /**
   * Writes them.
   *
   * @param outside how a script is run outside a transaction
   */
  static String write(List<Phase> phases, Supplier<String> outside) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < phases.size(); i++) {
      out.append(i == 0 ? "" : "\n");
      write(i + 1, phases.get(i), outside, out);
    }
    return out.toString();
  }

  private static void write(int number, Phase phase, Supplier<String> outside, StringBuilder out) {
    comment(number + ". " + SqlWriter.oneLine(phase.title()), out);
    boolean runs = phase.operations().stream().anyMatch(operation -> !(operation instanceof Opaque));
    if (phase.outsideTransaction() && runs) {
      comment(outside.get(), out);
    }
    Optional<Operation> accepted = phase.accepted();
    for (Operation operation : phase.operations()) {
      if (accepted.isPresent() && accepted.get() == operation) {
        Acknowledgement acknowledgement = phase.acknowledgement().get();
        out.append("-- guard: ignore[").append(acknowledgement.rule()).append("] ");
        out.append(SqlWriter.oneLine(acknowledgement.reason())).append('\n');
      }
      out.append(SqlWriter.write(operation)).append(operation instanceof Opaque ? "\n" : ";\n");
    }
  }

  private static void comment(String text, StringBuilder out) {
    String rest = text;
    String lead = "-- ";
    while (lead.length() + rest.length() > WIDTH) {
      int space = rest.lastIndexOf(' ', WIDTH - lead.length());
      if (space <= 0) {
        break;
      }
      out.append(lead).append(rest, 0, space).append('\n');
      rest = rest.substring(space + 1);
      lead = "--    ";
    }
    out.append(lead).append(rest).append('\n');
  }
}
