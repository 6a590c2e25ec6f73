"""Runs in a process of its own: one booklet of the shipped sheets, by Fabrique or by the bare platypus script.

`python -m benchmarks.booklet_probe ours|floor COPIES`: the shipped sheets, read COPIES times over, as one PDF. Prints
one JSON line: `seconds` from the sheets (or, for the floor, from the ready texts) to the bytes, `pages`, and `peak`,
the highest resident size in kB.
"""

from __future__ import annotations

import json
import sys
import time
from io import BytesIO

import resources
from curriculum.brique_text import read_brique
from curriculum.sheet_text import read_sheet
from trainer.documents.method_sheet import MethodSheetPaper
from trainer.documents.pdf import render_pdf
from trainer.documents.selection import BriqueSheets, SheetBooklet, selection_booklet


def booklet(copies: int) -> SheetBooklet:
    """Every shipped master, brique by brique, as many times as asked; nothing is shared between the copies."""
    parts: list[BriqueSheets] = []
    for _ in range(copies):
        for file in sorted(resources.path("briques").glob("*/brique.md")):
            brique = read_brique(file.read_text(encoding="utf-8"), file.name)
            read = (
                read_sheet(one.read_text(encoding="utf-8"), one.name)
                for one in sorted(file.parent.glob("*.md"))
                if one.name != "brique.md"
            )
            masters = (sheet for sheet in read if not sheet.translation.of)
            sheets = tuple(MethodSheetPaper(sheet, brique.title, brique.colour) for sheet in masters)
            parts.append(
                BriqueSheets(
                    sheets, brique.title, brique.colour, f"Brique {brique.position}", brique.tagline, brique.goals,
                    brique.introduction,
                )
            )  # fmt: skip
    return SheetBooklet("Toutes les fiches", tuple(parts))


def main(kind: str, copies: int) -> dict[str, float]:
    """Set the booklet once; what was seen."""
    data = booklet(copies)
    if kind == "floor":
        from benchmarks import booklet_floor

        texts, styles = booklet_floor.pieces(selection_booklet(data)), booklet_floor.styles()
        begun = time.perf_counter()
        content = booklet_floor.render(texts, styles)
    else:
        from trainer.documents import fonts

        for face in fonts.Face:
            fonts.metrics(face)
        begun = time.perf_counter()
        content = render_pdf(selection_booklet(data))
    seconds = time.perf_counter() - begun
    peak = _peak()
    return {"seconds": seconds, "pages": _pages(content), "peak": peak}


def _peak() -> int:
    """The highest resident size of this process in kB."""
    with open("/proc/self/status", encoding="ascii") as status:
        lines = dict(line.split(":", 1) for line in status)
    return int(lines["VmHWM"].split()[0])


def _pages(content: bytes) -> int:
    from pypdf import PdfReader

    return len(PdfReader(BytesIO(content)).pages)


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], int(sys.argv[2]))))
