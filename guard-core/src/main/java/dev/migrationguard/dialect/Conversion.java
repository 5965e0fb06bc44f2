package dev.migrationguard.dialect;

/**
 * What ALTER COLUMN … TYPE does from one type to another when nothing but the types counts.
 *
 * @param automatic      whether it works without a USING clause
 * @param rewrites       whether every row is written anew
 * @param narrows        whether the new type cannot hold every value of the old one
 * @param rebuildsIndex  whether a plain index on the column is built anew although the table stays
 * @param whenUtc        whether, from version 12, rows stay as they are exactly where TimeZone is UTC
 */
record Conversion(Answer automatic, Answer rewrites, Answer narrows, boolean rebuildsIndex, boolean whenUtc) {

  static final Conversion UNKNOWN =
      new Conversion(Answer.UNKNOWN, Answer.UNKNOWN, Answer.UNKNOWN, false, false);

  /** Stored values and indexes stay as they are. */
  static final Conversion NONE = new Conversion(Answer.YES, Answer.NO, Answer.NO, false, false);

  /** Every row is written anew, without a USING clause. */
  static Conversion rewriting(Answer narrows) {
    return new Conversion(Answer.YES, Answer.YES, narrows, false, false);
  }

  /** Refused without a USING clause, else every row is written anew. */
  static Conversion onlyUsing(Answer narrows) {
    return new Conversion(Answer.NO, Answer.YES, narrows, false, false);
  }
}
