"""The assistant on the library of a database: which agendas it proposes for a wish, one after the other."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from operator import itemgetter

from sqlalchemy import select
from sqlalchemy.orm import Session

from curriculum.model import MethodSheet, SheetKind
from trainer.core.errors import InvalidInput
from trainer.library import search_rows
from trainer.persistence.tables import BriqueRow
from trainer.persistence.work import Database
from trainer.planning import assistant, plan_rows
from trainer.planning.assistant import LENGTHS
from trainer.planning.assistant_records import Candidate, Proposal, Wish
from trainer.planning.plan_service import PlanService
from trainer.planning.records import BriqueLook, Source

REMEMBERED = 8
"""Wishes of which the agendas proposed so far are kept: the next one is made beside them."""
MOST_ATTEMPTS = 200
DISTANCE_TAG = "à distance"
OF_A_SORT = 8
"""Sheets of one brique, kind and length that are weighed: those that suit best."""
COLUMNS = (
    "s.id, s.slug, s.title, s.kind, s.home_id, s.short_minutes, s.minutes, s.long_minutes, s.edition,"
    " s.group_min, s.group_ideal, s.group_max, s.trainers, s.remote, s.tags, s.tested_on"
)
PUBLISHED = "s.deleted_at IS NULL AND NOT s.retired AND s.edition > 0 AND s.translation_of = ''"
LENGTH = " + ".join(f"CASE WHEN s.minutes > {edge} THEN 1 ELSE 0 END" for edge in LENGTHS)
SORT = f"s.home_id, s.kind, {LENGTH}"
FAR = 1_000_000
"""More than any two numbers of people differ: what weighs more than that is counted in steps of it."""
BEST = (
    f"CASE WHEN :people = 0 OR (s.group_min <= :people AND s.group_max >= :people) THEN 0 ELSE {4 * FAR} END"
    f" + CASE WHEN s.tags LIKE '%{DISTANCE_TAG}%' THEN :present ELSE 0 END"
    f" + CASE WHEN s.tested_on IS NULL THEN {FAR} ELSE 0 END + abs(s.group_ideal - :people), s.id"
)
"""One number for each sheet, since a database sorts twenty thousand of them by it: the smaller, the better."""


class ProposeService:
    """First agendas. The same wish on the same library gives the same proposals, in the same order."""

    def __init__(self, database: Database, plans: PlanService) -> None:
        self._database = database
        self._plans = plans
        self._made: OrderedDict[Wish, list[Proposal]] = OrderedDict()
        self._moment: object = None

    def briques(self) -> tuple[BriqueLook, ...]:
        """The briques that can be wished for, in the order of the wall."""
        with self._database.read() as session:
            return plan_rows.briques(session)

    def propose(self, wish: Wish, attempt: int = 0) -> Proposal:
        """The agenda number `attempt`, counted from 0: each is another one.

        Raises `InvalidInput` for a wish that cannot be, `Refused` when nothing fits or nothing else is left.
        """
        if not 0 <= attempt < MOST_ATTEMPTS:
            raise InvalidInput(
                "attempt",
                f"Une proposition porte un numéro de 0 à {MOST_ATTEMPTS - 1}\u00a0: choisissez-en un.",
            )
        with self._database.read() as session:
            made = self._so_far(session, wish)
            if len(made) <= attempt:
                briques = plan_rows.briques(session)
                assistant.checked(wish, briques)
                candidates = _candidates(session, wish)
        while len(made) <= attempt:
            made.append(assistant.propose(wish, briques, candidates, self._texts, made))
        return made[attempt]

    def _so_far(self, session: Session, wish: Wish) -> list[Proposal]:
        moment = self._database.moment(session)
        if moment != self._moment:
            self._made.clear()
            self._moment = moment
        made = self._made.setdefault(wish, [])
        self._made.move_to_end(wish)
        while len(self._made) > REMEMBERED:
            self._made.popitem(last=False)
        return made

    def _texts(self, candidates: Sequence[Candidate]) -> Mapping[int, MethodSheet]:
        found = self._plans.sheets([Source(one.id, one.edition) for one in candidates])
        return {source.sheet_id: sheet for source, sheet in found.items()}


def _candidates(session: Session, wish: Wish) -> list[Candidate]:
    """Published sheets at home in these briques that so many trainers can run, columns only: of each sort the best."""
    homes = {
        brique_id: slug
        for brique_id, slug in session.execute(select(BriqueRow.id, BriqueRow.slug)).all()
        if slug in wish.briques
    }
    afar = " AND s.remote" if wish.remote else ""
    inner = (
        f"SELECT s.id, row_number() OVER (PARTITION BY {SORT} ORDER BY {BEST}) AS place"
        f" FROM sheet AS s WHERE {PUBLISHED} AND s.trainers <= :trainers{afar} AND s.home_id IN :homes"
    )
    query = (
        f"SELECT {COLUMNS} FROM ({inner}) AS found JOIN sheet AS s ON s.id = found.id"
        f" WHERE found.place <= {OF_A_SORT}"
    )
    values = {
        "homes": list(homes),
        "people": wish.people,
        "trainers": wish.trainers,
        "present": 0 if wish.remote else 2 * FAR,
    }
    kinds = {kind.value: kind for kind in SheetKind}
    found = []
    for row in sorted(search_rows.run(session, query, values), key=itemgetter(0)):
        sheet_id, slug, title, word, home, short, usual, long, edition, *rest = row
        kind = kinds.get(word)
        if kind is None:
            continue
        least, ideal, most, trainers, remote, tags, on = rest
        found.append(
            Candidate(
                sheet_id,
                slug,
                title,
                kind,
                homes[home],
                short,
                usual,
                long,
                edition,
                group_min=least,
                group_ideal=ideal,
                group_max=most,
                trainers=trainers,
                remote=bool(remote),
                at_distance=f"\n{DISTANCE_TAG}\n" in f"\n{tags}\n",
                tested=on is not None,
            )
        )
    return found
