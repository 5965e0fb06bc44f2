package dev.migrationguard.frontend.sql;

import dev.migrationguard.model.DataOperation;
import dev.migrationguard.model.Directive;
import dev.migrationguard.model.Migration;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.Step;
import dev.migrationguard.model.TableOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The revisions in what {@code alembic upgrade --sql} prints: each starts with a comment that names it and what it
 * follows, {@code -- Running upgrade a1 -> b2}. The statements by which Alembic keeps its own table are left out; the
 * table's name is Alembic's default.
 */
final class OfflineRevisions {

  private static final String MARK = "-- Running ";
  private static final String ARROW = " -> ";
  private static final String VERSIONS = "alembic_version";

  /**
   * One of the comments.
   *
   * @param line      where it stands, from 1
   * @param id        the revision that is run or taken back
   * @param parents   what it follows
   * @param downgrade whether it is taken back
   */
  private record Mark(int line, String id, List<String> parents, boolean downgrade) {}

  private OfflineRevisions() {}

  /** The migrations of a script; empty where it is no output of Alembic. */
  static List<Migration> of(String path, ScriptText script, List<Step> steps, List<Directive> directives) {
    List<Mark> marks = marks(script);
    List<Migration> migrations = new ArrayList<>(marks.size());
    for (int i = 0; i < marks.size(); i++) {
      Mark mark = marks.get(i);
      // What stands before the first mark makes Alembic's own table; who put more there wants it read.
      int from = i == 0 ? 1 : mark.line();
      int to = i + 1 < marks.size() ? marks.get(i + 1).line() : Integer.MAX_VALUE;
      List<Step> own = new ArrayList<>();
      for (Step step : steps) {
        int line = step.place().span().line();
        if (line >= from && line < to && !isBookkeeping(step.operation())) {
          own.add(step);
        }
      }
      List<Directive> spoken = new ArrayList<>();
      for (Directive directive : directives) {
        int line = directive.covers().line();
        if (line >= from && line < to) {
          spoken.add(directive);
        }
      }
      migrations.add(
          new Migration(
              path,
              Optional.of(mark.id()),
              mark.parents(),
              mark.downgrade() ? List.of() : own,
              mark.downgrade() ? own : List.of(),
              spoken));
    }
    return migrations;
  }

  private static List<Mark> marks(ScriptText script) {
    List<String> lines = script.lines();
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (script.begins(i, MARK)) {
        mark(i + 1, lines.get(i).substring(MARK.length())).ifPresent(marks::add);
      }
    }
    return marks;
  }

  private static Optional<Mark> mark(int line, String text) {
    boolean downgrade = text.startsWith("downgrade ");
    int arrow = text.indexOf(ARROW);
    if (arrow < 0 || !downgrade && !text.startsWith("upgrade ")) {
      return Optional.empty();
    }
    List<String> from = ids(text.substring(text.indexOf(' '), arrow));
    List<String> to = ids(text.substring(arrow + ARROW.length()));
    List<String> revision = downgrade ? from : to;
    return revision.isEmpty()
        ? Optional.empty()
        : Optional.of(new Mark(line, revision.get(0), downgrade ? to : from, downgrade));
  }

  private static List<String> ids(String text) {
    List<String> ids = new ArrayList<>();
    for (String part : text.split(",")) {
      // A message may follow the last of them.
      String id = part.strip();
      int space = id.indexOf(' ');
      id = space < 0 ? id : id.substring(0, space);
      if (!id.isEmpty()) {
        ids.add(id);
      }
    }
    return ids;
  }

  private static boolean isBookkeeping(Operation operation) {
    return switch (operation) {
      case TableOperation.CreateTable create -> isVersions(create.name());
      case TableOperation.DropTable drop -> isVersions(drop.name());
      case DataOperation.InsertRows insert -> isVersions(insert.tableName());
      case DataOperation.UpdateRows update -> isVersions(update.tableName());
      case DataOperation.DeleteRows delete -> isVersions(delete.tableName());
      default -> false;
    };
  }

  private static boolean isVersions(ObjectName table) {
    return table.name().equals(VERSIONS);
  }
}
