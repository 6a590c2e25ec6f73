"""The PDF writer: the document tree laid out on pages and drawn.

`render_pdf` is a pure function: the same document gives the same bytes. Layout is our own (lines, tables, pages);
reportlab writes the file and embeds the fonts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from trainer.documents.blocks import Document


def render_pdf(document: Document) -> bytes:
    """`document` as a PDF file with outline, metadata, language and embedded fonts."""
    from trainer.documents.pdf.pages import render

    return render((document,))


def render_pdf_merged(
    documents: Sequence[Document], progress: Callable[[int, int], None] | None = None
) -> bytes:
    """Several documents in one file, each with its own page count; metadata of the first.

    `progress(done, total)` is called after each document is drawn; what it raises stops the work.
    Raises `ValueError` when there is no document.
    """
    from trainer.documents.pdf.pages import render

    if not documents:
        raise ValueError("no document to write")
    return render(tuple(documents), progress)


def render_pdf_copies(
    document: Document, copies: int, *, duplex: bool = False, one_sided: bool = False
) -> bytes:
    """`copies` of a document in one file, one after the other; with `duplex` each begins on a sheet of its own.

    What is cut or folded is `one_sided`: every page of it begins a sheet.

    Raises `ValueError` for less than one copy.
    """
    from trainer.documents.pdf.pages import render_copies

    if copies < 1:
        raise ValueError("no copy to write")
    return render_copies(document, copies, duplex, one_sided)


__all__ = ["render_pdf", "render_pdf_copies", "render_pdf_merged"]
