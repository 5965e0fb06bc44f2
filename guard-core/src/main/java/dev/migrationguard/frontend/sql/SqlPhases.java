package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.sql.ScriptName.Tool;
import dev.migrationguard.model.Opaque;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.Phase;
import dev.migrationguard.model.Phase.Acknowledgement;
import java.util.List;
import java.util.Optional;

/** Writes stages of a safe way as SQL scripts. */
final class SqlPhases {

  private static final int WIDTH = 100;

  private SqlPhases() {}

  /**
   * Writes them.
   *
   * @param tool what runs the script that they are to replace a part of
   */
  static String write(List<Phase> phases, Tool tool) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < phases.size(); i++) {
      out.append(i == 0 ? "" : "\n");
      write(i + 1, phases.get(i), tool, out);
    }
    return out.toString();
  }

  private static void write(int number, Phase phase, Tool tool, StringBuilder out) {
    comment(number + ". " + SqlWriter.oneLine(phase.title()), out);
    boolean runs = phase.operations().stream().anyMatch(operation -> !(operation instanceof Opaque));
    if (phase.outsideTransaction() && runs) {
      comment(outside(tool), out);
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

  /** How a tool is told to run a script outside a transaction. */
  private static String outside(Tool tool) {
    return switch (tool) {
      case FLYWAY -> "in a script of its own, with executeInTransaction=false in the .conf file beside it";
      case DIESEL -> "in a migration of its own, with run_in_transaction = false in its metadata.toml";
      case NUMBERED ->
          "in a script of its own, outside a transaction (goose: -- +goose NO TRANSACTION; dbmate: -- migrate:up "
              + "transaction:false)";
      case PRISMA, UP_DOWN -> "alone in a script of its own: several statements are sent as one transaction";
      case SQITCH, PLAIN -> "in a script of its own, not between BEGIN and COMMIT";
    };
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
