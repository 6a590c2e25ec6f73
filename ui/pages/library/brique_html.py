"""The presentation of a brique, set in type for the reading view."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from trainer.library.records import BriqueRecord
from ui.kit.french import duration
from ui.kit.theme import Look
from ui.pages.library.dress import Dress
from ui.pages.library.html_blocks import list_html, markdown_html, text_html
from ui.pages.library.words import sheets_count

translate = QCoreApplication.translate


def brique_html(brique: BriqueRecord, number: int, look: Look) -> str:
    """The inside of a <body>. `number` is the place on the wall, 0 for a retired brique."""
    fields, dress = brique.fields, Dress(look, brique.colour)
    kicker = (
        translate("brique", "Brique {0}").format(number) if number else translate("brique", "Brique retirée")
    )
    if fields.proposition:
        kicker += " · " + translate("brique", "proposition")
    parts = [
        dress.band(kicker.upper(), fields.title, fields.tagline),
        dress.facts(_facts(brique)),
        _section(translate("brique", "À la fin, les participant·es savent"), list_html(fields.goals)),
        _section(translate("brique", "Pourquoi cette brique"), markdown_html(fields.introduction)),
        _section(translate("brique", "Pour qui"), markdown_html(fields.audience)),
        _section(translate("brique", "Avant de venir"), list_html(fields.prerequisites)),
    ]
    if fields.proposition:
        note = translate(
            "brique",
            "Le nom et le contenu de cette brique sont une proposition\u00a0: "
            "renommez-la, changez-la ou retirez-la comme il vous convient.",
        )
        parts.append(dress.gap(8) + dress.plain("", f'<p style="margin:0">{text_html(note)}</p>'))
    return "".join(parts)


def _facts(brique: BriqueRecord) -> list[tuple[str, str]]:
    facts = [(translate("brique", "Fiches"), sheets_count(brique.sheets))]
    if brique.fields.usual_minutes:
        facts.insert(0, (translate("brique", "Durée habituelle"), duration(brique.fields.usual_minutes)))
    return facts


def _section(title: str, body: str) -> str:
    return f"<h2>{text_html(title)}</h2>{body}" if body else ""
