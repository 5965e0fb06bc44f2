package dev.migrationguard.rule;

import java.util.List;

/** The words of the findings that come from reading a source or a history rather than from judging an operation. */
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

  /** Scripts that cannot be put in one order. */
  public static final RuleInfo BROKEN_HISTORY =
      RuleInfo.of(
          "broken-history",
          Severity.ERROR,
          "A history that cannot be run as it stands",
          """
          A script follows one that is not there, two scripts claim the same id or version, or scripts follow each
          other in a circle. The tool that runs them stops before the first one, or leaves one of them out. It comes
          of a merge, of a file that was not committed, or of one that was copied.
          """,
          """
          Every id belongs to one script, and every script follows one that is there. A copied script gets an id of
          its own; a missing one is committed, or the script is told to follow the one before it.
          """,
          Hazard.FAILS);

  /** Heads side by side. */
  public static final RuleInfo MULTIPLE_HEADS =
      RuleInfo.of(
          "multiple-heads",
          Severity.WARNING,
          "A history with more than one head",
          """
          Two scripts follow the same one, mostly because two people worked at the same time. An upgrade to the head
          stops, since there are several, and the deployment with it. Where branches are meant to stay apart each has
          a label, and one head for each label is fine.
          """,
          """
          One of the scripts is told to follow the other, as long as nobody has run it; else a merge script, which
          follows both and does nothing, brings them together.
          """,
          Hazard.FAILS);

  /** A way back that does not lead back. */
  public static final RuleInfo IRREVERSIBLE_DOWNGRADE =
      RuleInfo.of(
          "irreversible-downgrade",
          Severity.NOTE,
          "A downgrade that does not lead back",
          """
          A downgrade is written for the day on which an upgrade went wrong. One that fails or that does nothing is found
          out on that very day. Where a project writes no downgrades at all, nobody relies on them, and nothing is said
          of those that are missing. That a dropped table or column comes back without its values is said here only
          where the rules about such drops are switched off.
          """,
          """
          What is dropped last, in a release of its own and when nothing needs it any more, never has to come back.
          Constraints have names, and a column that comes back may be NULL or has a default.
          """,
          Hazard.NOT_REVERSIBLE,
          Hazard.FAILS);

  private EngineRules() {}

  /** All of them, in the order of the documentation. */
  public static List<RuleInfo> all() {
    return List.of(
        MULTIPLE_HEADS,
        BROKEN_HISTORY,
        IRREVERSIBLE_DOWNGRADE,
        UNREADABLE_SOURCE,
        NOT_ANALYSED,
        UNUSED_SUPPRESSION);
  }
}
