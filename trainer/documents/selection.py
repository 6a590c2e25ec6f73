"""Any choice of method sheets as one booklet: cover, contents, a divider for each brique, the sheets in one form."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from trainer.core.errors import Refused
from trainer.documents import format_fr as fr
from trainer.documents import markdown
from trainer.documents.blocks import Band, Block, Contents, Document, Heading, Lazily, Section, bullets, text
from trainer.documents.method_sheet import MethodSheetPaper, section_makers
from trainer.documents.sheet_forms import SHAPES, SheetForm, refusal
from trainer.documents.sheet_parts import Setting
from trainer.documents.sheet_words import say
from trainer.documents.theme import ACCENT


@dataclass(frozen=True, slots=True)
class BriqueSheets:
    """A brique and the sheets chosen in it; without a `title` the sheets stand in the booklet without a divider.

    The divider, with `goals` and `introduction` (Markdown), is for trainers and printed in their forms alone.
    """

    sheets: Sequence[MethodSheetPaper]
    title: str = ""
    colour: str = ACCENT
    kicker: str = ""
    tagline: str = ""
    goals: tuple[str, ...] = ()
    introduction: str = ""


@dataclass(frozen=True, slots=True)
class SheetBooklet:
    """A choice of sheets; `lines` stand on the cover below its ground of colour."""

    title: str
    parts: tuple[BriqueSheets, ...]
    form: SheetForm = SheetForm.A4
    subtitle: str = ""
    lines: tuple[str, ...] = ()
    author: str = ""
    dated: date | None = None
    language: str = "fr"


def selection_booklet(data: SheetBooklet) -> Document:
    """The booklet; sheets that have nothing for its form are left out. Raises `Refused` when none is left.

    Its sections are made while they are written: a booklet of many hundred pages is never held whole.
    """
    parts = tuple(_kept(data))
    if not parts:
        raise Refused("no-form", "Aucune des fiches choisies n’a de quoi s’imprimer sous cette forme.")
    shape = SHAPES[data.form]
    return Document(
        title=data.title,
        subject=data.subtitle,
        author=data.author,
        sections=Lazily(tuple(_makers(data, parts))),
        language=data.language,
        footer=(data.title,),
        dated=data.dated,
        layout=shape.layout,
    )


def _kept(data: SheetBooklet) -> Iterator[tuple[BriqueSheets, tuple[MethodSheetPaper, ...]]]:
    for part in data.parts:
        if sheets := tuple(paper for paper in part.sheets if not refusal(paper.sheet, data.form)):
            yield part, sheets


def _makers(
    data: SheetBooklet, parts: tuple[tuple[BriqueSheets, tuple[MethodSheetPaper, ...]], ...]
) -> Iterator[Callable[[], Section]]:
    count = sum(len(sheets) for _, sheets in parts)
    # What a brique says of itself is in French: a booklet of translations goes without.
    told = _for_trainers(data.form) and data.language == "fr"
    divided = told and any(part.title for part, _ in parts)
    yield partial(_cover, data, parts[0][0].colour if len(parts) == 1 else ACCENT, count)
    yield partial(_contents, 2 if divided else 1, data.language)
    for part, sheets in parts:
        if divided and part.title:
            yield partial(_divider, part, len(sheets))
        for paper in sheets:
            yield from section_makers(Setting(paper, data.form, 2 if divided else 1))


def _cover(data: SheetBooklet, colour: str, count: int) -> Section:
    many = say(data.language, "fiches méthodes")
    kicker = say(data.language, "Fiche méthode") if count == 1 else f"{count}{fr.NOBREAK}{many}"
    form = "" if data.form is SheetForm.A4 else say(data.language, SHAPES[data.form].label)
    lines = tuple(line for line in (*data.lines, form) if line)
    return Section((Band(data.title, kicker, data.subtitle, lines, colour, cover=True),), furniture=False)


def _contents(levels: int, language: str) -> Section:
    blocks = (Heading(text(say(language, "Sommaire")), 1, in_contents=False), Contents(levels))
    return Section(blocks, recto=True, header=("", ""))


def _divider(part: BriqueSheets, count: int) -> Section:
    kicker = part.kicker or ("Brique" if count == 1 else f"Brique · {count}{fr.NOBREAK}fiches")
    blocks: list[Block] = [Band(part.title, kicker, part.tagline, colour=part.colour, level=1)]
    if part.goals:
        blocks += [Heading(text("Objectifs"), 2, in_contents=False, depth=-1)]
        blocks += [bullets(part.goals, colour=part.colour)]
    if introduction := markdown.blocks(part.introduction):
        blocks += [Heading(text("Pourquoi cette brique"), 2, in_contents=False, depth=-1), *introduction]
    return Section(tuple(blocks), recto=True, header=("", ""))


def _for_trainers(form: SheetForm) -> bool:
    """Whether the form is read by trainers: the others have no dividers, which would be empty pages."""
    return "trainer_notes" in SHAPES[form].fields
