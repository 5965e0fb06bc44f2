package org.graalvm.shadowed.com.ibm.icu.lang;

import java.util.Locale;

/**
 * What the Python parser asks of ICU about characters, answered by the JDK.
 *
 * <p>The parser's classes name ICU in the package where GraalPy hides it; the JDK's own Unicode tables are enough for
 * it and spare 18 MB. Names and signatures are therefore not ours to choose.
 */
public final class UCharacter {

  private UCharacter() {}

  /**
   * Whether a character may start, or may continue, an identifier.
   *
   * @param codePoint the character
   * @param property  {@link UProperty#XID_START} or {@link UProperty#XID_CONTINUE}
   */
  public static boolean hasBinaryProperty(int codePoint, int property) {
    return property == UProperty.XID_START
        ? Character.isUnicodeIdentifierStart(codePoint)
        : Character.isUnicodeIdentifierPart(codePoint) && !Character.isIdentifierIgnorable(codePoint);
  }

  /**
   * The character of a Unicode name, as in {@code \N{EM DASH}}.
   *
   * @return the code point, or -1 where no character has that name
   */
  public static int getCharFromName(String name) {
    try {
      return Character.codePointOf(name);
    } catch (IllegalArgumentException e) {
      return -1;
    }
  }

  /**
   * The character of one of Unicode's formal aliases; of these, the ones that people write: control characters, which
   * have no name of their own, and a few abbreviations.
   *
   * @return the code point, or -1 where it is none of these
   */
  public static int getCharFromNameAlias(String name) {
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "NUL" -> 0x00;
      case "ALERT" -> 0x07;
      case "BS" -> 0x08;
      case "TAB", "HT", "HORIZONTAL TABULATION" -> 0x09;
      case "LF", "NL", "LINE FEED", "NEW LINE", "END OF LINE" -> 0x0A;
      case "VT", "VERTICAL TABULATION" -> 0x0B;
      case "FF", "FORM FEED" -> 0x0C;
      case "CR", "CARRIAGE RETURN" -> 0x0D;
      case "ESC" -> 0x1B;
      case "FS", "FILE SEPARATOR" -> 0x1C;
      case "GS", "GROUP SEPARATOR" -> 0x1D;
      case "RS", "RECORD SEPARATOR" -> 0x1E;
      case "US", "UNIT SEPARATOR" -> 0x1F;
      case "SP" -> 0x20;
      case "DEL" -> 0x7F;
      case "NEL", "NEXT LINE" -> 0x85;
      case "NBSP" -> 0xA0;
      case "SHY" -> 0xAD;
      case "ZWSP" -> 0x200B;
      case "ZWNJ" -> 0x200C;
      case "ZWJ" -> 0x200D;
      case "LRM" -> 0x200E;
      case "RLM" -> 0x200F;
      case "BOM", "BYTE ORDER MARK", "ZWNBSP" -> 0xFEFF;
      default -> -1;
    };
  }

  /** ICU's own notation for characters without a name, which Python does not know: always -1. */
  public static int getCharFromExtendedName(String name) {
    return -1;
  }
}
