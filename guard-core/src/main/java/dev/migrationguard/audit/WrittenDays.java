package dev.migrationguard.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** The day that the name of a script tells: {@code V20260131__x.sql}, {@code 2026-01-31-120000_x/up.sql}. */
public final class WrittenDays {

  private static final int FIRST_YEAR = 1995;
  private static final int LAST_YEAR = 2100;
  private static final int EPOCH_DIGITS = 10;

  private WrittenDays() {}

  /** The day as {@code 2026-01-31}, if it is one. */
  static Optional<String> plausible(String day) {
    try {
      return plausible(LocalDate.parse(day));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The day in the name of a file, or of its folder, as Diesel and Prisma name their scripts. */
  public static Optional<String> of(String path) {
    int slash = path.lastIndexOf('/');
    Optional<String> own = inName(path.substring(slash + 1));
    if (own.isPresent() || slash < 0) {
      return own;
    }
    return inName(path.substring(path.lastIndexOf('/', slash - 1) + 1, slash));
  }

  private static Optional<String> inName(String name) {
    int from = name.length() > 1 && Character.isUpperCase(name.charAt(0)) ? 1 : 0;
    StringBuilder digits = new StringBuilder();
    int run = 0;
    for (int i = from; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c >= '0' && c <= '9') {
        digits.append(c);
      } else if (c != '-' && c != '_' && c != '.') {
        break;
      } else if (run == 0) {
        run = digits.length();
      }
    }
    run = run == 0 ? digits.length() : run;
    // 20260131…, or 2026_01_31: a short first number that is no year is a counter.
    if (digits.length() < 8 || run != 4 && run < 8) {
      return Optional.empty();
    }
    Optional<String> day = day(digits);
    return day.isPresent() || run != EPOCH_DIGITS ? day : epoch(digits.substring(0, EPOCH_DIGITS));
  }

  private static Optional<String> day(CharSequence digits) {
    try {
      return plausible(LocalDate.of(number(digits, 0, 4), number(digits, 4, 6), number(digits, 6, 8)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int number(CharSequence digits, int from, int to) {
    return Integer.parseInt(digits, from, to, 10);
  }

  /** Seconds since 1970, as golang-migrate and others count. */
  private static Optional<String> epoch(String seconds) {
    return plausible(LocalDate.ofInstant(Instant.ofEpochSecond(Long.parseLong(seconds)), ZoneOffset.UTC));
  }

  private static Optional<String> plausible(LocalDate day) {
    return day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR ? Optional.of(day.toString()) : Optional.empty();
  }
}
