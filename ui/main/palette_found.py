"""What the database found, as lines of the box of Ctrl+K: where each leads and how it is called."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QCoreApplication

from trainer.reports.search_records import Found, FoundGroup, FoundKind
from ui.kit.french import long_date
from ui.kit.route import Route
from ui.main.palette_actions import Action
from ui.main.palette_list import Line

_ICONS = {
    FoundKind.SHEET: "file-text",
    FoundKind.PARTNER: "building-2",
    FoundKind.PERSON: "user",
    FoundKind.WORKSHOP: "calendar-days",
    FoundKind.PAPER: "file-check",
    FoundKind.PATH: "flag",
}


def found_groups(groups: Iterable[FoundGroup]) -> list[tuple[str, list[Line]]]:
    """Titled groups of lines, in the order of the search."""
    return [(_title(group), [found_line(found) for found in group.items]) for group in groups]


def found_line(found: Found) -> Line:
    """One thing found; a person leads to a workshop that the window looks up."""
    return Line(
        key=f"{found.kind.value}.{found.id}",
        icon=_ICONS[found.kind],
        marked=tuple((piece.text, piece.marked) for piece in found.title),
        detail=_detail(found),
        kind=_kind(found.kind),
        route=_route(found),
        person=found.id if found.kind is FoundKind.PERSON else 0,
    )


def action_line(action: Action) -> Line:
    """An action as a line."""
    return Line(
        key=action.key,
        icon=action.icon,
        marked=((action.title, False),),
        detail=action.detail,
        kind=_tr("action"),
        keys=action.keys,
        route=action.route,
        command=action.command,
    )


def _route(found: Found) -> Route | None:
    if found.kind is FoundKind.PERSON:
        return None
    if found.kind is FoundKind.PAPER:
        return Route("workshops", found.owner, "papers") if found.owner else Route("revenue")
    pages = {
        FoundKind.SHEET: Route("library", found.id, "sheet"),
        FoundKind.PARTNER: Route("partners", found.id),
        FoundKind.WORKSHOP: Route("workshops", found.id),
        FoundKind.PATH: Route("paths", found.id),
    }
    return pages[found.kind]


def _detail(found: Found) -> str:
    if found.kind is FoundKind.WORKSHOP:
        try:
            return long_date(date.fromisoformat(found.detail), weekday=False)
        except ValueError:
            return found.detail
    return found.detail


def _title(group: FoundGroup) -> str:
    titles = {
        FoundKind.SHEET: _tr("Fiches"),
        FoundKind.PARTNER: _tr("Partenaires"),
        FoundKind.PERSON: _tr("Personnes"),
        FoundKind.WORKSHOP: _tr("Ateliers"),
        FoundKind.PAPER: _tr("Documents"),
        FoundKind.PATH: _tr("Parcours"),
    }
    title = titles[group.kind]
    return _tr("{0} · les meilleures réponses").format(title) if group.more else title


def _kind(kind: FoundKind) -> str:
    words = {
        FoundKind.SHEET: _tr("fiche"),
        FoundKind.PARTNER: _tr("partenaire"),
        FoundKind.PERSON: _tr("personne"),
        FoundKind.WORKSHOP: _tr("atelier"),
        FoundKind.PAPER: _tr("document"),
        FoundKind.PATH: _tr("parcours"),
    }
    return words[kind]


def _tr(text: str) -> str:
    return QCoreApplication.translate("palette", text)
