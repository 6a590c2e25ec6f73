"""The papers that get a room ready: packing list, name tents, plan of the room. Pure but for the writing."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from curriculum.model import Provenance
from trainer.core.errors import Refused
from trainer.core.text import slug
from trainer.documents import fonts
from trainer.documents.blocks import Document
from trainer.documents.name_tents import NameTents, Tent, name_tents
from trainer.documents.packing_list import PackingLine, PackingList, PackingPart, packing_list
from trainer.documents.room_layout import RoomSetup
from trainer.documents.room_plan import RoomPlan, room_plan
from trainer.papers.batch import UNWRITABLE, Making
from trainer.papers.fill import Job
from trainer.papers.records import LABELS, Paper, PaperKind
from trainer.papers.rendering import render
from trainer.planning import packing
from trainer.planning.materials import Line
from trainer.planning.materials import packing as materials
from trainer.planning.packing import Packed
from trainer.planning.print_runs import PrintRun, print_runs

KINDS = (PaperKind.PACKING, PaperKind.NAME_TENTS, PaperKind.ROOM_PLAN)
PARTS = {
    Provenance.ON_SITE: "Sur place",
    Provenance.TO_BRING: "À apporter",
    Provenance.TO_PRINT: "À imprimer",
}
TEAM = "Équipe"
REMOTE = "l’atelier est à distance."
NO_SETUP = "choisissez d’abord la disposition de la salle\u00a0: Modifier, en haut de l’atelier."
_NAMES = {
    PaperKind.PACKING: "materiel",
    PaperKind.NAME_TENTS: "chevalets",
    PaperKind.ROOM_PLAN: "plan-de-salle",
}


def setup_of(job: Job) -> RoomSetup | None:
    """How the room is set up; None while nobody said."""
    try:
        return RoomSetup(job.workshop.fields.room_setup)
    except ValueError:
        return None


def refusals(job: Job, no_sheet: str, no_people: str) -> dict[PaperKind, tuple[int, str]]:
    """How many of each there are, and why not yet."""
    remote = REMOTE if job.workshop.fields.remote else ""
    return {
        PaperKind.PACKING: (1, "" if job.plan.ordered else no_sheet),
        PaperKind.NAME_TENTS: (1, remote or ("" if job.people else no_people)),
        PaperKind.ROOM_PLAN: (1, remote or ("" if setup_of(job) else NO_SETUP)),
    }


def makings(job: Job, kind: PaperKind, packed: Packed, file_format: str) -> list[Making]:
    """One paper; of the tents, those that a PDF cannot write are left out and told."""
    left: dict[Tent, str] = {}
    if kind is PaperKind.NAME_TENTS and file_format == "pdf":
        left = unwritable(job)
    name = f"{_NAMES[kind]}-{slug(job.workshop.fields.title)[:60]}.{file_format}"

    def make() -> Paper:
        return Paper(name, render(document(job, kind, packed, without=left), file_format))

    whole = (
        [Making(LABELS[kind], make)]
        if kind is not PaperKind.NAME_TENTS or len(left) < len(tents(job))
        else []
    )
    return [*whole, *(Making(tent_label(tent), partial(_refuse, why)) for tent, why in left.items())]


def tent_label(tent: Tent) -> str:
    """« Chevalet : Ana Petit »."""
    return f"Chevalet\u00a0: {tent.name} {tent.more}".strip()


def unwritable(job: Job) -> dict[Tent, str]:
    """The tents that a PDF cannot write, and why."""
    found = {}
    for tent in tents(job):
        try:
            for words in (tent.name, tent.more, tent.organisation):
                fonts.pieces(words, fonts.Face.DISPLAY)
        except Refused as error:
            found[tent] = error.message
    return found


def document(
    job: Job, kind: PaperKind, packed: Packed, *, without: Collection[Tent] = (), per_sheet: int = 2
) -> Document:
    """One of these papers."""
    fields = job.workshop.fields
    if kind is PaperKind.PACKING:
        return packing_list(packing_of(job, packed))
    if kind is PaperKind.NAME_TENTS:
        shown = tuple(tent for tent in tents(job) if tent not in without)
        return name_tents(NameTents(fields.title, shown, per_sheet, job.body.legal_name))
    setup = setup_of(job)
    if setup is None:
        raise Refused("no-paper", f"{LABELS[kind]}\u00a0: {NO_SETUP}")
    return room_plan(
        RoomPlan(
            job.letterhead, fields.title, job.place, job.days, setup, job.headcount, len(fields.trainers) or 1
        )
    )


def tents(job: Job) -> tuple[Tent, ...]:
    """One for each person, then the team."""
    people = (Tent(one.person.first_name, one.person.last_name, one.organisation) for one in job.people)
    return (*people, *(_of_trainer(name) for name in job.workshop.fields.trainers))


def packing_of(job: Job, packed: Packed) -> PackingList:
    """The list with its ticks, and what is to be printed."""
    items = packing.packing_list(lines_of(job), packed)
    parts = (
        PackingPart(
            title,
            tuple(
                PackingLine(one.label, one.quantity, one.uses, one.ticked, one.more)
                for one in items
                if one.provenance is provenance
            ),
        )
        for provenance, title in PARTS.items()
    )
    return PackingList(
        letterhead=job.letterhead,
        title=job.workshop.fields.title,
        place=job.place,
        days=job.days,
        people=job.headcount,
        trainers=job.workshop.fields.trainers,
        parts=tuple(parts),
        runs=tuple((run.copies, run.label) for run in runs_of(job, packed) if run.copies),
    )


def lines_of(job: Job) -> tuple[Line, ...]:
    """What the plan needs."""
    plan = job.plan
    return materials(plan.plan, plan.times, plan.sheets, plan.frame)


def runs_of(job: Job, packed: Packed) -> tuple[PrintRun, ...]:
    """What there is to print for the plan, with the copies asked for."""
    plan = job.plan
    return print_runs(
        plan.plan, plan.times, plan.sheets, plan.frame, packed.copies, room=setup_of(job) is not None
    )


def _of_trainer(name: str) -> Tent:
    first, _, more = name.strip().partition(" ")
    return Tent(first, more, TEAM)


def _refuse(why: str) -> Paper:
    raise Refused(UNWRITABLE, why)
