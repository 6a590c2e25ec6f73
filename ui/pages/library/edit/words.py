"""The sentences around the form: where the draft stands, when it was written, what a remark is about."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from curriculum.fields import BY_NAME
from trainer.library.records import EditionRecord
from trainer.library.rules import Remark
from ui.kit.french import DAYS, MONTHS
from ui.pages.library.edit.keeper import Kept


def _tr(text: str) -> str:
    return QCoreApplication.translate("edit", text)


def at_clock(moment: datetime) -> str:
    """The time of day where the person is: "21:14"."""
    return f"{moment.astimezone():%H:%M}"


def on_day(moment: datetime) -> str:
    """ "jeudi 19 novembre, 21:14", where the person is."""
    local = moment.astimezone()
    number = "1er" if local.day == 1 else str(local.day)
    return f"{DAYS[local.weekday()]} {number}\u00a0{MONTHS[local.month - 1]}, {local:%H:%M}"


def draft_words(changed_at: datetime | None) -> str:
    """ "Brouillon du jeudi 19 novembre, 21:14"."""
    return _tr("Brouillon du {0}").format(on_day(changed_at)) if changed_at else _tr("Brouillon")


def status_words(state: Kept, saved_at: datetime | None, edition: int, fresh: bool) -> str:
    """Where the draft stands. `fresh`: saved since the form was opened."""
    if state is Kept.FAILED:
        return _tr("Brouillon non enregistré\u00a0: nouvel essai dans un instant")
    if state is Kept.STALE:
        return _tr("Brouillon modifié ailleurs")
    if state in (Kept.PENDING, Kept.SAVING):
        return _tr("Enregistrement du brouillon…")
    if saved_at is not None:
        return (
            _tr("Brouillon enregistré à {0}").format(at_clock(saved_at)) if fresh else draft_words(saved_at)
        )
    return version_words(edition)


def version_words(edition: int) -> str:
    """ "Version 3 publiée"."""
    return _tr("Version {0} publiée").format(edition) if edition else _tr("Jamais publiée")


def remark_words(remark: Remark) -> str:
    """A remark with the name of its field."""
    return _tr("{0}\u00a0: {1}").format(BY_NAME[remark.field].label, remark.text)


def remarks_count(number: int) -> str:
    """ "3 remarques"."""
    if number == 0:
        return _tr("Aucune remarque")
    return _tr("1\u00a0remarque") if number == 1 else _tr("{0}\u00a0remarques").format(number)


def edition_words(edition: EditionRecord) -> str:
    """ "Version 2 · jeudi 19 novembre, 21:14", its note under it."""
    head = _tr("Version {0} · {1}").format(edition.number, on_day(edition.made_at))
    return f"{head}\n{edition.note}" if edition.note else head
