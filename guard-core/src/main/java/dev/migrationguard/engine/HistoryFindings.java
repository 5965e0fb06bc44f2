package dev.migrationguard.engine;

import dev.migrationguard.dialect.Dialect;
import dev.migrationguard.model.ColumnOperation;
import dev.migrationguard.model.ConstraintOperation;
import dev.migrationguard.model.Declaration.WayBack;
import dev.migrationguard.model.IndexOperation;
import dev.migrationguard.model.Migration;
import dev.migrationguard.model.ObjectOperation;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.Place;
import dev.migrationguard.model.Span;
import dev.migrationguard.model.Step;
import dev.migrationguard.model.TableOperation;
import dev.migrationguard.rule.EngineRules;
import dev.migrationguard.rule.Finding;
import dev.migrationguard.rule.Remedy;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.schema.History;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What is wrong with a history, rather than with a step of it. */
final class HistoryFindings {

  /** Names of heads that a message shows. */
  private static final int SHOWN = 3;

  /** Written ways back from which on a project is taken for one that writes them. */
  private static final int FEW = 3;

  private final Settings settings;
  private final Predicate<Migration> reported;
  private final Map<String, List<String>> lines;
  private final List<Finding> findings = new ArrayList<>();

  /**
   * Findings about histories.
   *
   * @param reported which migrations are reported on
   * @param lines    of the files, to quote from, by path
   */
  HistoryFindings(Settings settings, Predicate<Migration> reported, Map<String, List<String>> lines) {
    this.settings = settings;
    this.reported = reported;
    this.lines = lines;
  }

  List<Finding> found() {
    return findings;
  }

  /**
   * Looks at a history.
   *
   * @param whole whether every file of it could be read; else one that could not may be the one that is missed
   */
  void add(History history, Dialect dialect, boolean whole) {
    if (settings.asks(EngineRules.BROKEN_HISTORY)) {
      for (History.Break broken : history.breaks()) {
        broken(broken, whole && history.moments().size() > 1);
      }
    }
    if (whole && settings.asks(EngineRules.MULTIPLE_HEADS)) {
      Set<Migration> unclear = unclear(history);
      for (List<Migration> heads : history.competingHeads()) {
        heads(heads.stream().filter(head -> !unclear.contains(head)).toList());
      }
    }
    if (settings.asks(EngineRules.IRREVERSIBLE_DOWNGRADE)) {
      boolean usual = waysBackAreUsual(history);
      for (History.Moment moment : history.moments()) {
        if (reported.test(moment.migration())) {
          wayBack(moment, usual, dialect);
        }
      }
    }
  }

  private void broken(History.Break broken, boolean whole) {
    Migration at = broken.at();
    switch (broken.kind()) {
      case UNKNOWN_PARENT -> {
        if (whole) {
          report(
              EngineRules.BROKEN_HISTORY,
              at,
              at.declaration().parents(),
              "It follows `" + broken.id() + "`, which is none of the scripts that were read: neither this nor what"
                  + " comes after it can be run");
        }
      }
      case NOT_AN_ID ->
          report(
              EngineRules.BROKEN_HISTORY,
              at,
              at.declaration().parents(),
              "It follows `" + broken.id() + "`, which is not the id of a script: what is meant may be `"
                  + name(broken.other()) + "`, and neither this nor what comes after it can be run");
      case CLAIMED_TWICE -> {
        Migration told = reported.test(at) ? at : broken.other();
        Migration twin = told == at ? broken.other() : at;
        report(
            EngineRules.BROKEN_HISTORY,
            told,
            told.declaration().id(),
            "`" + broken.id() + "` is the id of " + twin.path() + " as well: only one of the two is run, or none");
      }
      case CYCLE ->
          report(
              EngineRules.BROKEN_HISTORY,
              at,
              at.declaration().parents(),
              broken.other() == at
                  ? "`" + broken.id() + "` follows itself, so that it can never be run"
                  : "`" + broken.id() + "` follows `" + name(broken.other()) + "`, which comes after it: the scripts"
                      + " form a circle, and none of them can be run");
    }
  }

  private static String name(Migration migration) {
    return migration.id().orElse(migration.path());
  }

  /**
   * Those whose place among the others is not known, which is said already: they share an id, so that others may follow
   * either, or they come after one that is not there, or after themselves.
   */
  private static Set<Migration> unclear(History history) {
    Set<Migration> unclear = Collections.newSetFromMap(new IdentityHashMap<>());
    if (history.breaks().isEmpty()) {
      return unclear;
    }
    Set<Migration> lost = Collections.newSetFromMap(new IdentityHashMap<>());
    for (History.Break broken : history.breaks()) {
      switch (broken.kind()) {
        case CLAIMED_TWICE -> {
          unclear.add(broken.at());
          unclear.add(broken.other());
        }
        case UNKNOWN_PARENT, NOT_AN_ID, CYCLE -> lost.add(broken.at());
      }
    }
    for (History.Moment moment : history.moments()) {
      Migration migration = moment.migration();
      if (history.isCircular(migration) || history.parents(migration).stream().anyMatch(lost::contains)) {
        lost.add(migration);
      }
    }
    unclear.addAll(lost);
    return unclear;
  }

  /** Told once, at the last of the files that are reported on. */
  private void heads(List<Migration> heads) {
    if (heads.size() < 2) {
      return;
    }
    Optional<Migration> last = Optional.empty();
    for (Migration head : heads) {
      if (reported.test(head) && last.filter(l -> l.path().compareTo(head.path()) > 0).isEmpty()) {
        last = Optional.of(head);
      }
    }
    if (last.isEmpty()) {
      return;
    }
    StringBuilder others = new StringBuilder();
    int shown = 0;
    for (Migration head : heads) {
      if (head != last.get() && shown++ < SHOWN) {
        others.append(others.isEmpty() ? "" : ", ").append('`').append(name(head)).append('`');
      }
    }
    int more = heads.size() - 1 - SHOWN;
    others.append(more > 0 ? " and " + more + " more" : "");
    report(
        EngineRules.MULTIPLE_HEADS,
        last.get(),
        last.get().declaration().id(),
        "`" + name(last.get()) + "` is a head of the history, and so " + (heads.size() == 2 ? "is " : "are ") + others
            + ": an upgrade to the head does not know which is meant and stops");
  }

  /** Whether most migrations of the history that change the schema have a way back; else nobody expects one. */
  private static boolean waysBackAreUsual(History history) {
    int all = 0;
    int written = 0;
    for (History.Moment moment : history.moments()) {
      WayBack way = moment.migration().declaration().way();
      if (way != WayBack.UNKNOWN && changesSchema(moment.migration())) {
        all++;
        written += way == WayBack.WRITTEN ? 1 : 0;
      }
    }
    return written >= FEW && written * 2 > all;
  }

  private void wayBack(History.Moment moment, boolean usual, Dialect dialect) {
    Migration migration = moment.migration();
    if (!changesSchema(migration)) {
      return;
    }
    String message =
        switch (migration.declaration().way()) {
          case ABSENT ->
              usual ? "There is no way back, although the upgrade changes the schema: a downgrade stops here" : "";
          case EMPTY ->
              usual
                  ? "The downgrade leaves the schema as the upgrade made it: the history then says that the change is"
                      + " gone, and the next upgrade fails on what is still there"
                  : "";
          case RAISES -> usual ? "The downgrade only raises an error: there is no way back from here" : "";
          case WRITTEN -> WaysBack.problem(moment, dialect, settings.of(migration.path()));
          case UNKNOWN -> "";
        };
    if (!message.isEmpty()) {
      Span at = migration.declaration().downgrade();
      report(
          EngineRules.IRREVERSIBLE_DOWNGRADE,
          migration,
          at.equals(Span.START) ? migration.declaration().id() : at,
          message);
    }
  }

  private static boolean changesSchema(Migration migration) {
    for (Step step : migration.upgrade()) {
      Operation operation = step.operation();
      boolean changes =
          operation instanceof ColumnOperation
              || operation instanceof ConstraintOperation
              || operation instanceof IndexOperation
              || operation instanceof TableOperation && !(operation instanceof TableOperation.LockTable)
              || operation instanceof ObjectOperation.CreateObject
              || operation instanceof ObjectOperation.CreateEnum
              || operation instanceof ObjectOperation.CreateDomain;
      if (changes) {
        return true;
      }
    }
    return false;
  }

  private void report(RuleInfo rule, Migration migration, Span span, String message) {
    if (!reported.test(migration) || !settings.of(migration.path()).asks(rule)) {
      return;
    }
    List<String> text = lines.getOrDefault(migration.path(), List.of());
    findings.add(
        new Finding(
            rule,
            rule.severity(),
            new Place(migration.path(), span),
            span.line() <= text.size() ? text.get(span.line() - 1) : "",
            message,
            Remedy.NONE,
            "",
            Optional.empty(),
            Optional.empty()));
  }
}
