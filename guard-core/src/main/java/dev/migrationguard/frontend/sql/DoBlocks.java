package dev.migrationguard.frontend.sql;


/** Reads DO behind that word. */
final class DoBlocks {

  private DoBlocks() {}

  static void read(Cursor c, Sink sink, int statement) {
    throw new Unread("the block is not read yet");
  }
}
