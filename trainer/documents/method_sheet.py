"""The fiche méthode for the trainer: everything needed to run one sequence from the paper alone."""

from __future__ import annotations

from dataclasses import dataclass

from curriculum.model import MethodSheet, Step
from trainer.documents import format_fr as fr
from trainer.documents import markdown
from trainer.documents.blocks import (
    Band,
    Block,
    Callout,
    Card,
    Cards,
    Cell,
    Document,
    Facts,
    Grid,
    Heading,
    KeepTogether,
    KeyValues,
    Paragraph,
    Row,
    Run,
    Section,
    Table,
    Tags,
    bullets,
    cell,
    numbered,
    para,
    text,
)
from trainer.documents.theme import MUTED, SOFT, Style


@dataclass(frozen=True, slots=True)
class MethodSheetPaper:
    """A sheet with the title and colour of its brique."""

    sheet: MethodSheet
    brique: str
    colour: str


def method_sheet(data: MethodSheetPaper) -> Document:
    """The sheet on A4; role cards and the observation grid each begin a page of their own."""
    sheet = data.sheet
    sections = [Section(_main(data))]
    if sheet.roles:
        sections.append(Section(role_cards(sheet, data.colour)))
    if sheet.observation:
        sections.append(Section(observation_grid(sheet)))
    return Document(
        title=sheet.title,
        subject=sheet.promise,
        author=", ".join(sheet.authors),
        sections=tuple(sections),
        language=sheet.language,
        header=(sheet.title, data.brique),
        footer=(f"{', '.join(sheet.authors)} · {sheet.licence}" if sheet.authors else sheet.licence,),
        keywords=sheet.tags,
    )


def _main(data: MethodSheetPaper) -> tuple[Block, ...]:
    sheet = data.sheet
    band = Band(sheet.title, f"{data.brique} · {sheet.kind.value}", sheet.promise, colour=data.colour)
    return (
        band,
        Facts(_facts(sheet), data.colour),
        *_section("Objectifs", (bullets(sheet.objectives, colour=data.colour),) if sheet.objectives else ()),
        *_frame(sheet),
        *_materials(sheet),
        *_section("Contexte", markdown.blocks(sheet.context)),
        *_steps(sheet, data.colour),
        *_video(sheet),
        *_debrief(sheet, data.colour),
        *_section("Variantes", markdown.blocks(sheet.variants)),
        *_section("À distance", markdown.blocks(sheet.remote)),
        *_section("Risques et cadre légal", markdown.blocks(sheet.risks)),
        *_access(sheet),
        *_evaluation(sheet),
        *_notes(sheet),
        *_section("Pour les participant·es", markdown.blocks(sheet.handout)),
        *_section("En facile à lire et à comprendre", markdown.blocks(sheet.falc, Style.EASY)),
        *_sources(sheet),
    )


def _facts(sheet: MethodSheet) -> tuple[tuple[str, str], ...]:
    duration, group = sheet.duration, sheet.group
    items = [
        ("Durée", fr.length(duration.usual)),
        ("En court / en long", f"{fr.length(duration.short)} / {fr.length(duration.long)}"),
        ("Groupe", f"{group.minimum} à {group.maximum}, idéal {group.ideal}"),
        ("Pour animer", fr.people(sheet.trainers)),
    ]
    return tuple(items)


def _section(title: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return (Heading(text(title), 2), *blocks) if blocks else ()


def _frame(sheet: MethodSheet) -> tuple[Block, ...]:
    pairs = (
        ("Quand l’utiliser", sheet.when),
        ("Quand s’en passer", sheet.when_not),
        ("Public", sheet.audience),
        ("Prérequis", ", ".join(sheet.prerequisites)),
        ("Salle", sheet.room),
    )
    known = tuple(
        Row((cell(label, Style.CELL_HEAD), Cell(markdown.blocks(words, Style.CELL))))
        for label, words in pairs
        if words
    )
    return _section("Le cadre", (Table((22, 78), known, padding=1.3, flush=True),) if known else ())


def _materials(sheet: MethodSheet) -> tuple[Block, ...]:
    if not sheet.materials:
        return ()
    header = Row(tuple(cell(words, Style.CELL_HEAD) for words in ("À prévoir", "Combien", "D’où")))
    rows = tuple(Row((cell(m.item), cell(m.quantity), cell(m.provenance.value))) for m in sheet.materials)
    return _section("Matériel", (Table((56, 26, 18), rows, header, padding=1.3, flush=True),))


def _steps(sheet: MethodSheet, colour: str) -> tuple[Block, ...]:
    blocks: list[Block] = []
    start = 0
    for number, step in enumerate(sheet.steps, 1):
        blocks += _step(number, step, start, colour)
        start += step.minutes
    return _section(f"Déroulé · {fr.length(start)}", tuple(blocks)) if blocks else ()


def _step(number: int, step: Step, start: int, colour: str) -> tuple[Block, ...]:
    facts = f"{step.minutes}{fr.NOBREAK}min · {step.grouping}" + (" · facultatif" if step.optional else "")
    title = Heading((Run(f"{number}. ", colour=colour), Run(step.title)), 3, in_contents=False)
    line = Paragraph(
        (Run(facts, bold=True, colour=colour), Run(f" · de {start} à {start + step.minutes}{fr.NOBREAK}min")),
        Style.SMALL,
        keep_with_next=True,
    )
    said = _box(step.instruction, Style.SAY, "À dire au groupe", colour)
    note = _box(step.trainer_note, Style.CELL, "En coulisse", MUTED, boxed=False)
    return (title, line, *markdown.blocks(step.description), *said, *note)


def _box(words: str, style: Style, label: str, colour: str, *, boxed: bool = True) -> tuple[Block, ...]:
    inner = markdown.blocks(words, style)
    return (Callout(inner, label, colour, boxed),) if inner else ()


def _video(sheet: MethodSheet) -> tuple[Block, ...]:
    rows = tuple(
        Row((cell(chapter.at, Style.CELL_STRONG), cell(chapter.title))) for chapter in sheet.chapters
    )
    return _section("Chapitres", (Table((12, 88), rows, flush=True),) if rows else ())


def _debrief(sheet: MethodSheet, colour: str) -> tuple[Block, ...]:
    blocks: list[Block] = []
    if sheet.debrief.questions:
        blocks.append(numbered(sheet.debrief.questions, colour=colour))
    if sheet.debrief.key_messages:
        blocks.append(Callout((bullets(sheet.debrief.key_messages),), "À retenir", colour))
    return _section("Débrief", tuple(blocks))


def _access(sheet: MethodSheet) -> tuple[Block, ...]:
    pairs = tuple(
        (note.need.value.capitalize(), markdown.inline(_capital(note.text))) for note in sheet.accessibility
    )
    return _section("Pour que chacun·e participe", (KeyValues(pairs, 0.22),) if pairs else ())


def _evaluation(sheet: MethodSheet) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for title, questions in (("Avant", sheet.evaluation.before), ("Après", sheet.evaluation.after)):
        if questions:
            blocks += [Heading(text(title), 3, in_contents=False), bullets(questions)]
    return _section("Évaluation", tuple(blocks))


def _notes(sheet: MethodSheet) -> tuple[Block, ...]:
    inner = markdown.blocks(sheet.trainer_notes)
    return (Callout(inner, "Notes pour qui anime", MUTED),) if inner else ()


def _sources(sheet: MethodSheet) -> tuple[Block, ...]:
    lines: list[Block] = []
    for source in sheet.sources:
        link = markdown.safe_link(source.link)
        more = ", ".join(part for part in (source.author, source.year) if part)
        address = (Run(" · "), Run(source.link, link=link)) if source.link else ()
        words = (Run(source.title, italic=True), Run(f", {more}" if more else ""), *address)
        lines.append(Paragraph(words, Style.SMALL))
    tags = (Tags(tuple((tag, MUTED) for tag in sheet.tags)),) if sheet.tags else ()
    return (*_section("Sources", tuple(lines)), *tags)


def role_cards(sheet: MethodSheet, colour: str) -> tuple[Block, ...]:
    """A page of cards to cut out, one per role."""
    cards = tuple(Card(role.name, markdown.blocks(role.text, Style.CELL)) for role in sheet.roles)
    return (
        Heading(text("Cartes de rôle"), 2),
        para("À imprimer et à découper suivant les pointillés. Une carte par personne.", Style.SMALL),
        Cards(cards, colour),
    )


def observation_grid(sheet: MethodSheet) -> tuple[Block, ...]:
    """A page to watch with: what to look for, and room to write."""
    header = Row(
        tuple(
            cell(words, Style.CELL_HEAD, shade=SOFT)
            for words in ("Ce que j’observe", "Ce que j’ai vu et entendu")
        )
    )
    height = max(14.0, min(26.0, 190 / max(len(sheet.observation), 1)))
    rows = tuple(Row((cell(words), cell()), min_height=height) for words in sheet.observation)
    return (
        Heading(text("Grille d’observation"), 2),
        para("Notez des faits, des mots, des gestes, pas des jugements.", Style.SMALL),
        KeepTogether((Table((38, 62), rows, header, Grid.FULL),)),
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
