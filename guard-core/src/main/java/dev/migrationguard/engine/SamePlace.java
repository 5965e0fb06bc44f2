package dev.migrationguard.engine;

import dev.migrationguard.model.Span;
import dev.migrationguard.rule.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes one finding of those that a loop or a helper brings forth at one place. */
final class SamePlace {

  private SamePlace() {}

  /**
   * One finding for each rule and place.
   *
   * @param findings of one file, in the order in which they were found
   */
  static List<Finding> merged(List<Finding> findings) {
    if (findings.size() < 2) {
      return new ArrayList<>(findings);
    }
    Map<Origin, List<Finding>> groups = new LinkedHashMap<>();
    for (Finding finding : findings) {
      Span span = finding.place().span();
      Origin origin = new Origin(finding.rule().id(), span.line(), span.column());
      groups.computeIfAbsent(origin, key -> new ArrayList<>(1)).add(finding);
    }
    List<Finding> merged = new ArrayList<>(groups.size());
    groups.values().forEach(group -> merged.add(one(group)));
    return merged;
  }

  private record Origin(String rule, int line, int column) {}

  private static Finding one(List<Finding> group) {
    Finding first = group.get(0);
    if (group.size() == 1) {
      return first;
    }
    List<String> messages = group.stream().map(Finding::message).distinct().toList();
    if (messages.size() == 1) {
      return first;
    }
    int others = messages.size() - 1;
    String message =
        first.message() + " (and " + others + " more like it from the same line: " + different(messages) + ")";
    return first.withMessage(message);
  }

  /** For each other message the first name in which it differs from the first one; at most five, then their number. */
  private static String different(List<String> messages) {
    Set<String> names = new LinkedHashSet<>();
    List<String> known = names(messages.get(0));
    int told = 0;
    for (String message : messages.subList(1, messages.size())) {
      for (String name : names(message)) {
        if (names.size() < 5 && !known.contains(name) && names.add(name)) {
          told++;
          break;
        }
      }
    }
    if (names.isEmpty()) {
      return "with other values";
    }
    int rest = messages.size() - 1 - told;
    String shown = String.join(", ", names);
    return rest == 0 ? shown : shown + " and " + rest + (rest == 1 ? " other" : " others");
  }

  /** What stands in backticks. */
  private static List<String> names(String message) {
    List<String> names = new ArrayList<>();
    int open = message.indexOf('`');
    while (open >= 0) {
      int close = message.indexOf('`', open + 1);
      if (close < 0) {
        break;
      }
      names.add(message.substring(open, close + 1));
      open = message.indexOf('`', close + 1);
    }
    return names;
  }
}
