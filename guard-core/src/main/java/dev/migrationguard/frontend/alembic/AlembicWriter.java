package dev.migrationguard.frontend.alembic;

import dev.migrationguard.frontend.alembic.PythonCode.Text;
import dev.migrationguard.frontend.sql.SqlWriter;
import dev.migrationguard.model.Opaque;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.Phase;
import dev.migrationguard.model.Phase.Acknowledgement;
import java.util.List;
import java.util.Optional;

/** Writes stages of a safe way as Alembic code. */
final class AlembicWriter {

  private static final int INDENT = 4;

  private AlembicWriter() {}

  /** The phases as code for the body of {@code upgrade()}, each under a comment with its number and title. */
  static String write(List<Phase> phases) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < phases.size(); i++) {
      out.append(i == 0 ? "" : "\n");
      write(i + 1, phases.get(i), out);
    }
    // Every script imports op and sa; this name it has only where it is used.
    return usesDialect(phases)
        ? "from sqlalchemy.dialects import postgresql\n\n" + out
        : out.toString();
  }

  private static void write(int number, Phase phase, StringBuilder out) {
    String title = SqlWriter.oneLine(phase.title());
    comment(number + ". " + title, 0, out);
    boolean runs = phase.operations().stream().anyMatch(operation -> !(operation instanceof Opaque));
    boolean block = phase.outsideTransaction() && runs;
    if (block) {
      out.append("with op.get_context().autocommit_block():\n");
    }
    int indent = block ? INDENT : 0;
    Optional<Operation> accepted = phase.accepted();
    for (Operation operation : phase.operations()) {
      if (accepted.isPresent() && accepted.get() == operation) {
        Acknowledgement acknowledgement = phase.acknowledgement().get();
        out.append(" ".repeat(indent)).append("# guard: ignore[").append(acknowledgement.rule()).append("] ");
        out.append(SqlWriter.oneLine(acknowledgement.reason())).append('\n');
      }
      if (operation instanceof Opaque opaque) {
        String reason = SqlWriter.oneLine(opaque.reason());
        comment("not known: " + SqlWriter.oneLine(opaque.what()) + " (" + reason + ")", indent, out);
      } else {
        out.append(PythonCode.statement(statement(operation), indent));
      }
    }
  }

  /** The call of Alembic, or the statement as SQL where Alembic has no call that says as much. */
  static PythonCode statement(Operation operation) {
    return AlembicCalls.of(operation)
        .orElseGet(() -> PythonCode.call("op.execute", new Text(PythonText.sql(SqlWriter.write(operation)))));
  }

  private static boolean usesDialect(List<Phase> phases) {
    return phases.stream()
        .flatMap(phase -> phase.operations().stream())
        .filter(operation -> !(operation instanceof Opaque))
        .anyMatch(operation -> uses(statement(operation)));
  }

  private static boolean uses(PythonCode code) {
    return switch (code) {
      case PythonCode.Atom atom -> false;
      case Text text -> false;
      case PythonCode.Keyword keyword -> uses(keyword.value());
      case PythonCode.Group group ->
          group.open().startsWith("postgresql.") || group.parts().stream().anyMatch(AlembicWriter::uses);
    };
  }

  private static void comment(String text, int indent, StringBuilder out) {
    int width = PythonCode.WIDTH - indent - 2;
    String rest = text;
    String lead = "# ";
    while (lead.length() - 2 + rest.length() > width) {
      int space = rest.lastIndexOf(' ', width - (lead.length() - 2));
      if (space <= 0) {
        break;
      }
      out.append(" ".repeat(indent)).append(lead).append(rest, 0, space).append('\n');
      rest = rest.substring(space + 1);
      lead = "#    ";
    }
    out.append(" ".repeat(indent)).append(lead).append(rest).append('\n');
  }
}
