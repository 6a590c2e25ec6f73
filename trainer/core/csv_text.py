"""From the bytes of a CSV file to its text: size, kind and encoding are settled before anything is parsed."""

from __future__ import annotations

import codecs
import io
import re
from pathlib import Path

from trainer.core.errors import BadFile
from trainer.core.french import typeset
from trainer.core.system_words import because
from trainer.core.text import tidy

MAX_BYTES = 20_000_000
MAX_LINE = 100_000
"""In characters."""

_AS_CSV = "ouvrez-le dans un tableur et enregistrez-le au format CSV (UTF-8, séparateur point-virgule)."
_MAGIC = (
    (b"PK\x03\x04", "un classeur (xlsx, ods) ou une archive zip"),
    (b"\xd0\xcf\x11\xe0", "un ancien classeur Excel (xls)"),
    (b"%PDF", "un PDF"),
    (b"\x1f\x8b", "une archive compressée"),
    (b"\x89PNG", "une image"),
    (b"\xff\xd8\xff", "une image"),
    (b"GIF8", "une image"),
    (b"{\\rtf", "un document de traitement de texte"),
    (b"<!DOCTYPE", "une page web"),
    (b"<html", "une page web"),
    (b"<?xml", "un document XML"),
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_TWICE = re.compile("Ã[\u00a1-\u00bf‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œŸ]")
"""An accented letter in UTF-8 that was read as Windows-1252."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def bad_file(
    template: str, *, line: int | None = None, column: str | None = None, **values: object
) -> BadFile:
    """The error to raise: a French sentence that starts with the line and the column when they are known.

    Texts among `values` are cut to 40 characters, so that a message never spills a file; a tuple is listed.
    """
    said = typeset(template).format(**{name: _shown(value) for name, value in values.items()})
    where = [f"ligne {line}"] if line is not None else []
    if column is not None:
        where.append(f"colonne « {short(column)} »" if column else "colonne sans titre")
    if where:
        said = f"{typeset(', '.join(where) + ' : ')}{said}"
    return BadFile(said[0].upper() + said[1:], line=line, column=column)


def short(text: str) -> str:
    """At most 40 characters of a cell, on one line."""
    one_line = tidy(text)
    return one_line if len(one_line) <= 40 else one_line[:39] + "…"


def read_text(path: Path) -> tuple[str, str]:
    """The text of a file, without byte order mark, and the name of its encoding.

    Raises `BadFile` for anything that is not a text of at most 20 MB in lines of at most 100 kB.
    """
    data = _bytes(path)
    start = data[:1000].lstrip()
    for magic, kind in _MAGIC:
        if start[: len(magic)].lower() == magic.lower():
            raise bad_file(f"« {{name}} » est {kind}, pas un fichier CSV : {_AS_CSV}", name=path.name)
    text, encoding = _decoded(path.name, data)
    if not text.strip():
        raise bad_file("le fichier « {name} » est vide.", name=path.name)
    for number, line in enumerate(io.StringIO(text, newline=""), 1):
        if len(line) > MAX_LINE:
            raise bad_file(
                "cette ligne fait {size} ko, contre 100 ko au plus : ce n'est pas une ligne de tableau.",
                line=number,
                size=len(line) // 1000,
            )
        if found := _CONTROL.search(line):
            raise bad_file(
                "caractère de commande {code} : le fichier n'est pas du texte, ou il est abîmé.",
                line=number,
                code=f"U+{ord(found[0]):04X}",
            )
        if found := _TWICE.search(line):
            raise bad_file(
                "« {cell} » est une lettre accentuée d'un autre encodage : exportez de nouveau le fichier, en UTF-8.",
                line=number,
                cell=found[0],
            )
    return text, encoding


def _shown(value: object) -> object:
    if isinstance(value, tuple):
        listed = ", ".join(f"«\u00a0{short(str(item))}\u00a0»" for item in value[:30])
        return listed if len(value) <= 30 else f"{listed}…"
    return short(value) if isinstance(value, str) else value


def _bytes(path: Path) -> bytes:
    try:
        if not path.exists():
            raise bad_file("le fichier « {name} » n'existe pas.", name=path.name)
        if not path.is_file():
            raise bad_file("« {name} » n'est pas un fichier.", name=path.name)
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        why = because(error) if isinstance(error, OSError) else "\u00a0: ce nom n’est pas possible"
        raise bad_file(f"le fichier « {{name}} » ne peut pas être lu{why}.", name=path.name) from None
    if len(data) > MAX_BYTES:
        raise bad_file(
            "le fichier « {name} » dépasse 20 Mo : ce n'est sans doute pas le bon.", name=path.name
        )
    return data


def _decoded(name: str, data: bytes) -> tuple[str, str]:
    for mark, codec, label in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(codec).lstrip("\ufeff"), label
            except UnicodeDecodeError as error:
                raise _undecodable(name, data, error.start, label) from None
    if b"\x00" in data:
        raise bad_file(f"« {{name}} » est un fichier binaire, pas un fichier CSV : {_AS_CSV}", name=name)
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1252"), "Windows-1252"
    except UnicodeDecodeError as error:
        raise _undecodable(name, data, error.start, "UTF-8 ni Windows-1252") from None


def _undecodable(name: str, data: bytes, at: int, tried: str) -> BadFile:
    return bad_file(
        f"« {{name}} » n'est pas du texte {tried} : {_AS_CSV}",
        line=data[:at].count(b"\n") + 1,
        name=name,
    )
