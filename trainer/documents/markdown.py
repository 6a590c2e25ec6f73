"""Markdown of the sheets -> blocks: paragraphs, lists, headings, quotes, bold, italics, links, rules.

HTML, images and code are not part of the sheets' language: they come out as the plain text they were typed as.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import zip_longest
from typing import TYPE_CHECKING

from trainer.documents.blocks import (
    Block,
    Callout,
    Heading,
    Inline,
    ListBlock,
    ListItem,
    Paragraph,
    Rule,
    Run,
    plain,
)
from trainer.documents.theme import LINE, MUTED, Style

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).disable(["image", "html_block", "html_inline", "code"])


def inline(source: str) -> Inline:
    """One line of Markdown as the content of a paragraph."""
    return tuple(
        run for token in _parser().parseInline(source.strip()) for run in _runs(token.children or ())
    )


def blocks(source: str, style: Style = Style.BODY, *, heading: int = 3) -> tuple[Block, ...]:
    """A Markdown text as blocks; its paragraphs take `style`, its titles level `heading`."""
    if not source.strip():
        return ()
    return _blocks(_parser().parse(source), style, heading)


def _blocks(tokens: Sequence[Token], style: Style, heading: int) -> tuple[Block, ...]:
    """The blocks of a stretch of tokens. (The parser's own tree refers back to itself and stays in memory for long.)"""
    found: list[Block] = []
    for token, inner in _nodes(tokens):
        match token.type:
            case "paragraph_open":
                found.append(Paragraph(_content(inner), style))
            case "heading_open":
                found.append(Heading(_content(inner), heading, in_contents=False))
            case "bullet_list_open" | "ordered_list_open":
                found.append(_list(token, inner, style))
            case "blockquote_open":
                found.append(Callout(_blocks(inner, style, heading), colour=MUTED, boxed=False))
            case "hr":
                found.append(Rule(LINE))
            case "fence" | "code_block":
                found.append(Paragraph((Run(token.content.rstrip("\n")),), style))
            case _:
                found += _blocks(inner, style, heading)
    return tuple(_tied(block, following) for block, following in zip_longest(found, found[1:]))


def _tied(block: Block, following: Block | None) -> Block:
    """A line that announces the list below it stays on its page."""
    if isinstance(block, Paragraph) and isinstance(following, ListBlock):
        said = block.content
        if all(run.bold for run in said) or plain(said).rstrip().endswith(":"):
            return replace(block, keep_with_next=True)
    return block


def _nodes(tokens: Sequence[Token]) -> Iterator[tuple[Token, Sequence[Token]]]:
    """Each token of the outermost level with what it opens."""
    index = 0
    while index < len(tokens):
        first = index
        depth: int = tokens[index].nesting
        while depth > 0:
            index += 1
            depth += tokens[index].nesting
        yield tokens[first], tokens[first + 1 : index]
        index += 1


def _list(token: Token, inner: Sequence[Token], style: Style) -> ListBlock:
    start = token.attrs.get("start", 1)
    items = tuple(_item(content, style) for _, content in _nodes(inner))
    return ListBlock(items, token.type.startswith("ordered"), int(start), style)


def _item(tokens: Sequence[Token], style: Style) -> ListItem:
    content: list[Run] = []
    children: list[ListBlock] = []
    for token, inner in _nodes(tokens):
        if token.type in ("bullet_list_open", "ordered_list_open"):
            children.append(_list(token, inner, style))
            continue
        found = _content(inner)
        content.extend(((Run("\n"),) if content and found else ()) + found)
    return ListItem(tuple(content), tuple(children))


def _content(tokens: Sequence[Token]) -> Inline:
    return tuple(run for token in tokens if token.type == "inline" for run in _runs(token.children or ()))


def _runs(tokens: Sequence[Token]) -> Inline:
    runs: list[Run] = []
    bold = italic = 0
    link = ""
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                bold += token.nesting
            case "em_open" | "em_close":
                italic += token.nesting
            case "link_open":
                link = safe_link(str(token.attrs.get("href", "")))
            case "link_close":
                link = ""
            case "softbreak":
                runs.append(Run(" ", bold > 0, italic > 0, link))
            case "hardbreak":
                runs.append(Run("\n"))
            case _ if token.content:
                runs.append(Run(token.content, bold > 0, italic > 0, link))
    return tuple(runs)


def safe_link(address: str) -> str:
    """`address` if it is one a paper may open (http, https, mailto), otherwise ""."""
    return address if address.lower().startswith(("https://", "http://", "mailto:")) else ""
