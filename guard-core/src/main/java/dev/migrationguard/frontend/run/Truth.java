package dev.migrationguard.frontend.run;

/** True, false, or not known. */
public enum Truth {
  TRUE,
  FALSE,
  UNKNOWN;

  /** The truth of a condition that is known. */
  public static Truth of(boolean value) {
    return value ? TRUE : FALSE;
  }

  /** The opposite; unknown stays unknown. */
  public Truth not() {
    return switch (this) {
      case TRUE -> FALSE;
      case FALSE -> TRUE;
      case UNKNOWN -> UNKNOWN;
    };
  }
}
