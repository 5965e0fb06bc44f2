"""``python -m migration_guard``: the program that was installed with this package."""

import os
import sys
from importlib.metadata import distribution


def program():
    """The path of the installed launcher: wherever pip has put it, its record of installed files says."""
    for file in distribution("migration-guard").files or ():
        if file.parts[-2:] == ("bin", "migration-guard"):
            return os.path.realpath(file.locate())
    sys.exit("migration-guard: its installation is not complete; install it again")


def main():
    path = program()
    os.execv(path, [path, *sys.argv[1:]])


if __name__ == "__main__":
    main()
