"""Hours from attendance, and who may get a certificate. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from trainer.attendance.records import Mark, Presence
from trainer.core.errors import InvalidInput
from trainer.workshops.records import HalfDay
from trainer.workshops.rules import minutes_of


def minutes(half: HalfDay, mark: Mark | None) -> int:
    """Minutes attended of one half-day: from the arrival to the departure, inside its hours."""
    if mark is None or mark.presence is not Presence.PRESENT:
        return 0
    start = max(minutes_of(mark.arrived_at or half.starts_at), minutes_of(half.starts_at))
    end = min(minutes_of(mark.left_at or half.ends_at), minutes_of(half.ends_at))
    return max(0, end - start)


def total(halves: Sequence[HalfDay], marks: Sequence[Mark | None]) -> int:
    """Minutes attended in all."""
    return sum(minutes(half, mark) for half, mark in zip(halves, marks, strict=True))


def refusal(halves: Sequence[HalfDay], marks: Sequence[Mark | None]) -> str:
    """Why this person gets no certificate, "" when they do."""
    missing = [half for half, mark in zip(halves, marks, strict=True) if mark is None]
    if not halves:
        return "L’atelier n’a pas encore de journée."
    if missing:
        first = missing[0]
        count = f" (et {len(missing) - 1} autre(s) demi-journée(s))" if len(missing) > 1 else ""
        return f"Présence pas encore saisie le {first.day:%d/%m/%Y} à {first.starts_at:%H:%M}{count}."
    if total(halves, marks) == 0:
        return "Aucune heure suivie\u00a0: pas de certificat."
    return ""


def check_mark(half: HalfDay, mark: Mark) -> None:
    """Raise `InvalidInput` for times outside the half-day or in the wrong order."""
    if mark.presence is not Presence.PRESENT:
        if mark.arrived_at or mark.left_at:
            raise InvalidInput("marks", "Une personne absente n’a pas d’heure d’arrivée ni de départ.")
        return
    for moment, word in ((mark.arrived_at, "arrivée"), (mark.left_at, "départ")):
        if moment is not None and not half.starts_at <= moment <= half.ends_at:
            raise InvalidInput(
                "marks",
                f"Heure d’{word} {_hm(moment)} hors de la demi-journée "
                f"({_hm(half.starts_at)} – {_hm(half.ends_at)}).".replace("d’départ", "de départ"),
            )
    if mark.arrived_at and mark.left_at and mark.left_at <= mark.arrived_at:
        raise InvalidInput(
            "marks", f"Le départ ({_hm(mark.left_at)}) précède l’arrivée ({_hm(mark.arrived_at)})."
        )


def _hm(moment: time) -> str:
    return f"{moment:%H:%M}"
