package dev.migrationguard.dialect;

import java.math.BigDecimal;
import java.util.OptionalInt;

/** Constants of SQL, as {@link dev.migrationguard.model.Limit} writes them. */
final class Constants {

  /** Digits beyond which a number is compared by its text alone. */
  private static final int LONGEST = 100;

  private Constants() {}

  /** How one stands to another, -1, 0 or 1; empty where the order of their type is not visible. */
  static OptionalInt compare(String one, String other) {
    if (one.equals(other)) {
      return OptionalInt.of(0);
    }
    if (isNumber(one) && isNumber(other)) {
      return OptionalInt.of(new BigDecimal(one).compareTo(new BigDecimal(other)));
    }
    String date = date(one);
    String otherDate = date(other);
    return date.isEmpty() || otherDate.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(Integer.signum(date.compareTo(otherDate)));
  }

  private static boolean isNumber(String constant) {
    boolean digit = false;
    boolean point = false;
    for (int i = 0; i < constant.length(); i++) {
      char c = constant.charAt(i);
      if (c == '.' && !point) {
        point = true;
      } else if (c >= '0' && c <= '9') {
        digit = true;
      } else if (c != '-' || i > 0) {
        return false;
      }
    }
    return digit && constant.length() < LONGEST;
  }

  /** {@code 2025-01-31 12:00:00} without what stands for midnight; empty for anything else, a time zone among it. */
  private static String date(String constant) {
    int end = constant.length() - 1;
    if (end < 11 || constant.charAt(0) != '\'' || constant.charAt(5) != '-' || constant.charAt(8) != '-') {
      return "";
    }
    for (int i = 1; i < end; i++) {
      char c = constant.charAt(i);
      char expected = i == 5 || i == 8 ? '-' : i == 11 ? ' ' : i == 14 || i == 17 ? ':' : '0';
      boolean fits = expected == '0' ? c >= '0' && c <= '9' : c == expected || expected == ' ' && c == 'T';
      if (!fits || i > 19) {
        return "";
      }
    }
    String day = constant.substring(1, 11);
    String time = end <= 12 ? "" : constant.substring(12, end);
    while (time.endsWith(":00") || time.equals("00")) {
      time = time.length() > 3 ? time.substring(0, time.length() - 3) : "";
    }
    return time.isEmpty() ? day : day + ' ' + time;
  }
}
