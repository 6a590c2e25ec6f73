"""The DOCX writer: the document tree as a word processor file with real styles, fields and tables.

`render_docx` is a pure function: the same document gives the same bytes, and the same words as the PDF.
"""

from __future__ import annotations

from trainer.documents.blocks import Document


def render_docx(document: Document) -> bytes:
    """`document` as a DOCX file."""
    from trainer.documents.docx.package import write

    return write(document)


__all__ = ["render_docx"]
