"""Names in other scripts: whole in the PDF, or refused with what to do; never an empty box, never reversed."""

from __future__ import annotations

import pytest

from trainer.core.errors import Refused
from trainer.documents.blocks import Document, Section, para
from trainer.documents.docx import render_docx
from trainer.documents.pdf import render_pdf


def _document(name: str) -> Document:
    return Document(title="Certificat", sections=(Section((para(name),)),))


@pytest.mark.parametrize(
    "name", ["Nguyễn Thị Hồng", "Ελένη Παπά", "Ольга Іванівна", "Արամ", "Gülşen Çelik 😀"]
)
def test_what_the_faces_have_is_written(name: str) -> None:
    assert render_pdf(_document(name)).startswith(b"%PDF-")


@pytest.mark.parametrize("name", ["نجاة العربي", "שרה לוי", "王小明", "प्रिया"])
def test_what_they_have_not_is_refused_and_docx_takes_it(name: str) -> None:
    with pytest.raises(Refused) as caught:
        render_pdf(_document(name))
    assert name.split()[0] in caught.value.message
    assert "DOCX" in caught.value.message
    assert render_docx(_document(name)).startswith(b"PK")
