"""``python -m migration_guard``: the program that was installed with this package."""

import os
import sys
from importlib.metadata import PackageNotFoundError, distribution

BROKEN = "migration-guard: its installation is not complete; install it again: pip install --force-reinstall migration-guard"


def program():
    """The path of the installed launcher: wherever pip has put it, its record of installed files says."""
    try:
        files = distribution("migration-guard").files or ()
    except PackageNotFoundError:
        files = ()
    for file in files:
        if file.parts[-2:] == ("bin", "migration-guard"):
            return os.path.realpath(file.locate())
    sys.exit(BROKEN)


def run(arguments):
    path = program()
    try:
        os.execv(path, [path, *arguments])
    except OSError as problem:
        sys.exit(f"{BROKEN} ({path}: {problem.strerror})")


def main():
    run(sys.argv[1:])


def hook():
    """What Alembic starts with the name of the script that it has just written, and options of ``check``."""
    run(["check", *sys.argv[1:]])


if __name__ == "__main__":
    main()
