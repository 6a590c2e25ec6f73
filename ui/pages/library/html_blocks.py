"""Markdown of the sheets -> the small HTML of the reading view. Every text is escaped; only http(s) links remain."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from trainer.documents.blocks import Block, Callout, Heading, Inline, ListBlock, ListItem, Paragraph, Rule
from trainer.documents.markdown import blocks


def text_html(text: str) -> str:
    """A plain text, escaped."""
    return escape(text, quote=True)


def inline_html(content: Inline) -> str:
    """Runs of text with their bold, italics and links."""
    parts = []
    for run in content:
        html = text_html(run.text).replace("\n", "<br/>")
        html = f"<b>{html}</b>" if run.bold else html
        html = f"<i>{html}</i>" if run.italic else html
        if web(run.link):
            html = f'<a href="{text_html(run.link)}">{html}</a>'
        parts.append(html)
    return "".join(parts)


def markdown_html(source: str, *, tight: bool = False, css: str = "") -> str:
    """A Markdown text; `tight` leaves no room under the last paragraph, `css` is a class of its paragraphs."""
    return blocks_html(blocks(source), tight=tight, css=css)


def blocks_html(found: Sequence[Block], *, tight: bool = False, css: str = "") -> str:
    """Blocks one after the other."""
    last = len(found) - 1
    return "".join(_block(block, tight and place == last, css) for place, block in enumerate(found))


def list_html(items: Sequence[str], *, ordered: bool = False, tight: bool = False) -> str:
    """Lines of text as a list; each may hold inline Markdown."""
    from trainer.documents.markdown import inline

    lines = tuple(ListItem(inline(item)) for item in items)
    return blocks_html((ListBlock(lines, ordered),), tight=tight) if lines else ""


def web(address: str) -> bool:
    """True for an address that a browser may be asked to open."""
    return address.lower().startswith(("https://", "http://"))


def _block(block: Block, tight: bool, css: str) -> str:
    bottom = ' style="margin-bottom:0"' if tight else ""
    match block:
        case Paragraph():
            dress = f' class="{css}"' if css else ""
            return f"<p{dress}{bottom}>{inline_html(block.content)}</p>"
        case Heading():
            return f"<h3>{inline_html(block.content)}</h3>"
        case ListBlock():
            return _list(block, bottom)
        case Callout():
            return f"<blockquote>{blocks_html(block.blocks)}</blockquote>"
        case Rule():
            return "<hr/>"
        case _:
            return ""


def _list(block: ListBlock, bottom: str = "") -> str:
    tag = "ol" if block.ordered else "ul"
    start = f' start="{block.start}"' if block.ordered and block.start != 1 else ""
    items = "".join(
        f"<li>{inline_html(item.content)}{''.join(_list(child) for child in item.children)}</li>"
        for item in block.items
    )
    return f"<{tag}{start}{bottom}>{items}</{tag}>"
