"""The parts of a method sheet on paper, each shown where the form and its readers may see the field."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from curriculum.model import MethodSheet, Step
from trainer.documents import format_fr as fr
from trainer.documents import markdown
from trainer.documents.blocks import (
    Block,
    Callout,
    Cell,
    Facts,
    Heading,
    KeepTogether,
    KeyValues,
    ListBlock,
    Paragraph,
    Row,
    Run,
    Spacer,
    Table,
    Tags,
    bullets,
    cell,
    numbered,
    para,
    text,
)
from trainer.documents.easy import easy
from trainer.documents.sheet_forms import SHAPES, FormShape, SheetForm
from trainer.documents.sheet_words import counted, say
from trainer.documents.theme import MUTED, Style

_GAP = r"[\s\u00a0\u202f]"
_NUMBER = re.compile(rf"(?<={_GAP})…{{1,9}}(?={_GAP}*(?:h|min|minutes?|€|%|/)(?!\w))")
_BLANK = re.compile(
    rf"(?<=[\s\u00a0\u202f«“(])…{{1,9}}(?=[\s\u00a0\u202f.,;»”)]|$)(?!{_GAP}*(?:h|min|minutes?|€|%|/)(?!\w))",
    re.MULTILINE,
)
_ROOM, _FEW_DIGITS = "…" * 10, "…" * 4
"""Room to write on for a blank left by an author, points apart from the words before: 35 mm, 14 for a number."""


@dataclass(frozen=True, slots=True)
class MethodSheetPaper:
    """A sheet with the title and colour of its brique.

    `pictures` holds the bytes of its attached pictures by their SHA-256; `others` the titles of its further briques.
    """

    sheet: MethodSheet
    brique: str
    colour: str
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """A sheet about to be set in a form; `nested` is the level of its title inside a booklet, 0 where it is alone."""

    data: MethodSheetPaper
    form: SheetForm
    nested: int = 0

    @property
    def sheet(self) -> MethodSheet:
        """The sheet itself."""
        return self.data.sheet

    @property
    def colour(self) -> str:
        """The colour of its brique."""
        return self.data.colour

    @property
    def shape(self) -> FormShape:
        """Pages and fields of the form."""
        return SHAPES[self.form]

    def shows(self, name: str) -> bool:
        """Whether the form shows this field of the sheet."""
        return name in self.shape.fields

    @property
    def for_trainers(self) -> bool:
        """Whether the trainer's own fields are shown."""
        return self.shows("trainer_notes")

    def say(self, french: str) -> str:
        """A fixed word of the form, in the language of the sheet."""
        return say(self.sheet.language, french)

    def counted(self, french: str) -> str:
        """A way of grouping or a quantity, in the language of the sheet."""
        return counted(self.sheet.language, french)

    @property
    def stop(self) -> str:
        """What parts a label from what it names: the French colon has its space."""
        return ": " if self.sheet.language == "en" else f"{fr.NOBREAK}: "

    def heading(self, words: str, level: int = 2) -> Heading:
        """The title of a part; inside a booklet it stands neither in the contents nor in the outline."""
        depth = -1 if self.nested else level
        return Heading(text(self.say(words)), level, in_contents=level == 2 and not self.nested, depth=depth)

    def section(self, title: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
        """The part with its title, nothing where it is empty."""
        return (self.heading(title), *blocks) if blocks else ()

    def part(self, name: str, title: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
        """The part of a field with its title, on one page where it fits on one and the form wants it."""
        if name not in self.shape.whole or not blocks:
            return self.section(title, blocks)
        return (KeepTogether(self.section(title, blocks)),)


def facts(at: Setting) -> tuple[Block, ...]:
    """Duration, group and trainers."""
    sheet = at.sheet
    duration = sheet.duration
    items = (
        (at.say("Durée"), fr.length(duration.usual)),
        (at.say("En court / en long"), f"{fr.length(duration.short)} / {fr.length(duration.long)}"),
        (at.say("Groupe"), _size(at)),
        (at.say("Pour animer"), _trainers(at)),
    )
    if not at.shape.linear:
        return (Facts(items, at.colour),)
    return (*(_labelled(at, label, value) for label, value in items),)


def _size(at: Setting) -> str:
    group = at.sheet.group
    if at.sheet.language == "en":
        return f"{group.minimum} to {group.maximum}, ideally {group.ideal}"
    return f"{group.minimum} à {group.maximum}, idéal {group.ideal}"


def _trainers(at: Setting) -> str:
    count = at.sheet.trainers
    if at.sheet.language == "en":
        return f"{count}{fr.NOBREAK}{'people' if count > 1 else 'person'}"
    return fr.people(count)


def _labelled(at: Setting, label: str, value: str) -> Paragraph:
    return Paragraph((Run(f"{label}{at.stop}", bold=True), Run(value)))


def objectives(at: Setting, title: str = "Objectifs") -> tuple[Block, ...]:
    """What one can do afterwards."""
    found = at.sheet.objectives
    return at.section(title, (bullets(found, colour=at.colour),) if found else ())


def frame(at: Setting) -> tuple[Block, ...]:
    """When, for whom, where."""
    sheet = at.sheet
    pairs = (
        ("Quand l’utiliser", sheet.when),
        ("Quand s’en passer", sheet.when_not),
        ("Public", sheet.audience),
        ("Prérequis", ", ".join(sheet.prerequisites)),
        ("Salle", sheet.room),
    )
    known = [(at.say(label), words) for label, words in pairs if words]
    if at.shape.linear:
        return at.section("Le cadre", _stacked([(label, markdown.blocks(words)) for label, words in known]))
    rows = tuple(
        Row((cell(label, Style.CELL_HEAD), Cell(markdown.blocks(words, Style.CELL))))
        for label, words in known
    )
    return at.section("Le cadre", (Table((22, 78), rows, padding=1.3, flush=True),) if rows else ())


def _stacked(pairs: Sequence[tuple[str, Sequence[Block]]]) -> tuple[Block, ...]:
    """A table of two columns as running text: the label, what it says below."""
    blocks: list[Block] = []
    for label, content in pairs:
        blocks += [Paragraph(text(label), Style.STRONG, keep_with_next=True), *content]
    return tuple(blocks)


def materials(at: Setting) -> tuple[Block, ...]:
    """What has to be in the room, how many, from where."""
    found = at.sheet.materials
    if not found:
        return ()
    if at.shape.linear:
        lines = tuple(f"{m.item} – {at.counted(m.quantity)} – {at.say(m.provenance.value)}" for m in found)
        return at.section("Matériel", (bullets(lines),))
    header = Row(tuple(cell(at.say(words), Style.CELL_HEAD) for words in ("À prévoir", "Combien", "D’où")))
    rows = tuple(
        Row((cell(m.item), cell(at.counted(m.quantity)), cell(at.say(m.provenance.value)))) for m in found
    )
    return at.section("Matériel", (Table((56, 26, 18), rows, header, padding=1.3, flush=True),))


def steps(at: Setting) -> tuple[Block, ...]:
    """The steps with their minutes, the words to say and the private notes."""
    blocks: list[Block] = []
    start = 0
    for number, step in enumerate(at.sheet.steps, 1):
        blocks += _step(at, number, step, start)
        start += step.minutes
    return at.section(f"{at.say('Déroulé')} · {fr.length(start)}", blocks)


def _step(at: Setting, number: int, step: Step, start: int) -> tuple[Block, ...]:
    facts = f"{step.minutes}{fr.NOBREAK}min · {at.counted(step.grouping)}"
    facts += f" · {at.say('facultatif')}" if step.optional else ""
    end = start + step.minutes
    span = f"{start} to {end}" if at.sheet.language == "en" else f"de {start} à {end}"
    depth = -1 if at.nested else 3
    words = (Run(f"{number}. ", colour=at.colour), Run(step.title))
    title = Heading(words, 3, in_contents=False, depth=depth)
    line = Paragraph(
        (
            Run(facts, bold=True, colour=at.colour),
            Run(f" · {span}{fr.NOBREAK}min"),
        ),
        Style.SMALL,
        keep_with_next=True,
    )
    said = _box(step.instruction, Style.SAY, at.say("À dire au groupe"), at.colour)
    note = _box(step.trainer_note, Style.CELL, at.say("En coulisse"), MUTED, boxed=False)
    described = markdown.blocks(step.description)
    return (title, line, *(held(described) if said or note else described), *said, *note)


def held(found: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, the last of them kept with what follows."""
    if found and isinstance(found[-1], Paragraph | ListBlock):
        return (*found[:-1], replace(found[-1], keep_with_next=True))
    return found


def _box(words: str, style: Style, label: str, colour: str, *, boxed: bool = True) -> tuple[Block, ...]:
    inner = markdown.blocks(words, style)
    return (Callout(inner, label, colour, boxed),) if inner else ()


def film(at: Setting) -> tuple[Block, ...]:
    """Chapters of the film, questions on it."""
    rows = tuple(
        Row((cell(chapter.at, Style.CELL_STRONG), cell(chapter.title))) for chapter in at.sheet.chapters
    )
    shares = (18, 82) if at.shape.linear else (12, 88)
    chapters = at.section("Chapitres", (Table(shares, rows, flush=True, keep_whole=True),) if rows else ())
    questions = at.sheet.questions
    asked = (numbered(questions, colour=at.colour),) if questions else ()
    return (*chapters, *at.section("Questions sur le film", asked))


def debrief(at: Setting) -> tuple[Block, ...]:
    """The questions to ask (for trainers) and what should stay."""
    found = at.sheet.debrief
    blocks: list[Block] = []
    if found.questions and at.for_trainers:
        blocks.append(numbered(found.questions, colour=at.colour))
    if found.key_messages:
        blocks.append(Callout((bullets(found.key_messages),), at.say("À retenir"), at.colour))
    return at.section("Débrief", blocks) if at.for_trainers else tuple(blocks)


def markdown_part(at: Setting, title: str, words: str, style: Style = Style.BODY) -> tuple[Block, ...]:
    """A free text under its title."""
    return at.section(title, markdown.blocks(words, style))


def handout(at: Setting) -> tuple[Block, ...]:
    """What the participants take home."""
    words = _NUMBER.sub(_FEW_DIGITS, _BLANK.sub(_ROOM, at.sheet.handout))
    return at.part("handout", "Pour les participant·es", markdown.blocks(words))


def easy_text(at: Setting) -> tuple[Block, ...]:
    """The easy-to-read text as a part of a sheet."""
    words = at.sheet.falc  # a trainer's paper keeps the paragraphs: it can be taken in again
    plain = at.for_trainers and not at.shape.linear
    found = markdown.blocks(words, Style.EASY) if plain else easy(words)
    return at.part("falc", "En facile à lire et à comprendre", found)


def access(at: Setting) -> tuple[Block, ...]:
    """How everyone can take part."""
    notes = [(at.say(note.need.value).capitalize(), _capital(note.text)) for note in at.sheet.accessibility]
    if at.shape.linear:
        content = _stacked([(need, (Paragraph(markdown.inline(words)),)) for need, words in notes])
        return at.section("Pour que chacun·e participe", content)
    pairs = tuple((need, markdown.inline(words)) for need, words in notes)
    return at.section("Pour que chacun·e participe", (KeyValues(pairs, 0.22),) if pairs else ())


def evaluation(at: Setting) -> tuple[Block, ...]:
    """Questions before and after."""
    found = at.sheet.evaluation
    blocks: list[Block] = []
    for title, questions in (("Avant", found.before), ("Après", found.after)):
        if questions:
            blocks += [at.heading(title, 3), bullets(questions)]
    return at.section("Évaluation", blocks)


def notes(at: Setting) -> tuple[Block, ...]:
    """The trainer's private notes."""
    inner = markdown.blocks(at.sheet.trainer_notes)
    return (Callout(inner, at.say("Notes pour qui anime"), MUTED),) if inner else ()


def sources(at: Setting) -> tuple[Block, ...]:
    """Where facts and methods come from, with their addresses."""
    lines: list[Block] = []
    for source in at.sheet.sources:
        link = markdown.safe_link(source.link)
        more = ", ".join(part for part in (source.author, source.year) if part)
        address = (Run(f"{fr.NOBREAK}· "), Run(source.link, link=link)) if source.link else ()
        words = (Run(source.title, italic=True), Run(f", {more}" if more else ""), *address)
        lines.append(Paragraph(words, Style.SMALL))
    return at.section("Sources", lines)


def tags(at: Setting) -> tuple[Block, ...]:
    """The labels of the sheet."""
    found = at.sheet.tags if at.shows("tags") else ()
    return (Tags(tuple((tag, MUTED) for tag in found)),) if found else ()


def identity(at: Setting) -> tuple[Block, ...]:
    """What the sheet is called, in which language, from which text, when it was tried, by whom it was written."""
    sheet = at.sheet
    pairs: list[tuple[str, str]] = []
    if at.shows("slug"):
        pairs += [("Nom court", sheet.slug)]
    if at.shows("language") and (at.for_trainers or sheet.language != "fr"):
        pairs += [("Langue", _language(at))]
    if at.shows("briques") and len(sheet.briques) > 1:
        pairs += [("Aussi dans", ", ".join(at.data.others or sheet.briques[1:]))]
    if at.shows("translation") and sheet.translation.of:
        pairs += [("Traduction de", sheet.translation.of)]
    if at.shows("tested") and sheet.tested:
        pairs += [("Testée le", ", ".join(fr.day(day) for day in sheet.tested))]
    if at.nested:
        pairs += [("Auteur·rices", ", ".join(sheet.authors)), ("Licence", sheet.licence)]
    shown = " · ".join(f"{at.say(label)}{at.stop}{value}" for label, value in pairs if value)
    return (Spacer(2), para(shown, Style.SMALL)) if shown else ()


def _language(at: Setting) -> str:
    return "English" if at.sheet.language == "en" else fr.language(at.sheet.language)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
