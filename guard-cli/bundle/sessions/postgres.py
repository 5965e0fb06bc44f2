"""A PostgreSQL that a session uses and that goes with it: the binaries that the build of the fixtures has fetched."""

import os
import shutil
import socket
import subprocess
import sys
import tarfile
import tempfile
import time
import zipfile
from pathlib import Path


class Server:
    """Started by ``with``; its ``environment`` is what clients need to find it."""

    def __init__(self, jars):
        archives = sorted(Path(jars).glob("embedded-postgres-binaries-*.jar"))
        if not archives:
            sys.exit(f"no PostgreSQL in {jars}: run 'mvn -pl fixtures -am generate-test-resources' first")
        self.jar = archives[-1]
        self.folder = Path(tempfile.mkdtemp(prefix="guard-postgres"))
        # PostgreSQL refuses to run as root.
        self.user = {"user": "nobody"} if os.geteuid() == 0 else {}

    def __enter__(self):
        home, data = self.folder / "home", self.folder / "data"
        with zipfile.ZipFile(self.jar) as jar:
            name = next(entry for entry in jar.namelist() if entry.endswith(".txz"))
            with jar.open(name) as packed, tarfile.open(fileobj=packed, mode="r|xz") as files:
                files.extractall(home)
        data.mkdir()
        self.folder.chmod(0o755)
        if self.user:
            shutil.chown(data, "nobody")
            data.chmod(0o700)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = str(free.getsockname()[1])
        self.call(home / "bin/initdb", "--auth=trust", "--username=postgres", "--encoding=UTF8", "-D", data)
        self.server = subprocess.Popen(
            [home / "bin/postgres", "-D", data, "-p", port, "-h", "127.0.0.1", "-k", "", "-F"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/", **self.user,
        )
        self.await_port(int(port))
        self.environment = {"PGHOST": "127.0.0.1", "PGPORT": port, "PGUSER": "postgres"}
        return self

    def call(self, *command):
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd="/", **self.user)
        if done.returncode:
            sys.exit(f"{command[0]}: {done.stdout}")

    def await_port(self, port):
        for _ in range(600):
            if self.server.poll() is not None:
                sys.exit("PostgreSQL ended as soon as it was started")
            with socket.socket() as client:
                if client.connect_ex(("127.0.0.1", port)) == 0:
                    return
            time.sleep(0.1)
        sys.exit("PostgreSQL does not answer")

    def __exit__(self, *failure):
        self.server.terminate()
        self.server.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
