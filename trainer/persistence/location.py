"""Where the database is: a file or a URL given by a person, made into an SQLAlchemy URL. Imports nothing heavy."""

from __future__ import annotations

import os
import re
from pathlib import Path

from trainer.core.errors import InvalidInput

VARIABLE = "FABRIQUE_DATABASE"
SQLITE = "sqlite:///"
_SCHEME = re.compile(r"^[a-z][a-z0-9+]+://")


def default_file() -> Path:
    """The embedded database in the user's data folder."""
    from platformdirs import user_data_path

    return user_data_path("fabrique", appauthor=False) / "fabrique.sqlite3"


def database_url(given: str | None = None) -> str:
    """The URL for what was given, else for FABRIQUE_DATABASE, else for the default file.

    Accepts a path, `sqlite:///…`, `postgresql://…` or `postgres://…`. Raises `InvalidInput` for another scheme.
    """
    if given is not None and not given.strip():
        raise InvalidInput(
            "database", "L’adresse de la base est vide\u00a0; donnez un fichier ou une adresse postgresql://."
        )
    text = (given or os.environ.get(VARIABLE) or "").strip()
    if not text:
        return SQLITE + str(default_file())
    if not _SCHEME.match(text):
        return SQLITE + str(Path(text).expanduser().absolute())
    scheme, rest = text.split("://", 1)
    if scheme in ("postgresql", "postgres", "postgresql+psycopg"):
        return f"postgresql+psycopg://{rest}"
    if scheme == "sqlite":
        return SQLITE + str(Path(rest.removeprefix("/")).absolute())
    raise InvalidInput(
        "database",
        f"Base de données « {scheme}:// » inconnue\u00a0; donnez un fichier ou une adresse postgresql://.",
    )


def sqlite_file(url: str) -> Path | None:
    """The file of an SQLite URL, None for another database."""
    return Path(url.removeprefix(SQLITE)) if url.startswith(SQLITE) else None


def shown(url: str) -> str:
    """The place in words, without a password."""
    if url.startswith(SQLITE):
        return url.removeprefix(SQLITE)
    bare = re.sub(r"(password=)[^&]*", r"\1…", url)
    return re.sub(r"://([^:/@]*):.*@", r"://\1:…@", bare)
