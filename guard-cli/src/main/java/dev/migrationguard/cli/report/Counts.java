package dev.migrationguard.cli.report;

/** Numbers in the words of a sentence. */
final class Counts {

  private Counts() {}

  /** {@code 1 file}, {@code 2 files}. */
  static String of(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  /** Hundredths of a second, in seconds: {@code 0.21 s}. */
  static String seconds(long millis) {
    long hundredths = (millis + 5) / 10;
    return hundredths / 100 + "." + twoDigits(hundredths % 100) + " s";
  }

  /** A share with one decimal, never rounded up to a whole that it is not: {@code 98.3 %}. */
  static String percent(double share) {
    long tenths = (long) Math.floor(share * 10);
    return tenths % 10 == 0 ? tenths / 10 + " %" : tenths / 10 + "." + tenths % 10 + " %";
  }

  private static String twoDigits(long number) {
    return number < 10 ? "0" + number : String.valueOf(number);
  }
}
