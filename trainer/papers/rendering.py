"""A document as a file."""

from __future__ import annotations

from trainer.core.errors import InvalidInput
from trainer.documents.blocks import Document


def render(document: Document, file_format: str) -> bytes:
    """A document as "pdf" or "docx"."""
    if file_format == "pdf":
        from trainer.documents.pdf import render_pdf

        return render_pdf(document)
    if file_format == "docx":
        from trainer.documents.docx import render_docx

        return render_docx(document)
    raise InvalidInput("format", f"Format inconnu « {file_format} »\u00a0; au choix\u00a0: pdf, docx.")
