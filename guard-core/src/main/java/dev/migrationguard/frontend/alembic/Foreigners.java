package dev.migrationguard.frontend.alembic;

import java.util.Set;

/** Modules that cannot reach the database of a migration by themselves. */
final class Foreigners {

  private static final Set<String> HARMLESS =
      Set.of(
          "abc", "argparse", "ast", "base64", "binascii", "bisect", "builtins", "calendar", "click", "codecs",
          "collections", "colorama", "contextlib", "copy", "csv", "dataclasses", "datetime", "dateutil", "decimal",
          "enum", "errno", "functools", "gc", "getpass", "glob", "hashlib", "heapq", "html", "importlib", "inspect",
          "io", "itertools",
          "json", "locale", "logging", "loguru", "math", "numbers", "operator", "os", "pathlib", "pendulum", "pickle",
          "pkgutil", "platform", "pprint", "psutil", "pytz", "random", "re", "rich", "secrets", "shutil", "signal",
          "simplejson", "slugify", "socket", "string", "struct", "structlog", "sys", "tempfile", "termcolor",
          "textwrap", "threading", "time", "timeit", "tqdm", "traceback", "types", "typing", "typing_extensions",
          "unicodedata", "urllib", "uuid", "warnings", "weakref", "yaml", "zlib", "zoneinfo", "oslo_log", "packaging");

  private Foreigners() {}

  /** Whether what a dotted name stands for leaves the database alone. */
  static boolean harmless(String dotted) {
    int dot = dotted.indexOf('.');
    return HARMLESS.contains(dot < 0 ? dotted : dotted.substring(0, dot));
  }
}
