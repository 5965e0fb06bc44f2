package dev.migrationguard.frontend.java;

import dev.migrationguard.frontend.sql.SqlFrontend;
import dev.migrationguard.frontend.sql.SqlWriter;
import dev.migrationguard.model.Opaque;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.Phase;
import dev.migrationguard.model.Phase.Acknowledgement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes stages of a safe way as methods of Flyway's classes; for other classes, as statements. */
final class JavaWriter {

  private static final int WIDTH = 100;

  private final boolean flyway;
  private final String database;
  private final StringBuilder out = new StringBuilder();

  private JavaWriter(boolean flyway, String database) {
    this.flyway = flyway;
    this.database = database;
  }

  /**
   * Writes them.
   *
   * @param flyway whether they are to replace a part of one of Flyway's classes
   * @return empty where the database has no words for them
   */
  static String write(List<Phase> phases, boolean flyway, String database) {
    JavaWriter writer = new JavaWriter(flyway, database);
    for (int i = 0; i < phases.size(); i++) {
      writer.out.append(i == 0 ? "" : "\n");
      if (!writer.phase(i + 1, phases.get(i))) {
        return "";
      }
    }
    return writer.out.toString();
  }

  private boolean phase(int number, Phase phase) {
    comment(number + ". " + SqlWriter.oneLine(phase.title()), "");
    if (phase.operations().isEmpty()) {
      return true;
    }
    boolean runs = phase.operations().stream().anyMatch(operation -> !(operation instanceof Opaque));
    boolean outside = phase.outsideTransaction() && runs;
    if (outside && flyway) {
      out.append("@Override\npublic boolean canExecuteInTransaction() {\n  return false;\n}\n\n");
    } else if (outside) {
      comment(
          "in a change of its own, outside a transaction (Liquibase: runInTransaction=\"false\" at its changeSet)", "");
    }
    if (flyway) {
      out.append("@Override\npublic void migrate(Context context) throws Exception {\n");
      out.append("  try (Statement statement = context.getConnection().createStatement()) {\n");
    }
    String indent = flyway ? "    " : "";
    Optional<Operation> accepted = phase.accepted();
    for (Operation operation : phase.operations()) {
      if (accepted.isPresent() && accepted.get() == operation) {
        Acknowledgement acknowledgement = phase.acknowledgement().orElseThrow();
        out.append(indent).append("// guard: ignore[").append(acknowledgement.rule()).append("] ");
        out.append(SqlWriter.oneLine(acknowledgement.reason())).append('\n');
      }
      if (operation instanceof Opaque) {
        comment(SqlWriter.write(operation).substring("-- ".length()), indent);
        continue;
      }
      Optional<String> sql = SqlFrontend.statement(operation, database);
      if (sql.isEmpty()) {
        return false;
      }
      statement(sql.get(), indent);
    }
    out.append(flyway ? "  }\n}\n" : "");
    return true;
  }

  private void statement(String sql, String indent) {
    String call = indent + "statement.execute(";
    String flat = call + literal(sql) + ");\n";
    if (flat.length() <= WIDTH + 1) {
      out.append(flat);
      return;
    }
    out.append(call);
    String lead = "\n" + indent + "    ";
    for (String piece : pieces(sql, WIDTH - indent.length() - 12)) {
      out.append(lead).append(literal(piece));
      lead = "\n" + indent + "        + ";
    }
    out.append(");\n");
  }

  /** Parts that together make the text, broken behind its spaces. */
  private static List<String> pieces(String text, int width) {
    List<String> pieces = new ArrayList<>();
    int start = 0;
    int end = 0;
    for (int i = 0; i < text.length(); i++) {
      boolean last = i == text.length() - 1;
      if (text.charAt(i) == ' ' || last) {
        if (end > start && literal(text.substring(start, i + 1)).length() > width) {
          pieces.add(text.substring(start, end));
          start = end;
        }
        end = i + 1;
      }
    }
    pieces.add(text.substring(start));
    return pieces;
  }

  private static String literal(String text) {
    StringBuilder literal = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\n' -> literal.append("\\n");
        case '\r' -> literal.append("\\r");
        case '\t' -> literal.append("\\t");
        case '"', '\\' -> literal.append('\\').append(c);
        default -> literal.append(c);
      }
    }
    return literal.append('"').toString();
  }

  private void comment(String text, String indent) {
    String rest = text;
    String lead = indent + "// ";
    while (lead.length() + rest.length() > WIDTH) {
      int space = rest.lastIndexOf(' ', WIDTH - lead.length());
      if (space <= 0) {
        break;
      }
      out.append(lead).append(rest, 0, space).append('\n');
      rest = rest.substring(space + 1);
      lead = indent + "//    ";
    }
    out.append(lead).append(rest).append('\n');
  }
}
