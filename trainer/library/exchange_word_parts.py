"""What is gathered while a document is read: steps, facts, lists, and everything that found no place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from curriculum.grouping import Together, read_grouping
from curriculum.model import (
    AccessNote,
    Chapter,
    Debrief,
    Duration,
    Evaluation,
    GroupSize,
    Material,
    MethodSheet,
    RoleCard,
    SheetKind,
    Source,
    Step,
)
from trainer.core.text import fold, tidy_line
from trainer.documents.docx.read import WordLine, joined, one_line
from trainer.library import exchange_word_words as words

_STEP_NUMBER = re.compile(
    r"^(?:(?:étape|etape|séquence|sequence|phase|temps|activité)\s*)?(?:n°\s*)?\d{1,2}\s*[.):°–—-]*\s*(?=\D)",
    re.IGNORECASE,
)
_LENGTH = re.compile(
    r"[(\[]?\s*(?:durée\s*:?\s*)?\d{1,3}\s?(?:(?:à|-|–|/)\s?\d{1,3}\s?)?(?:min(?:utes?)?\b\.?|mn\b|h\s?\d{0,2}\b|['’′])\s*[)\]]?",
    re.IGNORECASE,
)
_CHAPTER = re.compile(r"^(\d{1,3})[:h'](\d{2})\s*[-–—:·]?\s*(.+)$")
_LINK = re.compile(r"https?://[^\s)\]>]+")
_EDGES = " \t:–—-·.|"


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A text of a document that found no place in the sheet, and where it stood."""

    text: str
    where: str


@dataclass(slots=True)
class StepParts:
    """A step being gathered."""

    title: str
    minutes: int = 0
    grouping: str = ""
    optional: bool = False
    description: list[WordLine] = field(default_factory=list)
    instruction: list[WordLine] = field(default_factory=list)
    note: list[WordLine] = field(default_factory=list)

    def step(self) -> Step:
        """The step as a sheet has it."""
        return Step(
            title=tidy_line(self.title)[:300] or "Étape",
            minutes=min(self.minutes, 6000),
            grouping=tidy_line(self.grouping) or Together.PLENARY.value,
            description=joined(self.description),
            instruction=joined(self.instruction),
            trainer_note=joined(self.note),
            optional=self.optional,
        )


def step_of(text: str) -> StepParts:
    """A step from its title: "Étape 2 : Le mur (15 min)", "10 min · plénière · Accueil · facultatif"."""
    parts = [part.strip() for part in text.split(" · ")]
    optional = fold(parts[-1]) in ("facultatif", "facultative", "optionnel")
    if optional:
        parts.pop()
    minutes = words.minutes_of(parts[0]) if _LENGTH.fullmatch(parts[0]) else None
    if minutes is not None and len(parts) >= 3:
        return StepParts(" · ".join(parts[2:]), minutes, parts[1], optional)
    whole = " · ".join(parts)
    found = _LENGTH.search(whole)
    title = (
        whole
        if found is None
        else f"{whole[: found.start()].rstrip(_EDGES)} {whole[found.end() :].lstrip(_EDGES)}"
    )
    bare = _STEP_NUMBER.sub("", title.strip(_EDGES)).strip(_EDGES)
    length = words.minutes_of(found[0]) if found is not None else None
    return StepParts(bare or title.strip(_EDGES), length or 0, "", optional)


def looks_timed(text: str) -> bool:
    """Whether a line says a length at its beginning or at its end: the title of a step."""
    found = list(_LENGTH.finditer(text))
    return bool(found) and (found[0].start() == 0 or found[-1].end() >= len(text.rstrip(" .:")))


def timing_line(text: str, step: StepParts) -> bool:
    """Take "3 min · plénière · de 0 à 3 min" into a step; False when the line says something else."""
    parts = [part.strip() for part in re.split(r" [·|] ", text)]
    minutes = words.minutes_of(parts[0]) if _LENGTH.fullmatch(parts[0]) else None
    if minutes is None or len(text) > 120:
        return False
    rest = [part for part in parts[1:] if not re.match(r"de \d+ à \d+", part)]
    step.optional = step.optional or any(fold(part).startswith("facultati") for part in rest)
    rest = [part for part in rest if not fold(part).startswith("facultati")]
    if len(rest) > 1 or (rest and read_grouping(rest[0]).together is Together.OTHER and len(rest[0]) > 60):
        return False
    step.minutes, step.grouping = minutes, rest[0] if rest else step.grouping
    return True


@dataclass(slots=True)
class SheetParts:
    """A sheet being gathered. `lines` holds the lines of each field, `facts` its short values."""

    title: str = ""
    lines: dict[str, list[WordLine]] = field(default_factory=dict)
    facts: dict[str, str] = field(default_factory=dict)
    steps: list[StepParts] = field(default_factory=list)
    roles: list[tuple[str, list[WordLine]]] = field(default_factory=list)
    materials: list[Material] = field(default_factory=list)
    access: list[AccessNote] = field(default_factory=list)
    chapters: list[Chapter] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)
    kind: SheetKind | None = None

    def add(self, name: str, line: WordLine) -> None:
        """A line more in a field."""
        self.lines.setdefault(name, []).append(line)

    def leave(self, text: str, where: str) -> None:
        """Remember what found no place."""
        one = Unplaced(text.strip(), where)
        if one.text and one not in self.unplaced:
            self.unplaced.append(one)

    def chapter(self, text: str) -> bool:
        """Take "02:30 Titre" in; False for anything else."""
        match = _CHAPTER.match(text)
        if match is not None:
            self.chapters.append(Chapter(f"{int(match[1]):02d}:{match[2]}", match[3].strip()))
        return match is not None

    def sheet(self) -> MethodSheet:
        """The sheet, as complete as the document was."""
        steps = tuple(one.step() for one in self.steps)
        kind = self.kind or (SheetKind.ROLEPLAY if self.roles else SheetKind.TOOL)
        return MethodSheet(
            slug="",
            title=tidy_line(self.title)[:300],
            promise=tidy_line(self.facts.get("promise", ""))[:1000],
            kind=kind,
            briques=(),
            duration=self._duration(steps),
            group=self._group(),
            steps=steps,
            objectives=self._items("objectives"),
            tags=_cut(self.facts.get("tags", "")),
            audience=tidy_line(self.facts.get("audience", "")),
            prerequisites=self._items("prerequisites"),
            trainers=self._trainers(),
            room=tidy_line(self.facts.get("room", "")),
            remote=self._text("remote"),
            materials=tuple(self.materials),
            when=self._text("when"),
            when_not=self._text("when_not"),
            context=self._text("context"),
            debrief=Debrief(self._items("debrief.questions"), self._items("debrief.key_messages")),
            variants=self._text("variants"),
            risks=self._text("risks"),
            accessibility=tuple(self.access),
            handout=self._text("handout"),
            falc=self._text("falc"),
            roles=tuple(RoleCard(tidy_line(name), joined(text)) for name, text in self.roles),
            observation=self._items("observation"),
            chapters=tuple(self.chapters),
            questions=self._items("questions"),
            evaluation=Evaluation(self._items("evaluation.before"), self._items("evaluation.after")),
            trainer_notes=self._text("trainer_notes"),
            sources=tuple(_source(line) for line in self.lines.get("sources", ())),
            authors=_cut(self.facts.get("authors", "")),
            licence=self.facts.get("licence", "") or "CC BY-SA 4.0",
        )

    def _items(self, name: str) -> tuple[str, ...]:
        return tuple(one_line(line.text) for line in self.lines.get(name, ()))

    def _text(self, name: str) -> str:
        return joined(self.lines.get(name, []))

    def _duration(self, steps: tuple[Step, ...]) -> Duration:
        total = sum(step.minutes for step in steps)
        usual = words.minutes_of(self.facts.get("duration", "")) or total
        ends = [words.minutes_of(part) or 0 for part in self.facts.get("duration.range", "").split("/")]
        short = min(ends[0] or sum(step.minutes for step in steps if not step.optional) or usual, usual)
        return Duration(short, usual, max(usual, ends[-1]))

    def _group(self) -> GroupSize:
        found = words.numbers_of(self.facts.get("group", ""))[:3]
        if not found:
            return GroupSize(6, 12, 20)
        low, high = min(found), max(found)
        ideal = found[2] if len(found) == 3 and low <= found[2] <= high else (low + high) // 2
        return GroupSize(low, ideal, high) if low != high else GroupSize(min(low, 6), low, low)

    def _trainers(self) -> int:
        found = words.numbers_of(self.facts.get("trainers", ""))
        return min(found[0], 99) if found else 1


def _cut(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split(r"[,;·/]| et ", text) if part.strip())


def _source(line: WordLine) -> Source:
    link = _LINK.search(line.text)
    title = _LINK.sub("", line.plain).strip(" ·,;:()")
    return Source(title or line.plain, link=link[0] if link is not None else "")
