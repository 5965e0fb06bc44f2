package dev.migrationguard.frontend.java.eval;

import dev.migrationguard.frontend.java.eval.Value.Held;
import dev.migrationguard.frontend.java.eval.Value.Items;
import dev.migrationguard.frontend.java.eval.Value.Kind;
import dev.migrationguard.frontend.java.eval.Value.Text;
import java.util.ArrayList;
import java.util.List;

/** Strings with something between them: {@code String.join}, {@code StringJoiner}, {@code Collectors.joining}. */
final class Joiners {

  private Joiners() {}

  /**
   * A joiner; its first three items are what it puts between, before and behind the others.
   *
   * @param arguments those of its constructor
   */
  static Held of(List<Value> arguments) {
    List<Value> items = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      items.add(i < arguments.size() ? Values.str(arguments.get(i)) : Text.of(""));
    }
    return new Held(Kind.JOINER, new Cell(new Items(items, true)));
  }

  static Text text(Held joiner) {
    return joiner.cell().value() instanceof Items items && items.complete()
        ? joined(items.items().subList(3, items.items().size()), items.items())
        : Text.hole();
  }

  /** Strings with those of a joiner around them. */
  static Text joined(List<Value> parts, List<Value> joiner) {
    List<Text> texts = new ArrayList<>();
    texts.add(Values.str(joiner.get(1)));
    for (int i = 0; i < parts.size(); i++) {
      if (i > 0) {
        texts.add(Values.str(joiner.get(0)));
      }
      texts.add(Values.str(parts.get(i)));
    }
    texts.add(Values.str(joiner.get(2)));
    return Values.joined(texts);
  }
}
