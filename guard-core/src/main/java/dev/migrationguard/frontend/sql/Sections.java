package dev.migrationguard.frontend.sql;

/**
 * The parts of a script that a tool marks in comments, each of the length of the script so that places hold.
 *
 * <p>goose: {@code -- +goose Up}, {@code Down}, {@code NO TRANSACTION}; sql-migrate the same with {@code +migrate} and
 * {@code notransaction}; dbmate: {@code -- migrate:up transaction:false}, {@code -- migrate:down}; sqlx:
 * {@code -- no-transaction} in the first line.
 *
 * @param up       what leads forward; all of it where nothing is marked
 * @param down     what leads back; empty where nothing is marked
 * @param runsUp   how it is sent; null where the script does not say
 * @param runsDown how the way back is sent; null where the script does not say
 */
record Sections(String up, String down, Running runsUp, Running runsDown) {

  static Sections of(ScriptText script) {
    String text = script.text();
    Running whole = text.startsWith("-- no-transaction") ? Running.WHOLE : null;
    if (!isMarked(script)) {
      return new Sections(text, "", whole, null);
    }
    Scan scan = new Scan(text);
    scan.run();
    return scan.marked
        ? new Sections(new String(scan.up), new String(scan.down), scan.runsUp, scan.runsDown)
        : new Sections(text, "", whole, null);
  }

  private static boolean isMarked(ScriptText script) {
    int lines = script.lines().size();
    for (int line = 0; line < lines; line++) {
      String words = script.comment(line);
      if (words.startsWith("+goose") || words.startsWith("migrate:") || words.startsWith("+migrate")) {
        return true;
      }
    }
    return false;
  }

  /** One pass over the lines. */
  private static final class Scan {

    private final String text;
    private final char[] up;
    private final char[] down;
    private Running runsUp;
    private Running runsDown;
    private boolean marked;
    private boolean back;
    private boolean open;

    Scan(String text) {
      this.text = text;
      this.up = text.toCharArray();
      this.down = text.toCharArray();
    }

    void run() {
      int start = 0;
      while (start < text.length()) {
        int end = text.indexOf('\n', start);
        end = end < 0 ? text.length() : end;
        String line = text.substring(start, Math.min(end, start + 120)).strip();
        if (line.startsWith("--")) {
          mark(line.substring(2).strip());
        }
        if (!open || back) {
          blank(up, start, end);
        }
        if (!open || !back) {
          blank(down, start, end);
        }
        start = end + 1;
      }
    }

    private void mark(String words) {
      if (words.startsWith("+goose")) {
        goose(words.substring("+goose".length()).strip(), Running.TRANSACTION_ONCE);
      } else if (words.startsWith("+migrate")) {
        goose(words.substring("+migrate".length()).strip(), Running.TRANSACTION);
      } else if (words.startsWith("migrate:up")) {
        section(false, words.contains("transaction:false") ? Running.WHOLE : Running.TRANSACTION);
      } else if (words.startsWith("migrate:down")) {
        section(true, words.contains("transaction:false") ? Running.WHOLE : Running.TRANSACTION);
      }
    }

    private void goose(String words, Running usual) {
      if (startsWith(words, "NO TRANSACTION")) {
        runsUp = Running.AUTOCOMMIT;
        runsDown = Running.AUTOCOMMIT;
        return;
      }
      boolean alone = words.endsWith("notransaction") || runsUp == Running.AUTOCOMMIT && !marked;
      if (startsWith(words, "Up")) {
        section(false, alone ? Running.AUTOCOMMIT : usual);
      } else if (startsWith(words, "Down")) {
        section(true, alone || runsDown == Running.AUTOCOMMIT ? Running.AUTOCOMMIT : usual);
      }
    }

    private static boolean startsWith(String words, String mark) {
      return words.regionMatches(true, 0, mark, 0, mark.length());
    }

    private void section(boolean isBack, Running running) {
      marked = true;
      open = true;
      back = isBack;
      if (isBack) {
        runsDown = runsDown == null ? running : runsDown;
      } else {
        runsUp = runsUp == null ? running : runsUp;
      }
    }

    private static void blank(char[] of, int from, int to) {
      for (int i = from; i < to; i++) {
        if (of[i] != '\r') {
          of[i] = ' ';
        }
      }
    }
  }
}
