package org.graalvm.shadowed.com.ibm.icu.text;

import java.text.Normalizer;

/** What the Python parser asks of ICU to normalise identifiers, answered by the JDK. */
public final class Normalizer2 {

  private static final Normalizer2 NFKC = new Normalizer2();

  private Normalizer2() {}

  /** The normalizer of Unicode's form NFKC, which Python gives its identifiers. */
  public static Normalizer2 getNFKCInstance() {
    return NFKC;
  }

  /** The text in form NFKC. */
  public String normalize(CharSequence text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC);
  }
}
