"""The beginning of a long text, in whole sentences: what fits a line in the hand, where the sheet has the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from trainer.documents import markdown
from trainer.documents.blocks import Block, Callout, Heading, ListBlock, Paragraph, plain
from trainer.documents.format_fr import NOBREAK

LEFT_OUT = f"{NOBREAK}[…]"
_SENTENCE = re.compile(r"(?:[^.!?…]|[.!?…](?![\s»”]|$)|(?<=\b\d)\.)+[.!?…]*(?:[\u00a0\u202f ]?»|”)?|[.!?…]+")
_CLAUSE = re.compile(r"[\u00a0\u202f ]?[,;:(](?=\s)|[\u00a0\u202f ](?=[«(])|(?<=[»)])(?=\s)")
_LOOSE_END = re.compile(r"(?:[\s,;:(«“]+(?:et|ou|mais|car|à|de|la|le|les|un|une)?)+$")
_LEAST, _ENOUGH = 0.4, 0.6
"""Shares of the room below which whole sentences, or whole clauses, say too little."""


def gist(source: str, most: int) -> str:
    """The first sentences of a Markdown text, plain, `most` characters at most; « […] » where something is left out."""
    whole = flat(source)
    if len(whole) <= most:
        return whole
    room = most - len(LEFT_OUT)
    said = _until((found.end() for found in _SENTENCE.finditer(whole)), whole, room)
    if len(said) < _LEAST * room:
        clause = _until((found.start() for found in _CLAUSE.finditer(whole)), whole, room)
        said = clause if len(clause) >= _ENOUGH * room else _until(_words_ends(whole), whole, room)
        said = _LOOSE_END.sub("", said) or whole[:room]
    return _closed(said)


def flat(source: str) -> str:
    """A Markdown text on one line; the items of its lists are parted by dots."""
    return " ".join(_words(markdown.blocks(source)))


def _until(ends: Iterable[int], whole: str, room: int) -> str:
    """The text up to the last of these ends that leaves it within the room."""
    return whole[: max((end for end in ends if end <= room), default=0)].rstrip()


def _words_ends(whole: str) -> Iterator[int]:
    return (found.start() for found in re.finditer(r"\s", whole))


def _closed(said: str) -> str:
    """The text with the cut told inside the quotation marks that are still open."""
    told = f"{said}{LEFT_OUT}"
    for opened, closed, space in (("“", "”", ""), ("«", "»", NOBREAK)):
        if said.count(opened) > said.count(closed):
            told += f"{space}{closed}"
    return told


def _words(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph() | Heading():
                yield " ".join(plain(block.content).split("\n"))
            case ListBlock():
                yield " · ".join(_items(block))
            case Callout():
                yield from _words(block.blocks)


def _items(block: ListBlock) -> Iterator[str]:
    for item in block.items:
        yield plain(item.content).replace("\n", " ")
        for child in item.children:
            yield from _items(child)
