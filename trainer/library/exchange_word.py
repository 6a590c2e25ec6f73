"""A sheet from a word processor file: headings become sections, tables become steps, the rest is never dropped."""

from __future__ import annotations

from dataclasses import dataclass

from curriculum.model import MethodSheet
from trainer.documents.docx.read import WordFile, WordPicture, WordTable
from trainer.library.exchange_word_parts import Unplaced
from trainer.library.exchange_word_tables import Reading


@dataclass(frozen=True, slots=True)
class WordDraft:
    """What a document gives: an incomplete sheet, what found no place, and its pictures."""

    sheet: MethodSheet
    unplaced: tuple[Unplaced, ...]
    pictures: tuple[WordPicture, ...]


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
