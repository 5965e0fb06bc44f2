package dev.migrationguard.rule;

import java.util.List;

/** The words of the findings that come from reading a source rather than from judging an operation. */
public final class EngineRules {

  /** A file that cannot be read at all. */
  public static final RuleInfo UNREADABLE_SOURCE =
      RuleInfo.of(
          "unreadable-source",
          Severity.ERROR,
          "A migration that cannot be read",
          """
          The file is not text in its declared encoding, or its syntax is broken. The tool that runs the migrations
          stops at it in the same way, and nothing that the file does was judged.
          """,
          """
          The message names the place and what is wrong there, in the words of the language. Once the file can be
          read, everything in it is judged.
          """,
          Hazard.FAILS,
          Hazard.NOT_KNOWN);

  /** An operation that could not be known. */
  public static final RuleInfo NOT_ANALYSED =
      RuleInfo.of(
          "not-analysed",
          Severity.NOTE,
          "An operation that could not be known",
          """
          The statement reaches the database, and which one it is depends on something that the source does not show:
          a query's result, an environment variable, a function of another package. It is not judged, and it is not
          taken for safe either. On MySQL, MariaDB and SQLite the same is said, once for each migration, of whom its
          changes make wait and for how long.
          """,
          """
          A statement whose text is a constant, or is put together from constants, is judged like any other. Where
          that is not possible, a suppression with a reason records that somebody looked at it.
          """,
          Hazard.NOT_KNOWN);

  /** A suppression that suppresses nothing. */
  public static final RuleInfo UNUSED_SUPPRESSION =
      RuleInfo.of(
          "unused-suppression",
          Severity.NOTE,
          "A suppression that matches nothing",
          """
          The comment names no rule, gives no reason, or stands where no such finding is made any more. A reader takes
          it for a decision that still matters, and a later finding of that rule on the same line would vanish unseen.
          """,
          """
          A suppression names one or more rules and says why: `# guard: ignore[drop-column] nobody reads it since
          release 41`. It stands at the end of the statement's line or on its own line above.
          """,
          Hazard.NOT_KNOWN);

  private EngineRules() {}

  /** All of them, in the order of the documentation. */
  public static List<RuleInfo> all() {
    return List.of(UNREADABLE_SOURCE, NOT_ANALYSED, UNUSED_SUPPRESSION);
  }
}
