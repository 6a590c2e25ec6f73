"""The file as it grows: pages are written when they are drawn, what reportlab keeps (fonts, outline) at the end.

reportlab would keep every page until the end and then hold the file three times over.
"""

from __future__ import annotations

from hashlib import md5
from io import BytesIO
from typing import Any

_HEAD = b"%PDF-1.7\n%\x93\x8c\x8b\x9e\n"
_ENTRY = b"%010d %05d %b \n"


class Output:
    """The objects of one file; `document` is reportlab's, which numbers them."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._file = BytesIO()
        self._file.write(_HEAD)
        self._places: dict[int, int] = {}

    def stream(self, content: bytes, *, packed: bool = True) -> str:
        """Write a stream of operators (`packed` is deflated); the words that refer to it."""
        packing = b" /Filter /FlateDecode" if packed else b""
        head = b"<< /Length %d%b >>\nstream\n" % (len(content), packing)
        self._document.objectcounter += 1
        number: int = self._document.objectcounter
        self._write(number, head + content + b"\nendstream")
        return f"{number} 0 R"

    def page(self, name: str, page: Any, streams: list[str]) -> None:
        """Write the entry of the page last shown, made of these streams."""
        from reportlab.pdfbase.pdfdoc import PDFArray

        document = self._document
        page.stream, page.Contents = None, PDFArray(streams)
        number, _ = document.idToObjectNumberAndVersion[name]
        self._write(number, page.format(document))
        document.idToObject[name] = None
        document.Pages.pages[-1] = f"{number} 0 R"

    def finish(self, canvas: Any) -> bytes:
        """The whole file; nothing can be added afterwards."""
        document = self._document
        for font in document.delayedFonts:
            font.addObjects(document)
        document.info.invariant = document.invariant
        root, info = document.Reference(document.Catalog), document.Reference(document.info)
        document.Outlines.prepare(document, canvas)
        if document.Outlines.ready < 0:
            document.Catalog.Outlines = None
        self._rest()
        self._end(root, info)
        return self._file.getvalue()

    def _rest(self) -> None:
        """What reportlab keeps; objects may appear while others are written."""
        from reportlab.pdfbase.pdfdoc import format as written

        document, number = self._document, 0
        while number < document.objectcounter:
            number += 1
            if number not in self._places:
                kept = document.idToObject[document.numberToId[number]]
                self._write(number, written(kept, document, toplevel=1))

    def _write(self, number: int, content: bytes) -> None:
        self._places[number] = self._file.tell()
        self._file.write(b"%d 0 obj\n" % number)
        self._file.write(content)
        self._file.write(b"endobj\n" if content.endswith(b"\n") else b"\nendobj\n")

    def _end(self, root: Any, info: Any) -> None:
        from reportlab.pdfbase.pdfdoc import PDFTrailer

        file, count = self._file, len(self._places) + 1
        start = file.tell()
        digest = md5(file.getbuffer(), usedforsecurity=False).hexdigest().encode("ascii")
        file.write(b"xref\n0 %d\n" % count)
        file.write(_ENTRY % (0, 65535, b"f"))
        for number in range(1, count):
            file.write(_ENTRY % (self._places[number], 0, b"n"))
        mark = b"[<%b><%b>]" % (digest, digest)
        trailer: Any = PDFTrailer(startxref=start, Size=count, Root=root, Info=info, ID=mark)
        file.write(trailer.format(self._document))
