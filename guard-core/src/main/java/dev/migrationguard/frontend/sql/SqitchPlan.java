package dev.migrationguard.frontend.sql;

import dev.migrationguard.frontend.project.SmallFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The order in which sqitch deploys: {@code sqitch.plan} lists the changes one below the other. A change that was
 * reworked stands there twice; its first script is called after the tag in between, {@code users@v1.sql}.
 *
 * <p>Source: sqitch's manual, {@code sqitchchanges} and {@code sqitch-rework}.
 */
final class SqitchPlan {

  private final Map<String, Integer> turns = new HashMap<>();

  private SqitchPlan() {}

  /** The plan beside {@code deploy/}, where the script lies; empty where there is none. */
  static Optional<SqitchPlan> of(Path script) {
    Path deploy = script.toAbsolutePath().normalize().getParent();
    return deploy == null || deploy.getParent() == null
        ? Optional.empty()
        : SmallFile.text(deploy.resolveSibling("sqitch.plan")).map(SqitchPlan::read);
  }

  private static SqitchPlan read(String text) {
    SqitchPlan plan = new SqitchPlan();
    Map<String, Integer> sinceTag = new HashMap<>();
    int turn = 0;
    for (String line : text.lines().toList()) {
      String word = firstWord(line);
      if (word.isEmpty() || word.startsWith("%") || word.startsWith("#")) {
        continue;
      }
      if (word.startsWith("@")) {
        sinceTag.forEach((change, at) -> plan.turns.put(change + word, at));
        sinceTag.clear();
      } else {
        plan.turns.put(word, turn);
        sinceTag.put(word, turn);
        turn++;
      }
    }
    return plan;
  }

  private static String firstWord(String line) {
    String text = line.strip();
    int end = 0;
    while (end < text.length() && text.charAt(end) > ' ') {
      end++;
    }
    return text.substring(0, end);
  }

  /** What orders a change among the others; empty where the plan does not name it. */
  Optional<String> key(String change) {
    return Optional.ofNullable(turns.get(change)).map(turn -> ScriptName.key(turn.toString()));
  }
}
