"""Markdown of the sheets -> blocks: paragraphs, lists, headings, quotes, bold, italics, links, rules.

HTML, images and code are not part of the sheets' language: they come out as the plain text they were typed as.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
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
)
from trainer.documents.theme import LINE, MUTED, Style

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token
    from markdown_it.tree import SyntaxTreeNode


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
    from markdown_it.tree import SyntaxTreeNode

    tree = SyntaxTreeNode(_parser().parse(source))
    return _children(tree.children, style, heading)


def _children(nodes: Sequence[SyntaxTreeNode], style: Style, heading: int) -> tuple[Block, ...]:
    return tuple(block for node in nodes for block in _block(node, style, heading))


def _block(node: SyntaxTreeNode, style: Style, heading: int) -> tuple[Block, ...]:
    match node.type:
        case "paragraph":
            return (Paragraph(_content(node), style),)
        case "heading":
            return (Heading(_content(node), heading, in_contents=False),)
        case "bullet_list" | "ordered_list":
            return (_list(node, style),)
        case "blockquote":
            return (Callout(_children(node.children, style, heading), colour=MUTED, boxed=False),)
        case "hr":
            return (Rule(LINE),)
        case "fence" | "code_block":
            return (Paragraph((Run(node.content.rstrip("\n")),), style),)
        case _:
            return _children(node.children, style, heading)


def _list(node: SyntaxTreeNode, style: Style) -> ListBlock:
    start = node.attrs.get("start", 1)
    items = tuple(_item(child, style) for child in node.children)
    return ListBlock(items, node.type == "ordered_list", int(start), style)


def _item(node: SyntaxTreeNode, style: Style) -> ListItem:
    content: list[Run] = []
    children: list[ListBlock] = []
    for child in node.children:
        if child.type in ("bullet_list", "ordered_list"):
            children.append(_list(child, style))
            continue
        found = _content(child)
        content.extend(((Run("\n"),) if content and found else ()) + found)
    return ListItem(tuple(content), tuple(children))


def _content(node: SyntaxTreeNode) -> Inline:
    found = [child for child in node.walk() if child.type == "inline"]
    return tuple(run for child in found if child.token for run in _runs(child.token.children or ()))


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
