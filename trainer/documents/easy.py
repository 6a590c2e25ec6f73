"""The easy-to-read text (FALC), set as the European rules ask: large, one sentence on a line."""

from __future__ import annotations

import re
from dataclasses import replace

from trainer.documents import markdown
from trainer.documents.blocks import Block, Inline, ListBlock, ListItem, Paragraph
from trainer.documents.sheet_parts import Setting
from trainer.documents.theme import Style


def easy(at: Setting) -> tuple[Block, ...]:
    """The easy-to-read text, each sentence on a line of its own."""
    return tuple(_one_sentence_a_line(block) for block in markdown.blocks(at.sheet.falc, Style.EASY))


def _one_sentence_a_line(block: Block) -> Block:
    match block:
        case Paragraph():
            return Paragraph(_sentences(block.content), block.style, block.align)
        case ListBlock():
            items = tuple(ListItem(_sentences(item.content), item.children) for item in block.items)
            return ListBlock(items, block.ordered, block.start, block.style, block.colour)
        case _:
            return block


_SENTENCE_END = re.compile(r"(?<=[a-zà-ÿœ0-9»)\u00a0\u202f][.!?…]) +(?=[A-ZÀ-ÖØ-ÞŒ«])")


def _sentences(content: Inline) -> Inline:
    return tuple(replace(run, text=_SENTENCE_END.sub("\n", run.text)) for run in content)
