"""The home page's rows made into its summary. Pure; the statements run through `persistence.glance`.

Dates come as `date` from PostgreSQL and as text from SQLite, times likewise.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta
from itertools import zip_longest
from typing import Any

from trainer.reports.records import BriqueTile, Figures, HomeSummary, NextWorkshop, Todo, TodoKind
from trainer.workshops.rules import minutes_of

Rows = Sequence[tuple[Any, ...]]
NEXT, LISTED = 3, 6
CONVOKED_BEFORE = timedelta(days=15)
"""How long before the first day the convocations leave."""
CERTIFIED_WITHIN = timedelta(days=180)
"""How long after the last day a certificate that nobody made is still asked for."""


def statements(today: date) -> dict[str, str]:
    """Plain SQL for both databases; the only values are dates made here."""
    first, last = f"'{today.year}-01-01'", f"'{today.year}-12-31'"
    live = "w.deleted_at IS NULL AND w.status <> 'cancelled'"
    enrolled = "e.deleted_at IS NULL AND e.status <> 'cancelled'"
    heads = f"(SELECT COUNT(*) FROM enrolment e WHERE e.workshop_id = w.id AND {enrolled})"
    span = "SELECT workshop_id, MIN(day) AS first_day, MAX(day) AS last_day FROM workshop_day GROUP BY workshop_id"
    return {
        "counts": "SELECT (SELECT COUNT(*) FROM partner WHERE deleted_at IS NULL),"
        " (SELECT COUNT(*) FROM workshop WHERE deleted_at IS NULL),"
        " (SELECT COUNT(*) FROM training_body WHERE legal_name <> '')",
        "briques": "SELECT b.id, b.slug, b.title, b.colour, b.icon, b.proposition,"
        " (SELECT COUNT(*) FROM sheet_brique sb JOIN sheet s ON s.id = sb.sheet_id"
        " WHERE sb.brique_id = b.id AND sb.position = 0 AND s.deleted_at IS NULL)"
        " FROM brique b WHERE b.deleted_at IS NULL AND NOT b.retired ORDER BY b.position, b.id",
        "next": f"SELECT w.id, w.title, p.name, w.place, d.first_day, d.last_day, {heads}"
        f" FROM workshop w JOIN ({span}) d ON d.workshop_id = w.id LEFT JOIN partner p ON p.id = w.partner_id"
        f" WHERE {live} AND d.last_day >= '{today}' ORDER BY d.first_day, w.id LIMIT {NEXT}",
        "next_halves": "SELECT d.workshop_id, h.starts_at, h.ends_at FROM workshop_day d"
        f" JOIN half_day h ON h.day_id = d.id WHERE d.workshop_id IN (SELECT w.id FROM workshop w JOIN ({span}) s"
        f" ON s.workshop_id = w.id WHERE {live} AND s.last_day >= '{today}' ORDER BY s.first_day, w.id LIMIT {NEXT})",
        "attended": "SELECT e.person_id, h.starts_at, h.ends_at, a.arrived_at, a.left_at, COUNT(*)"
        " FROM attendance a JOIN enrolment e ON e.id = a.enrolment_id JOIN half_day h ON h.id = a.half_day_id"
        f" JOIN workshop_day d ON d.id = h.day_id JOIN workshop w ON w.id = d.workshop_id"
        f" WHERE a.state = 'present' AND d.day BETWEEN {first} AND {last}"
        " AND w.deleted_at IS NULL AND e.deleted_at IS NULL AND e.status <> 'cancelled'"
        " GROUP BY e.person_id, h.starts_at, h.ends_at, a.arrived_at, a.left_at",
        "sold": "SELECT i.kind, COALESCE(SUM(i.net_cents), 0), COALESCE(SUM(i.total_cents), 0)"
        f" FROM invoice i WHERE i.issued_on BETWEEN {first} AND {last} GROUP BY i.kind",
        "open": "SELECT i.id, i.workshop_id, i.number, i.due_on, i.issued_on, i.total_cents"
        " - COALESCE((SELECT SUM(p.amount_cents) FROM payment p WHERE p.invoice_id = i.id AND NOT p.cancelled), 0)"
        " - COALESCE((SELECT SUM(c.total_cents) FROM invoice c WHERE c.corrects_id = i.id"
        " AND c.number IS NOT NULL), 0)"
        " FROM invoice i WHERE i.kind = 'invoice' AND i.number IS NOT NULL ORDER BY i.due_on, i.id",
        "no_attendance": f"SELECT w.id, w.title, d.last_day FROM workshop w JOIN ({span}) d ON d.workshop_id = w.id"
        f" WHERE {live} AND d.last_day <= '{today}' AND {heads} > 0 AND NOT EXISTS (SELECT 1 FROM attendance a"
        " JOIN enrolment e ON e.id = a.enrolment_id WHERE e.workshop_id = w.id)"
        f" ORDER BY d.last_day DESC, w.id LIMIT {LISTED}",
        "to_convene": f"SELECT w.id, w.title, d.first_day FROM workshop w JOIN ({span}) d ON d.workshop_id = w.id"
        f" WHERE {live} AND d.first_day > '{today}' AND d.first_day <= '{today + CONVOKED_BEFORE}'"
        f" AND EXISTS (SELECT 1 FROM enrolment e WHERE e.workshop_id = w.id AND {enrolled}"
        f" AND {_without('convocation')}) ORDER BY d.first_day, w.id LIMIT {LISTED}",
        "to_certify": f"SELECT w.id, w.title, d.last_day FROM workshop w JOIN ({span}) d ON d.workshop_id = w.id"
        f" WHERE {live} AND d.last_day BETWEEN '{today - CERTIFIED_WITHIN}' AND '{today}'"
        f" AND EXISTS (SELECT 1 FROM enrolment e WHERE e.workshop_id = w.id AND {enrolled}"
        " AND EXISTS (SELECT 1 FROM attendance a WHERE a.enrolment_id = e.id AND a.state = 'present')"
        f" AND {_without('certificate')}) ORDER BY d.last_day DESC, w.id LIMIT {LISTED}",
        "no_people": f"SELECT w.id, w.title, d.first_day FROM workshop w JOIN ({span}) d ON d.workshop_id = w.id"
        f" WHERE {live} AND d.first_day > '{today}' AND {heads} = 0 ORDER BY d.first_day, w.id LIMIT {LISTED}",
        "to_invoice": "SELECT w.id, w.title, d.last_day FROM workshop w"
        f" JOIN ({span}) d ON d.workshop_id = w.id JOIN quote q ON q.workshop_id = w.id AND q.state = 'accepted'"
        f" WHERE {live} AND d.last_day <= '{today}' AND NOT EXISTS (SELECT 1 FROM invoice i"
        " WHERE i.quote_id = q.id AND i.number IS NOT NULL)"
        f" ORDER BY d.last_day DESC, w.id LIMIT {LISTED}",
    }


def _without(paper: str) -> str:
    """No paper of that name was issued to the enrolment `e`; the archive's keys begin with its id."""
    return (
        "NOT EXISTS (SELECT 1 FROM issued_paper p WHERE p.workshop_id = e.workshop_id"
        f" AND p.key LIKE '{paper}:' || e.id || ':%')"
    )


def summary(today: date, rows: Mapping[str, Rows]) -> HomeSummary:
    """The rows of `statements` as the home page's summary."""
    partners, workshops, named = rows["counts"][0]
    lengths: dict[int, int] = {}
    for workshop_id, start, end in rows["next_halves"]:
        lengths[workshop_id] = lengths.get(workshop_id, 0) + _minutes(end) - _minutes(start)
    return HomeSummary(
        today=today,
        body_named=named > 0,
        partners=partners,
        workshops=workshops,
        next_workshops=tuple(
            NextWorkshop(i, title, partner or "", place, _day(a), _day(b), lengths.get(i, 0), people)
            for i, title, partner, place, a, b, people in rows["next"]
        ),
        todo=_todo(today, rows),
        figures=_figures(today, rows),
        briques=tuple(
            BriqueTile(i, slug, title, colour, icon, sheets, bool(proposition))
            for i, slug, title, colour, icon, proposition, sheets in rows["briques"]
        ),
    )


def _todo(today: date, rows: Mapping[str, Rows]) -> tuple[Todo, ...]:
    late = [
        Todo(TodoKind.PAYMENT_LATE, workshop_id, number, _day(due_on), amount)
        for _, workshop_id, number, due_on, _, amount in rows["open"]
        if amount > 0 and due_on is not None and _day(due_on) < today
    ]
    kinds = (
        (TodoKind.CONVOCATIONS_TO_SEND, "to_convene"),
        (TodoKind.ATTENDANCE_MISSING, "no_attendance"),
        (TodoKind.CERTIFICATES_TO_GIVE, "to_certify"),
        (TodoKind.INVOICE_TO_ISSUE, "to_invoice"),
        (TodoKind.PEOPLE_MISSING, "no_people"),
    )
    others = [[Todo(kind, i, title, _day(day)) for i, title, day in rows[name]] for kind, name in kinds]
    return _shared((late, *others))


def _shared(groups: Sequence[Sequence[Todo]]) -> tuple[Todo, ...]:
    """At most `LISTED` things in the order of the groups; each group has its first ones before any has more."""
    chosen = [one for line in zip_longest(*groups) for one in line if one is not None][:LISTED]
    return tuple(one for group in groups for one in group if one in chosen)


def _figures(today: date, rows: Mapping[str, Rows]) -> Figures:
    minutes, people = 0, set()
    for person, start, end, arrived, left, count in rows["attended"]:
        begin = max(_minutes(arrived or start), _minutes(start))
        attended = max(0, min(_minutes(left or end), _minutes(end)) - begin)
        minutes += attended * count
        if attended:
            people.add(person)
    sold = sum(net if kind == "invoice" else -net for kind, net, _ in rows["sold"])
    due = sum(amount for *_, issued_on, amount in rows["open"] if _day(issued_on).year == today.year)
    return Figures(today.year, minutes, len(people), sold, due)


def _day(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)


def _minutes(value: Any) -> int:
    return minutes_of(value if isinstance(value, time) else time.fromisoformat(value))
