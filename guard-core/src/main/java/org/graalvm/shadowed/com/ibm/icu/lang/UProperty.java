package org.graalvm.shadowed.com.ibm.icu.lang;

/** The numbers by which the Python parser names character properties; ICU has fixed them. */
public interface UProperty {

  /** May continue an identifier. */
  int XID_CONTINUE = 32;

  /** May start an identifier. */
  int XID_START = 33;
}
