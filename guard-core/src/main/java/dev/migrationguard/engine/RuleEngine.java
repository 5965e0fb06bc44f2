package dev.migrationguard.engine;

import dev.migrationguard.dialect.Blocks;
import dev.migrationguard.dialect.Cost;
import dev.migrationguard.engine.Report.Defect;
import dev.migrationguard.engine.Report.JudgedStep;
import dev.migrationguard.model.ColumnOperation;
import dev.migrationguard.model.ConstraintOperation;
import dev.migrationguard.model.Direction;
import dev.migrationguard.model.IndexOperation;
import dev.migrationguard.model.Migration;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.Opaque;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.Phase;
import dev.migrationguard.model.Step;
import dev.migrationguard.model.TableOperation;
import dev.migrationguard.rule.EngineRules;
import dev.migrationguard.rule.Finding;
import dev.migrationguard.rule.Hit;
import dev.migrationguard.rule.Remedy;
import dev.migrationguard.rule.Rule;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.schema.History;
import dev.migrationguard.schema.SchemaState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Judges the steps of one migration after the other. */
final class RuleEngine {

  private final List<Rule<?>> rules;
  private final Settings settings;
  private final Runnable afterStep;

  private final List<Finding> findings = new ArrayList<>();
  private final List<JudgedStep> judged = new ArrayList<>();
  private final List<Defect> defects = new ArrayList<>();
  private Rulebook book;

  /**
   * An engine.
   *
   * @param step run after each step that is judged
   */
  RuleEngine(List<Rule<?>> rules, Settings settings, Runnable step) {
    this.settings = settings;
    this.afterStep = step;
    this.rules = rules;
    this.book = new Rulebook(rules, settings.usual());
  }

  List<Finding> findings() {
    return findings;
  }

  List<JudgedStep> judged() {
    return judged;
  }

  List<Defect> defects() {
    return defects;
  }

  /**
   * Judges a migration.
   *
   * @param target     the database that it runs on
   * @param unreleased what the schema calls the migrations of its history that have run nowhere yet
   * @param script     its file
   */
  void judge(History.Moment moment, Target target, Set<String> unreleased, Script script) {
    Migration migration = moment.migration();
    Policy policy = settings.of(migration.path());
    // Neighbours mostly share theirs.
    if (book.policy() != policy) {
      book = new Rulebook(rules, policy);
    }
    String name = History.nameOf(migration);
    if (settings.directions().contains(Direction.UPGRADE)) {
      List<Step> steps = running(migration.upgrade(), target);
      Set<String> fresh = unreleased.contains(name) ? unreleased : Set.of(name);
      Scene scene = new Scene(migration, fresh, steps, before(steps, moment.before(), name), target);
      judge(migration.upgrade(), scene, target, script);
    }
    if (settings.directions().contains(Direction.DOWNGRADE)) {
      // On the way back the running version is the one that uses what the way up has made.
      String back = name + " (downgrade)";
      List<Step> steps = running(migration.downgrade(), target);
      Scene scene = new Scene(migration, Set.of(back), steps, before(steps, moment.after(), back), target);
      judge(migration.downgrade(), scene, target, script);
    }
  }

  /** The steps that the target runs. */
  private static List<Step> running(List<Step> steps, Target target) {
    List<Step> running = new ArrayList<>(steps.size());
    for (Step step : steps) {
      if (step.guards().runsOn(target.dialect().name())) {
        running.add(step);
      }
    }
    return running;
  }

  /** The schema before each step. */
  private static List<SchemaState> before(List<Step> steps, SchemaState start, String name) {
    List<SchemaState> before = new ArrayList<>(steps.size());
    SchemaState state = start;
    for (Step step : steps) {
      before.add(state);
      state = state.after(step.operation(), name);
    }
    return before;
  }

  private void judge(List<Step> all, Scene scene, Target target, Script script) {
    List<Step> steps = scene.steps();
    int next = 0;
    for (Step step : all) {
      afterStep.run();
      if (next == steps.size() || steps.get(next) != step) {
        judged.add(new JudgedStep(step, Cost.UNKNOWN, false, false));
        continue;
      }
      Scene.Moment context = scene.at(next++);
      Optional<ObjectName> table = step.operation().table();
      boolean fresh = table.isPresent() && !context.inUse(table.get());
      judged.add(new JudgedStep(step, context.cost(), fresh, true));
      boolean found = false;
      boolean costsCount = target.dialect().knowsCosts() && known(context.cost());
      for (Rule<?> rule : book.about(step.operation())) {
        if (rule.restsOnCosts() && !costsCount) {
          continue;
        }
        Optional<Hit> hit = check(rule, step, context);
        if (hit.isPresent()) {
          add(new Judgement(rule.info(), hit.get()), step, context, script);
          found = true;
        }
      }
      if (step.operation() instanceof Opaque opaque && book.opaqueAsked() && !found) {
        Hit hit = Hit.of("`" + opaque.what() + "` is not analysed: " + opaque.reason(), Remedy.NONE);
        add(new Judgement(EngineRules.NOT_ANALYSED, hit), step, context, script);
      }
    }
    if (book.opaqueAsked() && !target.dialect().knowsCosts()) {
      costsUnknown(scene, steps, target, script);
    }
  }

  /** Whether the version knows the statement: what it does not know fails before it locks anything. */
  private static boolean known(Cost cost) {
    return cost.transaction() != Cost.Permission.UNKNOWN || cost.blocks() != Blocks.NOTHING;
  }

  /** Where costs are not known, that is said once for each migration, at the first step that may have any. */
  private void costsUnknown(Scene scene, List<Step> steps, Target target, Script script) {
    int first = -1;
    int count = 0;
    for (int i = 0; i < steps.size(); i++) {
      Operation operation = steps.get(i).operation();
      boolean changes = operation instanceof ColumnOperation || operation instanceof ConstraintOperation
          || operation instanceof IndexOperation || operation instanceof TableOperation.AlterTable;
      if (changes && operation.table().filter(scene.at(i)::inUse).isPresent()) {
        first = first < 0 ? i : first;
        count++;
      }
    }
    if (first >= 0) {
      String what = count == 1 ? "this change" : "these " + count + " changes";
      Hit hit =
          Hit.of(
              "Whom " + what + " to tables in use make" + (count == 1 ? "s" : "") + " wait on "
                  + target.dialect().title() + ", and for how long, is not analysed: only what fails, loses data or"
                  + " breaks the running version is judged there",
              Remedy.NONE);
      add(new Judgement(EngineRules.NOT_ANALYSED, hit), steps.get(first), scene.at(first), script);
    }
  }

  private <O extends Operation> Optional<Hit> check(Rule<O> rule, Step step, Scene.Moment context) {
    try {
      return rule.check(rule.on().cast(step.operation()), context);
    } catch (RuntimeException | StackOverflowError failure) {
      defects.add(new Defect(rule.info().id(), step.place(), String.valueOf(failure)));
      return Optional.empty();
    }
  }

  private record Judgement(RuleInfo rule, Hit hit) {}

  private void add(Judgement judgement, Step step, Scene.Moment context, Script script) {
    Hit hit = judgement.hit();
    Remedy remedy = runs(hit.remedy(), context) ? hit.remedy() : Remedy.NONE;
    findings.add(
        new Finding(
            judgement.rule(),
            hit.severity().orElse(judgement.rule().severity()),
            step.place(),
            script.line(step.place()),
            hit.message() + via(step),
            remedy,
            code(remedy, script, context),
            Optional.of(context.cost()),
            Optional.empty()));
  }

  /** Where a helper in another file spells out what the migration calls. */
  private static String via(Step step) {
    return step.via().isEmpty()
        ? ""
        : " (the statement stands in " + step.via().get().path() + ":" + step.via().get().span().line() + ")";
  }

  /** Whether the target takes every statement of a safe way. */
  private static boolean runs(Remedy remedy, Scene.Moment context) {
    for (Phase phase : remedy.phases()) {
      for (Operation operation : phase.operations()) {
        if (context.dialect().refusal(operation, context.state(), phase.operations()).isPresent()) {
          return false;
        }
      }
    }
    return true;
  }

  private String code(Remedy remedy, Script script, Scene.Moment context) {
    if (remedy.phases().isEmpty()) {
      return "";
    }
    try {
      return script.code(remedy.phases(), context.dialect().name());
    } catch (RuntimeException failure) {
      defects.add(new Defect("the writer of " + script.language(), context.step().place(), String.valueOf(failure)));
      return "";
    }
  }
}
