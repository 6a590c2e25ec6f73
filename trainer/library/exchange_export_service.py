"""Handing sheets on: as a pack for another trainer, or as Markdown files with their pieces beside."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import select
from sqlalchemy.orm import Session

from curriculum.model import Attachment, MethodSheet
from curriculum.pack import EPOCH, Pack, PackFile, PackText, write_pack
from curriculum.pack_zip import PACK_LIMITS
from curriculum.sheet_text import read_sheet
from trainer.core.clock import Clock, system_clock
from trainer.core.errors import NotFound, Refused, Unavailable
from trainer.core.files import refuse_folder, safe_name, write_file
from trainer.core.progress import Report, no_report, step
from trainer.library import attachment_rows
from trainer.library.attachment_records import AttachmentRecord
from trainer.library.attachment_rules import EXTENSIONS
from trainer.library.exchange_read import PIECES
from trainer.library.exchange_records import Exported, Selection
from trainer.library.exchange_rows import editions_of
from trainer.persistence.tables import BriqueRow, LearningPathRow, SheetBriqueRow, SheetRow
from trainer.persistence.work import Database


@dataclass(frozen=True, slots=True)
class _Chosen:
    briques: tuple[BriqueRow, ...]
    sheets: tuple[SheetRow, ...]
    paths: tuple[LearningPathRow, ...]
    pieces: dict[str, AttachmentRecord]
    names: dict[str, str]
    absent: int

    def exported(self, path: Path) -> Exported:
        return Exported(
            path, len(self.sheets), len(self.briques), len(self.paths), len(self.pieces), self.absent
        )


class ExportService:
    """Packs and Markdown files out of the library. Drafts never leave it: only what is published does."""

    def __init__(self, database: Database, clock: Clock = system_clock) -> None:
        self._database = database
        self._clock = clock

    def pack(
        self, *, path: Path, chosen: Selection, made_by: str = "", report: Report = no_report
    ) -> Exported:
        """Write a pack, whole or not at all. Raises `Refused` when nothing is chosen, `Unavailable`, `Cancelled`."""
        with self._database.read() as session:
            found = _chosen(session, chosen)
            whole = sum(one.size for one in found.pieces.values())
            if whole > PACK_LIMITS.whole * 0.9:
                raise Refused(
                    "too-large", "Un paquet fait 4\u00a0Go au plus\u00a0: choisissez moins de fiches."
                )
            pack = self._pack(session, found, made_by)
            total = len(pack.texts) + len(pack.files)
            with _whole_file(path) as out:
                write_pack(
                    pack,
                    out,
                    lambda file: attachment_rows.chunks(session, file.sha256),
                    lambda done: step(report, done, total, path.name),
                )
        return found.exported(path)

    def markdown(self, *, path: Path, chosen: Selection, report: Report = no_report) -> Exported:
        """Write one Markdown file per text: in a folder, or in a zip when `path` ends so. Raises as `pack` does."""
        with self._database.read() as session:
            found = _chosen(session, chosen)
            files = dict(_files(session, found))
            if path.suffix.lower() == ".zip":
                with _whole_file(path) as out:
                    _write_zip(out, files, report)
            else:
                refuse_folder(path)
                written = []
                for done, (name, content) in enumerate(files.items()):
                    step(report, done, len(files), name)
                    target = path / name
                    written.append(write_file(target.parent, target.name, b"".join(content())))
                return replace(found.exported(path), files=tuple(written))
        return found.exported(path)

    def _pack(self, session: Session, found: _Chosen, made_by: str) -> Pack:
        editions = editions_of(session, [row.id for row in found.sheets])
        texts = [
            PackText("brique", row.slug, f"briques/{_folder(row)}/brique.md", row.text)
            for row in found.briques
        ]
        texts += [
            PackText("sheet", row.slug, f"sheets/{row.slug}.md", row.text, editions.get(row.id, ()))
            for row in found.sheets
        ]
        texts += [PackText("path", row.slug, f"paths/{row.slug}.md", row.text) for row in found.paths]
        files = tuple(PackFile(one.sha256, one.size) for one in found.pieces.values())
        made_at = self._clock().isoformat(timespec="seconds")
        return Pack(" ".join(made_by.split())[:200], made_at, tuple(texts), files)


Content = Callable[[], Iterable[bytes]]


def _files(session: Session, found: _Chosen) -> Iterator[tuple[str, Content]]:
    """The relative name and the bytes of each file; a sheet lies in the folder of its home brique."""
    homes = {row.id: _folder(row) for row in found.briques}
    for brique in found.briques:
        yield f"{_folder(brique)}/brique.md", _constant(brique.text)
    for sheet in found.sheets:
        home = next((homes[link.brique_id] for link in sheet.briques if link.brique_id in homes), "")
        yield f"{home}/{sheet.slug}.md" if home else f"{sheet.slug}.md", _constant(sheet.text)
    for path in found.paths:
        yield f"parcours/{path.slug}.md", _constant(path.text)
    for sha256, name in _piece_names(found).items():
        yield f"{PIECES}/{name}", _kept(session, sha256)


def _constant(text: str) -> Content:
    return lambda: (text.encode(),)


def _kept(session: Session, sha256: str) -> Content:
    return lambda: attachment_rows.chunks(session, sha256)


def _folder(row: BriqueRow) -> str:
    return f"{row.position:02d}-{row.slug}"


def _piece_names(found: _Chosen) -> dict[str, str]:
    """A file name for each piece, its own when it can be."""
    names: dict[str, str] = {}
    for sha256, record in sorted(found.pieces.items()):
        extension = EXTENSIONS.get(record.media_type, "")
        name = safe_name(found.names[sha256]) or sha256[:12]
        if "." not in name and extension:
            name = f"{name}.{extension}"
        if name.casefold() in {one.casefold() for one in names.values()}:
            name = f"{sha256[:8]}-{name}"
        names[sha256] = name
    return names


def _chosen(session: Session, chosen: Selection) -> _Chosen:
    sheets = _sheets(session, chosen)
    briques = _briques(session, chosen, sheets)
    paths = _paths(session, chosen)
    if not (sheets or briques or paths):
        raise Refused("nothing-chosen", "Il n’y a rien à exporter\u00a0: aucune fiche publiée n’est choisie.")
    named = {one.sha256: one.name for row in sheets for one in reversed(_attachments(row)) if one.sha256}
    pieces = attachment_rows.records(session, named)
    return _Chosen(briques, sheets, paths, pieces, named, len(named) - len(pieces))


def _attachments(row: SheetRow) -> tuple[Attachment, ...]:
    sheet: MethodSheet = read_sheet(row.text, row.slug)
    return sheet.attachments


def _sheets(session: Session, chosen: Selection) -> tuple[SheetRow, ...]:
    """The published sheets chosen by name, by brique (retired ones left out) or all, with their translations."""
    live = select(SheetRow).where(SheetRow.deleted_at.is_(None), SheetRow.edition > 0)
    if chosen.everything:
        return tuple(session.scalars(live.order_by(SheetRow.slug)))
    found: dict[int, SheetRow] = {}
    for sheet_id in chosen.sheets:
        row = session.get(SheetRow, sheet_id)
        if row is None or row.deleted_at is not None:
            raise NotFound("not-found", f"La fiche n° {sheet_id} n’existe pas.")
        if row.edition == 0:
            raise Refused(
                "only-a-draft", f"«\u00a0{row.title}\u00a0» n’est qu’un brouillon\u00a0: publiez-la d’abord."
            )
        found[row.id] = row
    if chosen.briques:
        home = (
            live.where(SheetRow.retired.is_(False))
            .join(SheetBriqueRow)
            .where(SheetBriqueRow.position == 0, SheetBriqueRow.brique_id.in_(chosen.briques))
        )
        found |= {row.id: row for row in session.scalars(home)}
    masters = [row.slug for row in found.values()]
    others = live.where(SheetRow.translation_of.in_(masters), SheetRow.retired.is_(False))
    found |= {row.id: row for row in session.scalars(others)}
    return tuple(sorted(found.values(), key=lambda row: row.slug))


def _briques(session: Session, chosen: Selection, sheets: Iterable[SheetRow]) -> tuple[BriqueRow, ...]:
    live = select(BriqueRow).where(BriqueRow.deleted_at.is_(None))
    if chosen.alone:
        return ()
    if not chosen.everything:
        wanted = {*chosen.briques, *(link.brique_id for row in sheets for link in row.briques)}
        live = live.where(BriqueRow.id.in_(wanted))
    return tuple(session.scalars(live.order_by(BriqueRow.position, BriqueRow.slug)))


def _paths(session: Session, chosen: Selection) -> tuple[LearningPathRow, ...]:
    live = select(LearningPathRow).where(LearningPathRow.deleted_at.is_(None))
    if not chosen.everything:
        live = live.where(LearningPathRow.id.in_(chosen.paths))
    return tuple(session.scalars(live.order_by(LearningPathRow.position, LearningPathRow.slug)))


def _write_zip(out: BinaryIO, files: dict[str, Content], report: Report) -> None:
    with zipfile.ZipFile(out, "w") as archive:
        for done, (name, content) in enumerate(sorted(files.items())):
            step(report, done, len(files), name)
            info = zipfile.ZipInfo(name, EPOCH)
            info.create_system, info.external_attr = 3, 0o100644 << 16
            if not name.startswith(f"{PIECES}/"):
                info.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(info, "w", force_zip64=False) as entry:
                for piece in content():
                    entry.write(piece)


@contextmanager
def _whole_file(path: Path) -> Iterator[BinaryIO]:
    """A file written beside its place and moved there when it is whole."""
    partial = path.with_name(path.name + ".partiel")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with partial.open("wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        os.replace(partial, path)
    except OSError as error:
        raise Unavailable(
            "cannot-write", f"{path} ne peut pas être écrit\u00a0: {error.strerror}."
        ) from error
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
