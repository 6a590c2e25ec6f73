"""The fiche méthode on paper, in every form: for the trainer everything needed to run one sequence from the paper
alone; for the participants what is meant for them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from curriculum.model import MethodSheet
from trainer.core.errors import Refused
from trainer.documents import markdown
from trainer.documents import sheet_parts as part
from trainer.documents.attached import attachments
from trainer.documents.blocks import (
    Band,
    Block,
    Card,
    Cards,
    Document,
    Grid,
    Heading,
    KeepTogether,
    Row,
    Section,
    Table,
    cell,
    para,
    text,
)
from trainer.documents.easy import easy
from trainer.documents.sheet_forms import SHAPES, SheetForm, refusal
from trainer.documents.sheet_parts import MethodSheetPaper, Setting
from trainer.documents.theme import SOFT, PageSize, Style

__all__ = ["MethodSheetPaper", "SheetForm", "method_sheet", "section_makers", "sheet_document"]


def method_sheet(data: MethodSheetPaper) -> Document:
    """The sheet on A4; role cards and the observation grid each begin a page of their own."""
    return sheet_document(data, SheetForm.A4)


def sheet_document(data: MethodSheetPaper, form: SheetForm) -> Document:
    """The sheet in one of its forms. Raises `Refused` when it has nothing for this form (`refusal` says why)."""
    sheet = data.sheet
    if why := refusal(sheet, form):
        raise Refused("no-form", why)
    at = Setting(data, form)
    shape = SHAPES[form]
    rights = f"{', '.join(sheet.authors)} · {sheet.licence}" if sheet.authors else sheet.licence
    return Document(
        title=sheet.title,
        subject=sheet.promise if at.shows("promise") else "",
        author=", ".join(sheet.authors),
        sections=tuple(make() for make in section_makers(at)),
        language=sheet.language,
        header=("", "") if shape.linear else (sheet.title, data.brique if at.shows("briques") else ""),
        footer=(rights,),
        keywords=sheet.tags if at.shows("tags") else (),
        layout=shape.layout,
    )


def section_makers(at: Setting) -> tuple[Callable[[], Section], ...]:
    """What makes the sections of a sheet, one after the other."""
    sheet, header = at.sheet, None
    if at.nested:
        header = ("", "") if at.shape.linear else (sheet.title, at.data.brique if at.shows("briques") else "")
    main = {SheetForm.FALC: _easy, SheetForm.ROLE_CARDS: _cards_alone, SheetForm.PARTICIPANT: _participant}
    makers = [partial(_section, main.get(at.form, _main), at, header)]
    if sheet.roles and at.form is not SheetForm.ROLE_CARDS and at.shows("roles"):
        makers.append(partial(_section, role_cards, at, header))
    if sheet.observation and at.shows("observation"):
        makers.append(partial(_section, observation_grid, at, header))
    return tuple(makers)


def _section(
    make: Callable[[Setting], tuple[Block, ...]], at: Setting, header: tuple[str, str] | None
) -> Section:
    return Section(make(at), recto=True, header=header)


def _band(at: Setting) -> Band:
    sheet = at.sheet
    kicker = f"{at.data.brique} · {at.say(sheet.kind.value)}"
    return Band(sheet.title, kicker, sheet.promise, colour=at.colour, level=at.nested)


def _main(at: Setting) -> tuple[Block, ...]:
    sheet = at.sheet
    return (
        _band(at),
        *part.facts(at),
        *part.objectives(at),
        *part.frame(at),
        *part.materials(at),
        *part.markdown_part(at, "Contexte", sheet.context),
        *part.steps(at),
        *part.film(at),
        *part.debrief(at),
        *part.markdown_part(at, "Variantes", sheet.variants),
        *part.markdown_part(at, "À distance", sheet.remote),
        *part.markdown_part(at, "Risques et cadre légal", sheet.risks),
        *part.access(at),
        *part.evaluation(at),
        *part.notes(at),
        *part.handout(at),
        *part.easy_text(at),
        *attachments(at),
        *part.sources(at),
        *part.tags(at),
        *part.identity(at),
    )


def _participant(at: Setting) -> tuple[Block, ...]:
    """The handout first; the chapters of a film, which tell how it ends, after it."""
    return (
        _band(at),
        *part.objectives(at, "À la fin, je sais"),
        *part.handout(at),
        *part.debrief(at),
        *part.easy_text(at),
        *part.film(at),
        *part.evaluation(at),
        *attachments(at),
        *part.sources(at),
        *part.identity(at),
    )


def _easy(at: Setting) -> tuple[Block, ...]:
    band = Band(at.sheet.title, at.say(SHAPES[SheetForm.FALC].label), colour=at.colour, level=at.nested)
    return (band, *easy(at.sheet.falc), *part.identity(at))


def _cards_alone(at: Setting) -> tuple[Block, ...]:
    """A title low enough for eight cards on a page."""
    title = Heading(text(at.sheet.title), at.nested or 1)
    return (title, *part.identity(at), *_cards(at))


def role_cards(at: Setting) -> tuple[Block, ...]:
    """A page of cards to cut out, one per role."""
    return (at.heading("Cartes de rôle"), *_cards(at))


_CUT = "À imprimer et à découper suivant les pointillés. Une carte par personne."


def _cards(at: Setting) -> tuple[Block, ...]:
    style, cut = Style.BODY if at.shape.linear else Style.CELL, at.say(_CUT)
    cards = tuple(Card(role.name, markdown.blocks(role.text, style)) for role in at.sheet.roles)
    return (
        para(f"{at.say('Cartes de rôle')}. {cut}" if at.form is SheetForm.ROLE_CARDS else cut, Style.SMALL),
        Cards(cards, at.colour, _card_height(at, len(cards)), at.shape.card_columns),
    )


def _card_height(at: Setting, count: int) -> float:
    """The least height of a card: on a small page up to four stand one below the other, as many on each page."""
    if at.shape.layout.size is not PageSize.A5:
        return 58
    pages = -(-count // 4)
    return 150 / max(-(-count // pages), 3) - 1


def observation_grid(at: Setting) -> tuple[Block, ...]:
    """A page to watch with: what to look for, and room to write."""
    sheet: MethodSheet = at.sheet
    header = Row(
        tuple(
            cell(at.say(words), Style.CELL_HEAD, shade=SOFT)
            for words in ("Ce que j’observe", "Ce que j’ai vu et entendu")
        )
    )
    shares = (60, 40) if at.shape.linear else (38, 62)
    page = 115 if at.shape.layout.size is PageSize.A5 else 150 if at.shape.linear else 190
    height = max(14.0, min(26.0, page / max(len(sheet.observation), 1)))
    rows = tuple(Row((cell(words), cell()), min_height=height) for words in sheet.observation)
    return (
        at.heading("Grille d’observation"),
        para(at.say("Notez des faits, des mots, des gestes, pas des jugements."), Style.SMALL),
        KeepTogether((Table(shares, rows, header, Grid.FULL),)),
    )
