package dev.migrationguard.frontend.alembic;

import dev.migrationguard.frontend.alembic.Live.Batch;
import dev.migrationguard.frontend.alembic.Live.Connection;
import dev.migrationguard.frontend.alembic.Live.Context;
import dev.migrationguard.frontend.python.eval.Value;
import dev.migrationguard.frontend.python.eval.Value.Arguments;
import dev.migrationguard.frontend.python.eval.Value.Built;
import dev.migrationguard.frontend.python.eval.Value.Method;
import dev.migrationguard.frontend.python.eval.Value.Reference;
import java.util.Set;

/** What neither the script nor SQLAlchemy defines: whether it may reach the database of a migration. */
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

  /** The name of what is called, without what stands before it. */
  static String method(Value callee) {
    return switch (callee) {
      case Method method -> method.name();
      case Reference reference -> reference.simpleName();
      default -> "";
    };
  }

  /** The module that a callee comes from; empty where it comes from none. */
  static String rootOf(Value callee) {
    return switch (callee) {
      case Reference reference -> reference.dotted();
      case Method method -> rootOf(method.receiver());
      case Built built -> rootOf(built.callee());
      default -> "";
    };
  }

  static boolean handsOver(Arguments arguments) {
    return arguments.positional().stream().anyMatch(Foreigners::isDatabase)
        || arguments.named().values().stream().anyMatch(Foreigners::isDatabase);
  }

  private static boolean isDatabase(Value value) {
    return value instanceof Connection
        || value instanceof Batch
        || value instanceof Context
        || (value instanceof Reference reference
            && (reference.dotted().equals("alembic.op") || reference.dotted().startsWith("alembic.op.")));
  }
}
