"""A sheet from a word processor file: headings become sections, tables become steps, the rest is never dropped."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from curriculum.model import Attachment, MethodSheet
from curriculum.pack import sha256
from trainer.core.errors import BadFile
from trainer.documents.docx.read import WordFile, WordPicture, WordTable, read_word
from trainer.library import attachment_rules
from trainer.library.attachment_rules import InMemory
from trainer.library.exchange_read import speaking
from trainer.library.exchange_word_parts import Unplaced
from trainer.library.exchange_word_tables import Reading


@dataclass(frozen=True, slots=True)
class WordDraft:
    """What a document gives: an incomplete sheet, what found no place, and its pictures."""

    sheet: MethodSheet
    unplaced: tuple[Unplaced, ...]
    pictures: tuple[WordPicture, ...]

    def with_notes(self) -> MethodSheet:
        """The sheet with what found no place at the end of the trainer’s notes."""
        if not self.unplaced:
            return self.sheet
        left = "\n".join(f"- {' '.join(one.text.split())} *({one.where})*" for one in self.unplaced)
        parts = (self.sheet.trainer_notes, "**À ranger, du document Word**", left)
        return replace(self.sheet, trainer_notes="\n\n".join(part for part in parts if part))


def word_draft(path: Path) -> WordDraft:
    """The draft in a `.docx`. Raises `BadFile` for what is not one, or is dangerous."""
    if not path.is_file():
        raise BadFile(f"«\u00a0{path.name}\u00a0» n’existe pas.", code="unreadable")
    with speaking():
        return _told(read_draft(read_word(path), path.stem))


def _told(draft: WordDraft) -> WordDraft:
    """The draft with the pictures that a sheet may hold; the others are named among what found no place."""
    kept: dict[str, WordPicture] = {}
    left = list(draft.unplaced)
    for picture in draft.pictures:
        try:
            if (
                attachment_rules.identify(InMemory(picture.content), picture.name)
                in attachment_rules.PICTURES
            ):
                attachment_rules.check_picture(picture.content, picture.name)
            kept.setdefault(sha256(picture.content), picture)
        except BadFile as error:
            left.append(
                Unplaced(f"Image «\u00a0{picture.name}\u00a0»\u00a0: {error.message}", "image du document")
            )
    attachments = tuple(
        Attachment(picture.name, " ".join(picture.caption.split())[:300], sha256=digest)
        for digest, picture in kept.items()
    )
    sheet = replace(draft.sheet, attachments=attachments)
    return WordDraft(sheet, tuple(left), tuple(kept.values()))


def read_draft(file: WordFile, name: str) -> WordDraft:
    """The sheet that a document describes; `name` is its title when it says none."""
    reading = Reading(file)
    for block in file.blocks:
        if isinstance(block, WordPicture):
            reading.picture(block)
        elif isinstance(block, WordTable):
            reading.table(block)
        else:
            reading.line(block)
    reading.parts.title = reading.parts.title or file.title or name
    return WordDraft(reading.parts.sheet(), tuple(reading.parts.unplaced), tuple(reading.pictures))
