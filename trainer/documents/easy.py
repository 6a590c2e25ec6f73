"""The easy-to-read text (FALC), set as the European rules ask: large, one sentence on a line."""

from __future__ import annotations

import re
from dataclasses import replace

from trainer.documents import markdown
from trainer.documents.blocks import Block, Inline, ListBlock, ListItem, Paragraph, Run, plain
from trainer.documents.theme import Style


def easy(words: str) -> tuple[Block, ...]:
    """An easy-to-read text in Markdown, each sentence on a line of its own."""
    return tuple(_one_sentence_a_line(block) for block in markdown.blocks(words, Style.EASY))


def _one_sentence_a_line(block: Block) -> Block:
    match block:
        case Paragraph():
            return Paragraph(_sentences(block.content), block.style, block.align)
        case ListBlock():
            items = tuple(ListItem(_sentences(item.content), item.children) for item in block.items)
            return ListBlock(items, block.ordered, block.start, block.style, block.colour)
        case _:
            return block


_ENDS = r"(?:(?<=[a-zà-ÿœ0-9»)\u00a0\u202f][.!?…])|(?<=[A-Z]{2}[.!?…])|(?<=[.!?…][ \u00a0\u202f]»))"
_ABBREVIATIONS = ("p", "art", "av", "env", "max", "min", "no", "tél", "vol")
_NO_ABBREVIATION = "".join(rf"(?<!\b{word}\.)" for word in _ABBREVIATIONS)
_SENTENCE_END = re.compile(rf"{_ENDS} +(?=[A-ZÀ-ÖØ-ÞŒ«“])|{_ENDS}{_NO_ABBREVIATION} +(?=\d)")
"""Before a capital or a quotation; before a digit too, but where it belongs to an abbreviation."""


def _sentences(content: Inline) -> Inline:
    """The same text with a forced line between its sentences, be they in one dress or in two."""
    whole = plain(content)
    ends = {place for found in _SENTENCE_END.finditer(whole) for place in range(*found.span())}
    firsts = {place for place in ends if place - 1 not in ends}
    runs, start = list[Run](), 0
    for run in content:
        kept = (
            "\n" if place in firsts else sign
            for place, sign in enumerate(run.text, start)
            if place in firsts or place not in ends
        )
        runs.append(replace(run, text="".join(kept)))
        start += len(run.text)
    return tuple(runs)
