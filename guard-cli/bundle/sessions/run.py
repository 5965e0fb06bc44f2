#!/usr/bin/env python3
"""Runs the terminal sessions of documents, as a user would, and compares what comes with what they show.

``run.py DOCUMENT…`` fails where a document is stale, ``run.py --update DOCUMENT…`` writes what came into it.

Each section that begins with ``##`` has a folder of its own. A block ``console`` holds commands after ``$``, each
with what it prints; a line that is ``…`` alone stands for any lines. A block whose first line says ``file=NAME`` after
the language is written into the folder. A comment ``<!-- run`` holds commands that are not shown and have to succeed.

The guard is the wheel that ``mvn -P dist package`` has built, in an environment without Java on the PATH.
"""

import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

import postgres

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
HOME = "/home/you"
ANY = "…"

# What differs from run to run and means nothing.
VOLATILE = [
    (re.compile(r"(?<![0-9A-Za-z])([0-9a-f]{12}|[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})(?![0-9A-Za-z])"), "HASH"),
    (re.compile(r"(?<![0-9A-Za-z])(?=[0-9a-f]*[a-f])(?=[0-9a-f]*[0-9])[0-9a-f]{7}(?![0-9A-Za-z])"), "HASH"),
    # What git calls a commit may be seven digits, or seven letters.
    (re.compile(r"(?<=\[main )[0-9a-f]{7,12}(?=\])"), "HASH"),
    (re.compile(r"\b\d+\.\d+ ?s\b"), "TIME"),
    (re.compile(r"\b\d\d\d\d-\d\d-\d\d( \d\d:\d\d:\d\d(\.\d+)?)?"), "DATE"),
    (re.compile(r"\b\d\d:\d\d:\d\d\b"), "TIME"),
    (re.compile(r"(migration-guard)(==| )\d[\w.-]*"), r"\1\2VERSION"),
    (re.compile(r"\s+$", re.M), ""),
]


def plain(text):
    for pattern, word in VOLATILE:
        text = pattern.sub(word, text)
    return text


def fits(shown, came):
    """Whether lines are those that a document shows; one that is ``…`` alone stands for any number of them."""
    if not shown:
        return not came
    if shown[0] == ANY:
        return any(fits(shown[1:], came[skip:]) for skip in range(len(came) + 1))
    return bool(came) and plain(shown[0]) == plain(came[0]) and fits(shown[1:], came[1:])


class Session:
    """A terminal in a folder of its own."""

    def __init__(self, environment, home, name):
        self.home = home
        self.folder = home / name
        self.folder.mkdir(parents=True)
        self.environment = {**environment, "HOME": str(home)}

    def run(self, command):
        done = subprocess.run(
            ["bash", "-c", command], cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=600,
        )
        text = done.stdout.decode(errors="replace").replace(str(self.home), HOME)
        return done.returncode, [line.rstrip() for line in text.splitlines()]

    def file(self, name, lines):
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n".join(lines) + "\n")


class Document:
    """A document of which every block is looked at in turn; ``lines`` is what it becomes."""

    def __init__(self, path, environment, scratch):
        self.path = path
        self.environment = environment
        self.scratch = scratch
        self.lines = []
        self.stale = []
        self.session = None
        self.sections = 0

    def play(self):
        rows = self.path.read_text().splitlines()
        at = 0
        while at < len(rows):
            row = rows[at]
            at += 1
            self.lines.append(row)
            if row.startswith("## "):
                self.open()
            fence = re.match("(```+)[a-z]", row)
            end = "-->" if row == "<!-- run" else fence and fence[1]
            if end is None:
                continue
            stop = rows.index(end, at)
            body = rows[at:stop]
            self.lines += self.block(row, body, at)
            at = stop

    def open(self):
        self.sections += 1
        home = self.scratch / f"{self.path.stem}{self.sections}"
        self.session = Session(self.environment, home, "shop")

    def block(self, head, body, line):
        if head == "<!-- run":
            code, came = self.session.run("set -eu\n" + "\n".join(body))
            if code:
                sys.exit("\n".join([f"{self.path}:{line}: ended with {code}", *came]))
        elif head.endswith("`console"):
            return self.console(body, line)
        elif " file=" in head:
            self.session.file(head.split(" file=")[1], body)
        return body

    def console(self, body, line):
        result = []
        at = 0
        while at < len(body):
            start = at
            command = [body[at][2:]]
            at += 1
            while at < len(body) and body[at].startswith("> "):
                command.append(body[at][2:])
                at += 1
            result += body[start:at]
            shown = []
            while at < len(body) and not body[at].startswith("$ "):
                shown.append(body[at])
                at += 1
            came = self.session.run("\n".join(command))[1]
            # An empty line before the next command is for the eye.
            gap = [""] if at < len(body) and shown[-1:] == [""] and came[-1:] != [""] else []
            if fits(shown[: len(shown) - len(gap)], came):
                result += shown
            else:
                differs = difflib.unified_diff(shown, came, "shown", "came", n=0, lineterm="")
                self.stale.append("\n".join([f"{self.path}:{line + start + 1}: $ {command[0]}", *differs]))
                result += came + gap
        return result


def environment(folder):
    """A virtual environment with the wheel and the tools of the sessions, and its variables: no Java among them."""
    wheels = HERE.parent / "target"
    built = sorted(wheels.glob("migration_guard-*.whl"))
    if not built:
        sys.exit("no wheel: run 'mvn -P dist package' first")
    target = ROOT / "target" / "sessions"
    pip = target / "bin" / "pip"
    if not pip.exists():
        venv.create(target, with_pip=True)
    quiet = [str(pip), "--disable-pip-version-check", "install", "--quiet"]
    subprocess.run([*quiet, "-r", str(HERE / "requirements.txt")], check=True)
    subprocess.run([*quiet, "--force-reinstall", "--no-deps", str(built[-1])], check=True)
    kept = {name: value for name, value in os.environ.items() if name.startswith(("PIP_", "SSL_", "HTTP", "http"))}
    return {
        **kept,
        "PATH": f"{target / 'bin'}:{HERE / 'bin'}:{tools(folder)}",
        "PIP_FIND_LINKS": str(wheels),
        "PIP_PRE": "1",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PYTHONUNBUFFERED": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "LC_ALL": "C.UTF-8",
        "COLUMNS": "100",
        "GUARD_ROOT": str(ROOT),
        "GIT_CONFIG_NOSYSTEM": "1",
        **{f"GIT_{who}_{what}": word for who in ("AUTHOR", "COMMITTER")
           for what, word in (("NAME", "You"), ("EMAIL", "you@example.org"))},
    }


def tools(folder):
    """The programs of the system without Java, whatever folder it is in."""
    bin = folder / "bin"
    bin.mkdir()
    for path in ("/usr/local/bin", "/usr/bin", "/bin"):
        for program in Path(path).iterdir():
            link = bin / program.name
            if not program.name.startswith("java") and not link.is_symlink():
                link.symlink_to(program)
    link = bin / "python3"
    link.unlink(missing_ok=True)
    link.symlink_to(sys.executable)
    return bin


def main():
    arguments = sys.argv[1:]
    update = arguments[:1] == ["--update"]
    paths = [Path(name) for name in arguments[update:]]
    scratch = Path(tempfile.mkdtemp(prefix="guard-sessions"))
    stale = []
    try:
        with postgres.Server(ROOT / "fixtures/target/postgres") as server:
            variables = {**environment(scratch), **server.environment}
            for path in paths:
                document = Document(path, variables, scratch)
                document.play()
                stale += document.stale
                if update:
                    path.write_text("\n".join(document.lines) + "\n")
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    if stale and not update:
        print("\n\n".join(stale))
        sys.exit(f"{len(stale)} sessions print something else now; run.py --update writes it")
    print(f"{len(paths)} documents, {len(stale)} sessions {'written anew' if update else 'stale'}")


if __name__ == "__main__":
    main()
