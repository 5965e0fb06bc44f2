package dev.migrationguard.frontend.alembic;

import java.util.Set;

/** Modules that cannot reach the database of a migration by themselves. */
final class Foreigners {

  private static final Set<String> HARMLESS =
      Set.of(
          "abc", "argparse", "array", "ast", "asyncio", "base64", "binascii", "bisect", "builtins", "calendar",
          "click", "codecs", "collections", "colorama", "concurrent", "contextlib", "copy", "csv", "dataclasses",
          "datetime", "dateutil", "decimal", "enum", "errno", "functools", "gc", "getpass", "glob", "hashlib",
          "heapq", "html", "importlib", "inspect", "io", "itertools", "json", "locale", "logging", "loguru", "math",
          "numbers", "operator", "os", "oslo_log", "packaging", "pathlib", "pendulum", "pickle", "pkgutil",
          "platform", "pprint", "psutil", "pytz", "queue", "random", "re", "rich", "secrets", "shutil", "signal",
          "simplejson", "slugify", "socket", "statistics", "string", "struct", "structlog", "sys", "tempfile",
          "termcolor", "textwrap", "threading", "time", "timeit", "tqdm", "traceback", "types", "typing",
          "typing_extensions", "unicodedata", "urllib", "uuid", "warnings", "weakref", "yaml", "zlib", "zoneinfo");

  private Foreigners() {}

  /** Whether what a dotted name stands for leaves the database alone. */
  static boolean harmless(String dotted) {
    int dot = dotted.indexOf('.');
    return HARMLESS.contains(dot < 0 ? dotted : dotted.substring(0, dot));
  }
}
