"""A model as a file for another library: readable JSON that names its sheets by short name and title.

Nothing of a file is believed: its size, its shape and every value are looked at before anything is kept.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NoReturn

from trainer.core.errors import BadFile
from trainer.core.files import safe_name
from trainer.core.system_words import because
from trainer.core.text import fold, tidy
from trainer.planning.records import Block, Clip
from trainer.planning.templates import DAY, WORKSHOP, Model, model_text, read_model

MARK, VERSION = "modèle", 1
SUFFIX = "json"
LARGEST = 4_000_000
"""Bytes; the longest plan with every text adapted stays far below."""
LONGEST_TITLE = 300
OPTIONAL = ("sheet_id", "adapted", "pinned", "lead", "room", "notes", "group", "parallel")


@dataclass(frozen=True, slots=True)
class Written:
    """A file to be written: its name and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class FileModel:
    """What a file says: a model, and the titles of its sheets by short name."""

    title: str
    scope: str
    model: Model
    titles: dict[str, str]


def file_text(title: str, scope: str, model: Model, titles: Mapping[str, str]) -> Written:
    """The file of a model; `titles` are those of its sheets by short name, as far as they are known."""
    own = {
        model.slugs[block.sheet_id]: block.title
        for block in model.clip.blocks
        if block.sheet_id in model.slugs
    }
    data = {
        "fabrique": MARK,
        "version": VERSION,
        "title": title,
        "scope": scope,
        "sheets": {slug: titles.get(slug, words) for slug, words in sorted(own.items())},
        "model": _slim(json.loads(model_text(model))),
    }
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return Written(safe_name(f"{title}.{SUFFIX}"), f"{text}\n".encode())


def read_file(path: Path) -> FileModel:
    """The model of a file. Raises `BadFile` with why for anything else."""
    name = f"«\u00a0{path.name}\u00a0»"
    if path.is_symlink() or not path.is_file():
        raise BadFile(f"{name} n’est pas un fichier que l’on puisse lire.", code="unreadable")
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise BadFile(f"{name} ne peut pas être lu{because(error)}.", code="unreadable") from error
    if len(content) > LARGEST:
        raise BadFile(f"{name} est trop gros pour un modèle\u00a0: {LARGEST // 1_000_000} Mo au plus.")
    return read_text(content, name)


def read_text(content: bytes, name: str) -> FileModel:
    """The model that the bytes of a file say; `name` is what the file is called. Raises `BadFile`."""
    try:
        data = json.loads(content.decode("utf-8-sig"), parse_constant=_no_number)
        _refuse_odd_letters(data)
        if data["fabrique"] != MARK or type(data["version"]) is not int:
            raise ValueError
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise BadFile(
            f"{name} n’est pas un modèle de Fabrique\u00a0: exportez-le de nouveau depuis «\u00a0Modèles\u00a0»."
        ) from error
    if data["version"] > VERSION:
        raise BadFile(
            f"{name} vient d’un Fabrique plus récent\u00a0: mettez celui-ci à jour.", code="newer-model"
        )
    try:
        title, scope, sheets = data["title"], data["scope"], data["sheets"]
        if not isinstance(title, str) or not tidy(title) or len(title) > LONGEST_TITLE:
            raise ValueError
        if scope not in (WORKSHOP, DAY) or not all(map(_named, sheets.items())):
            raise ValueError
        model = read_model(json.dumps(data["model"]))
        if scope == DAY and model.days > 1:
            raise ValueError
        _refuse_disorder(model)
    except BadFile as error:
        if error.code == "newer-model":
            raise
        raise _damaged(name) from error
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise _damaged(name) from error
    return FileModel(tidy(title), scope, model, dict(sheets))


def relinked(read: FileModel, known: Collection[str], by_title: Mapping[str, Sequence[str]]) -> Model:
    """The model with the sheets of a library: by short name, else the only one of the same title (folded)."""
    slugs = {}
    for number, slug in read.model.slugs.items():
        same = by_title.get(fold(read.titles.get(slug, "")), ())
        slugs[number] = same[0] if slug not in known and len(same) == 1 else slug
    if slugs == read.model.slugs:
        return read.model
    other = {number for number, slug in slugs.items() if slug != read.model.slugs[number]}

    def fresh(block: Block) -> Block:  # the editions of another sheet say nothing here
        return replace(block, edition=0, kept=0) if block.sheet_id in other else block

    clip = read.model.clip
    blocks = tuple(map(fresh, clip.blocks))
    return replace(read.model, slugs=slugs, clip=Clip(blocks, clip.groups, clip.parallels))


# Parts


def _slim(body: dict[str, Any]) -> dict[str, Any]:
    """Blocks without what they do not say, so that the file can be read."""
    for block in body["clip"]["blocks"]:
        silent = [key for key in OPTIONAL if block[key] in (None, "")] + [
            key for key in ("edition", "kept", "lane") if not block[key]
        ]
        for key in silent:
            del block[key]
    return body


def _named(one: tuple[Any, Any]) -> bool:
    slug, title = one
    return (
        isinstance(slug, str)
        and isinstance(title, str)
        and 0 < len(slug) <= 120
        and len(title) <= LONGEST_TITLE
    )


def _refuse_odd_letters(data: Any) -> None:
    """Raise ValueError for letters that no database keeps: NUL, halves of a pair."""
    if isinstance(data, str):
        if "\0" in data:
            raise ValueError
        data.encode()
    elif isinstance(data, dict):
        for key, value in data.items():
            _refuse_odd_letters(key)
            _refuse_odd_letters(value)
    elif isinstance(data, list):
        for value in data:
            _refuse_odd_letters(value)


def _refuse_disorder(model: Model) -> None:
    """Raise ValueError for half-days that overlap or go backwards."""
    before = (-1, 0)
    for half in model.halves:
        if (half.day, half.starts) < before:
            raise ValueError
        before = (half.day, half.ends)


def _no_number(_: str) -> NoReturn:
    raise ValueError


def _damaged(name: str) -> BadFile:
    return BadFile(
        f"{name} est abîmé ou a été changé à la main\u00a0: rien n’a été repris. Demandez-le "
        "de nouveau à qui l’a exporté."
    )
