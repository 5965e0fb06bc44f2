package dev.migrationguard.cli.init;

import java.util.List;

/** How Alembic starts the guard on a script that it has written. */
public enum Runner {
  /**
   * For a guard that pip has installed beside Alembic: found without an activated environment, and by every Alembic
   * from 1.2 on, which puts the script's name before the options that there are.
   */
  ENTRY_POINT(
      new Key("type", "console_scripts"),
      new Key("entrypoint", "migration-guard-hook")),

  /**
   * For a guard on the PATH, and Alembic from 1.12 on. Where there is none, {@code env} says so in one line and Alembic
   * goes on; without it Alembic would end with a trace.
   */
  PROGRAM(
      new Key("type", "exec"),
      new Key("executable", "env"),
      new Key("options", "migration-guard check REVISION_SCRIPT_FILENAME"));

  /** A setting of a hook. */
  record Key(String name, String value) {}

  private final List<Key> keys;

  Runner(Key... keys) {
    this.keys = List.of(keys);
  }

  List<Key> keys() {
    return keys;
  }
}
