package dev.migrationguard.engine;

import dev.migrationguard.engine.Report.Defect;
import dev.migrationguard.engine.Report.JudgedStep;
import dev.migrationguard.frontend.Frontend;
import dev.migrationguard.model.Direction;
import dev.migrationguard.model.Migration;
import dev.migrationguard.model.Opaque;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.Step;
import dev.migrationguard.rule.EngineRules;
import dev.migrationguard.rule.Finding;
import dev.migrationguard.rule.Hit;
import dev.migrationguard.rule.Remedy;
import dev.migrationguard.rule.Rule;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.schema.History;
import dev.migrationguard.schema.SchemaState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Judges the steps of one migration after the other. */
final class RuleEngine {

  private final List<Rule<?>> rules;
  private final Settings settings;
  private final boolean opaqueAsked;
  private final Map<Class<?>, List<Rule<?>>> byOperation = new HashMap<>();

  private final List<Finding> findings = new ArrayList<>();
  private final List<JudgedStep> judged = new ArrayList<>();
  private final List<Defect> defects = new ArrayList<>();

  RuleEngine(List<Rule<?>> rules, Settings settings) {
    this.settings = settings;
    this.rules = rules.stream().filter(rule -> Selection.asks(settings, rule.info())).toList();
    this.opaqueAsked = Selection.asks(settings, EngineRules.NOT_ANALYSED);
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
   * @param unreleased what the schema calls the migrations of its history that have run nowhere yet
   * @param lines    of its file, to quote from
   * @param frontend that read it, to write remedies with
   */
  void judge(History.Moment moment, Set<String> unreleased, List<String> lines, Frontend frontend) {
    Migration migration = moment.migration();
    String name = History.nameOf(migration);
    if (settings.directions().contains(Direction.UPGRADE)) {
      Set<String> fresh = unreleased.contains(name) ? unreleased : Set.of(name);
      Scene scene = scene(migration, name, fresh, running(migration.upgrade()), moment.before());
      judge(scene, lines, frontend);
    }
    if (settings.directions().contains(Direction.DOWNGRADE)) {
      // On the way back the running version is the one that uses what the way up has made.
      String back = name + " (downgrade)";
      Scene scene = scene(migration, back, Set.of(back), running(migration.downgrade()), moment.after());
      judge(scene, lines, frontend);
    }
  }

  /** The steps that the target runs. */
  private List<Step> running(List<Step> steps) {
    List<Step> running = new ArrayList<>(steps.size());
    for (Step step : steps) {
      if (step.guards().runsOn(settings.target().name())) {
        running.add(step);
      }
    }
    return running;
  }

  private Scene scene(
      Migration migration, String name, Set<String> fresh, List<Step> steps, SchemaState start) {
    List<SchemaState> before = new ArrayList<>(steps.size());
    SchemaState state = start;
    for (Step step : steps) {
      before.add(state);
      state = state.after(step.operation(), name);
    }
    return new Scene(migration, fresh, steps, before, settings.target());
  }

  private void judge(Scene scene, List<String> lines, Frontend frontend) {
    List<Step> steps = scene.steps();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      Scene.Moment context = scene.at(i);
      judged.add(new JudgedStep(step, context.cost()));
      if (step.operation() instanceof Opaque opaque) {
        if (opaqueAsked) {
          Hit hit = Hit.of("`" + opaque.what() + "` is not analysed: " + opaque.reason(), Remedy.NONE);
          add(new Judgement(EngineRules.NOT_ANALYSED, hit), step, context, lines, frontend);
        }
        continue;
      }
      for (Rule<?> rule : rulesFor(step.operation())) {
        check(rule, step, context).ifPresent(
            hit -> add(new Judgement(rule.info(), hit), step, context, lines, frontend));
      }
    }
  }

  private List<Rule<?>> rulesFor(Operation operation) {
    return byOperation.computeIfAbsent(
        operation.getClass(), type -> rules.stream().filter(rule -> rule.on().isAssignableFrom(type)).toList());
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

  private void add(Judgement judgement, Step step, Scene.Moment context, List<String> lines, Frontend frontend) {
    Hit hit = judgement.hit();
    int line = step.place().span().line();
    findings.add(
        new Finding(
            judgement.rule(),
            hit.severity().orElse(judgement.rule().severity()),
            step.place(),
            line <= lines.size() ? lines.get(line - 1) : "",
            hit.message(),
            hit.remedy(),
            code(hit.remedy(), frontend, step),
            Optional.of(context.cost()),
            Optional.empty()));
  }

  private String code(Remedy remedy, Frontend frontend, Step step) {
    if (remedy.phases().isEmpty()) {
      return "";
    }
    try {
      return frontend.write(remedy.phases());
    } catch (RuntimeException failure) {
      defects.add(new Defect("the writer of " + frontend.language(), step.place(), String.valueOf(failure)));
      return "";
    }
  }
}
