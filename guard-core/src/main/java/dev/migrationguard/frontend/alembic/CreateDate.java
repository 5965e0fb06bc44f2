package dev.migrationguard.frontend.alembic;

import java.util.List;
import java.util.Optional;

/** The line {@code Create Date: 2026-01-31 12:36:49} that Alembic's template writes into a script. */
final class CreateDate {

  private static final String LABEL = "Create Date:";

  /** It stands in the docstring or in the comment that the script begins with. */
  private static final int FAR_ENOUGH = 60;

  private static final String SHAPE = "0000-00-00";

  private CreateDate() {}

  /** The day; empty where the script does not tell. */
  static Optional<String> of(List<String> lines) {
    for (int i = 0; i < lines.size() && i < FAR_ENOUGH; i++) {
      int label = lines.get(i).indexOf(LABEL);
      if (label >= 0) {
        return day(lines.get(i).substring(label + LABEL.length()).strip());
      }
    }
    return Optional.empty();
  }

  private static Optional<String> day(String text) {
    if (text.length() < SHAPE.length()) {
      return Optional.empty();
    }
    for (int i = 0; i < SHAPE.length(); i++) {
      char c = text.charAt(i);
      boolean fits = SHAPE.charAt(i) == '-' ? c == '-' : c >= '0' && c <= '9';
      if (!fits) {
        return Optional.empty();
      }
    }
    return Optional.of(text.substring(0, SHAPE.length()));
  }
}
