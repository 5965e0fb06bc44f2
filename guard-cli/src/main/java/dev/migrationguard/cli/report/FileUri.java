package dev.migrationguard.cli.report;

import java.nio.charset.StandardCharsets;

/** File names as URI references. */
final class FileUri {

  private static final String UNRESERVED = "-._~/!$&'()*+,;=@";
  private static final String HEX = "0123456789ABCDEF";

  private FileUri() {}

  /**
   * A URI reference to a file: relative for a relative name, {@code file:} for an absolute one.
   *
   * @param name with forward slashes
   */
  static String of(String name) {
    StringBuilder uri = new StringBuilder();
    if (name.startsWith("/")) {
      uri.append("file://");
    } else if (name.length() > 1 && name.charAt(1) == ':' && isLetter(name.charAt(0))) {
      uri.append("file:///").append(name, 0, 2);
      name = name.substring(2);
    }
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      if (isLetter(c) || c >= '0' && c <= '9' || UNRESERVED.indexOf(c) >= 0) {
        uri.append(c);
      } else {
        uri.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      }
    }
    return uri.toString();
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }
}
