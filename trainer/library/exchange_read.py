"""Reading what somebody else wrote: a Markdown file, a folder or a zip of them, a pack.

What is dangerous refuses the whole source (`BadFile`); a file that cannot be understood among others is a
`BadArrival`, and the person decides. Nothing is written, nothing is unpacked to the disk.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePosixPath

from curriculum.brique_text import read_brique
from curriculum.header import MAX_CHARACTERS, SheetTextError
from curriculum.model import Attachment, Brique, LearningPath, MethodSheet
from curriculum.pack import SUFFIX, PackText
from curriculum.pack_read import LONGEST_TEXT, SLUG, read_pack
from curriculum.pack_zip import PACK_LIMITS, PIECE, PackError, SafeZip, decoded
from curriculum.path_text import read_path
from curriculum.sheet_text import read_sheet
from trainer.core.errors import BadFile, InvalidInput, Unavailable
from trainer.core.progress import Report, no_report, step
from trainer.core.text import fold
from trainer.library.exchange_records import Arrival, Arrivals, BadArrival, Content, Piece, Sort

PIECES = "pieces"
_KEYS = {"fiche": Sort.SHEET, "brique": Sort.BRIQUE, "parcours": Sort.PATH}
_FIRST_KEY = re.compile(r"^(fiche|brique|parcours)\s*:", re.MULTILINE)
_COLOUR, _ICON = re.compile(r"#[0-9A-Fa-f]{6}"), re.compile(r"[a-z0-9-]{1,40}")
_WORDS = {"title": "titre", "slug": "nom court", "promise": "promesse", "language": "langue"}
LARGEST_NUMBER = 100_000
_NOT_SHEETS = {"readme.md", "lisez-moi.md", "licence.md", "license.md"}


class Source:
    """The files of a source by their relative names: one file, a folder, or an archive. A context manager."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._zip: SafeZip | None = None
        if path.is_symlink() or not path.exists():
            raise BadFile(f"«\u00a0{path.name}\u00a0» n’existe pas, ou n’est qu’un lien.", code="unreadable")
        if path.is_dir():
            self.names = tuple(_walk(path))
        elif path.suffix.lower() in (".md", ".markdown", ".txt"):
            self.names = (path.name,)
        else:
            with speaking():
                self._zip = SafeZip(path)
            self.names = self._zip.names

    def __enter__(self) -> Source:
        return self

    def __exit__(self, *_: object) -> None:
        if self._zip is not None:
            self._zip.__exit__(None, None, None)

    @property
    def archive(self) -> SafeZip | None:
        """The archive, when it is one."""
        return self._zip

    def chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of a file, a piece at a time."""
        with speaking():
            if self._zip is not None:
                yield from self._zip.chunks(name)
                return
            with (self.path if self.path.is_file() else self.path / name).open("rb") as file:
                while piece := file.read(PIECE):
                    yield piece

    def text(self, name: str) -> str:
        """A whole text file; raises `PackError` when it is too long or no text."""
        content = bytearray()
        for piece in self.chunks(name):
            content += piece
            if len(content) > LONGEST_TEXT:
                raise PackError(f"le fichier est trop long\u00a0: {MAX_CHARACTERS} caractères au plus.")
        return decoded(bytes(content), name)


@contextmanager
def speaking() -> Iterator[None]:
    """Turn what the readers of the curriculum and the disk raise into typed errors."""
    try:
        yield
    except PackError as error:
        raise BadFile(error.message, code="refused-file") from error
    except OSError as error:
        raise Unavailable("unreadable", f"Le fichier ne peut pas être lu\u00a0: {error.strerror}.") from error


def read_source(path: Path, report: Report = no_report) -> Arrivals:
    """What a file, a folder, a zip or a pack holds. Raises `BadFile` for what is refused whole."""
    with Source(path) as source:
        if source.archive is not None and (path.suffix.lower() == SUFFIX or _is_pack(source)):
            return _read_pack(source, source.archive, report)
        return _read_files(source, report)


def _is_pack(source: Source) -> bool:
    return "manifest.json" in source.names and not any(
        n.endswith(".md") and "/" not in n for n in source.names
    )


def _walk(folder: Path) -> Iterator[str]:
    """The files below a folder, in order, hidden ones left out; a link anywhere refuses the folder."""
    found: list[str] = []
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted((*folders, *files)):
            if (Path(place) / name).is_symlink():
                raise BadFile(f"«\u00a0{name}\u00a0» est un lien symbolique\u00a0: le dossier est refusé.")
        found += [
            (Path(place) / name).relative_to(folder).as_posix() for name in files if not name.startswith(".")
        ]
        if len(found) > PACK_LIMITS.entries:
            raise BadFile(
                f"Ce dossier contient plus de {PACK_LIMITS.entries} fichiers\u00a0: choisissez-en un plus petit."
            )
    return iter(sorted(found))


def _read_pack(source: Source, archive: SafeZip, report: Report) -> Arrivals:
    name = source.path.name
    with speaking():
        pack = read_pack(archive, lambda done, total: step(report, done, total, name))
        texts = tuple(_from_pack(one) for one in pack.texts)
    pieces = tuple(Piece(file.path, "", file.sha256) for file in pack.files)
    return Arrivals(source.path, texts, (), pieces, True, pack.made_by, pack.made_at)


def _from_pack(one: PackText) -> Arrival:
    try:
        found = parse(one.text, one.path)
    except SheetTextError as error:
        raise PackError(f"Le paquet contient une fiche illisible\u00a0: {error}") from error
    if (found.sort, found.slug) != (one.kind, one.slug):
        raise PackError(f"« {one.path} » n’est pas « {one.slug} », que la liste du paquet annonce.")
    return replace(found, editions=one.editions)


def _read_files(source: Source, report: Report) -> Arrivals:
    wanted = [name for name in source.names if _is_text(name)]
    if not wanted:
        raise BadFile(
            f"«\u00a0{source.path.name}\u00a0» ne contient aucune fiche\u00a0: un fichier .md par fiche est attendu.",
            code="nothing-inside",
        )
    pieces = tuple(_pieces(source, report))
    texts: dict[tuple[Sort, str], Arrival] = {}
    bad: list[BadArrival] = []
    for done, name in enumerate(wanted):
        step(report, done, len(wanted), name)
        try:
            found = parse(source.text(name), name)
            if (found.sort, found.slug) in texts:
                other = texts[found.sort, found.slug].file
                raise SheetTextError(name, 2, f"« {found.slug} » est déjà le nom court de {other}.")
            texts[found.sort, found.slug] = _with_pieces(found, pieces)
        except SheetTextError as error:
            bad.append(BadArrival(name, error.message, error.line))
        except PackError as error:
            bad.append(BadArrival(name, error.message))
        except BadFile as error:
            bad.append(BadArrival(name, error.message))
    return Arrivals(source.path, tuple(texts.values()), tuple(bad), pieces)


def _is_text(name: str) -> bool:
    path = PurePosixPath(name)
    hidden = any(part.startswith((".", "__MACOSX")) for part in path.parts)
    return (
        path.suffix.lower() in (".md", ".markdown", ".txt")
        and not hidden
        and PIECES not in path.parts[:-1]
        and path.name.lower() not in _NOT_SHEETS
        and (path.suffix.lower() != ".txt" or len(path.parts) == 1)
    )


def _pieces(source: Source, report: Report) -> Iterator[Piece]:
    for name in source.names:
        path = PurePosixPath(name)
        if PIECES in path.parts[:-1]:
            step(report, 0, 0, path.name)
            digest = hashlib.sha256()
            for piece in source.chunks(name):
                digest.update(piece)
            yield Piece(name, path.name, digest.hexdigest())


def _with_pieces(found: Arrival, pieces: tuple[Piece, ...]) -> Arrival:
    """The text with the files that it names without their hash, when they lie in `pieces/`."""
    sheet = found.content
    if not isinstance(sheet, MethodSheet) or not any(_bare(one) for one in sheet.attachments):
        return found
    hashes = {fold(piece.name): piece.sha256 for piece in pieces}
    bound = tuple(
        replace(one, sha256=hashes.get(fold(one.name), "")) if _bare(one) else one
        for one in sheet.attachments
    )
    return replace(found, content=replace(sheet, attachments=bound))


def _bare(one: Attachment) -> bool:
    return not one.sha256 and not one.link


def parse(text: str, name: str) -> Arrival:
    """A sheet, a brique or a learning path from its Markdown. Raises `SheetTextError` with the line."""
    first = _FIRST_KEY.search(text[:20_000])
    sort = _KEYS[first[1]] if first else Sort.SHEET
    content: Content
    if sort is Sort.SHEET:
        content = _checked(read_sheet(text, name), name)
    elif sort is Sort.BRIQUE:
        content = read_brique(text, name)
    else:
        content = read_path(text, name)
    problem = next(_out_of_bounds(sort, content), "")
    if problem:
        raise SheetTextError(name, 2, problem)
    return Arrival(sort, content.slug, content.title, name, content, text)


def _checked(sheet: MethodSheet, name: str) -> MethodSheet:
    """The sheet as a publication would keep it."""
    from trainer.library.draft_service import checked

    try:
        return checked(sheet)
    except InvalidInput as error:
        raise SheetTextError(name, 2, error.message) from error


def _out_of_bounds(sort: Sort, content: Content) -> Iterator[str]:
    """What the database, the screen or a file name could not hold."""
    if not SLUG.fullmatch(content.slug):
        yield f"« {content.slug[:60]} » n’est pas un nom court (lettres sans accents, chiffres, tirets)."
    longest = {"title": 200, "slug": 80} if sort is Sort.BRIQUE else {"title": 300, "slug": 120}
    longest |= {"promise": 1000, "language": 35}
    for field, most in longest.items():
        if len(getattr(content, field, "")) > most:
            yield f"« {_WORDS[field]} » est trop long\u00a0: {most} caractères au plus."
    if isinstance(content, Brique):
        if not _COLOUR.fullmatch(content.colour) or not _ICON.fullmatch(content.icon):
            yield "la couleur attend #D9482B et l’icône un nom comme « layers »."
        numbers = [content.usual_minutes, content.position]
    elif isinstance(content, LearningPath):
        numbers = [content.minutes, content.days, content.group.maximum, *(i.minutes for i in content.items)]
    else:
        numbers = [content.duration.long, content.group.maximum, content.trainers]
        numbers += [step.minutes for step in content.steps]
        if len(content.translation.of) > 120:
            yield "« traduction » nomme une fiche dont le nom est trop long."
    if max(numbers) > LARGEST_NUMBER:
        yield f"un nombre est démesuré ({str(max(numbers))[:12]})."
