"""A day of training with nothing to say against it, to be spoilt by tests one thing at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from curriculum.model import Debrief, Duration, GroupSize, MethodSheet, SheetKind, Step
from trainer.planning.balance import Balance, balance
from trainer.planning.check_facts import PlanWarning
from trainer.planning.records import Block, BlockKind, BriqueLook, Frame, Plan, PlanHalf, SheetLook, Source
from trainer.planning.times import schedule
from trainer.planning.warnings import warnings

DAY = date(2026, 12, 5)
MORNING, AFTERNOON = 1, 2
HALVES = (("w", "o", "e", "b1", "r"), ("g", "t", "b2", "x", "c"))
HOURS = ((540, 760), (810, 1080))
BRIQUES = (
    BriqueLook("mobiliser", "Mobiliser", 1, "#D9482B"),
    BriqueLook("ecouter", "Écouter", 2, "#B4530A", ("Savoir frapper à une porte (brique 1)",)),
    BriqueLook("negocier", "Négocier", 8, "#5B3FC4"),
)


def step(
    minutes: int, grouping: str = "groupes de 4", text: str = "On y va.", *, optional: bool = False
) -> Step:
    """A step of a sheet."""
    return Step("Étape", minutes, grouping, text, optional=optional)


def sheet(slug: str, kind: SheetKind, *steps: Step, brique: str = "mobiliser", **more: object) -> MethodSheet:
    """A sheet of those steps, short by its optional ones, long by half as much again."""
    usual = sum(one.minutes for one in steps)
    short = sum(one.minutes for one in steps if not one.optional)
    made = MethodSheet(
        slug, f"Fiche {slug}", "", kind, (brique,), Duration(short, usual, usual * 3 // 2), GroupSize(4, 12, 30),
        steps, ("o",), remote="Par téléphone.",
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


def _sheets() -> dict[str, MethodSheet]:
    talk = step(20, "plénière")
    debrief = Debrief(("Qu’avez-vous vu ?",))
    return {
        "o": sheet("o", SheetKind.OPENING, step(20, "plénière"), prerequisites=("Aucun",)),
        "e": sheet("e", SheetKind.EXERCISE, talk, step(40)),
        "r": sheet("r", SheetKind.ROLEPLAY, step(60), brique="ecouter", debrief=debrief),
        "g": sheet("g", SheetKind.GAME, step(45, "plénière")),
        "t": sheet("t", SheetKind.TOOL, talk, step(25, "binômes")),
        "x": sheet("x", SheetKind.EXERCISE, step(10, "individuel"), step(40), brique="ecouter"),
        "c": sheet("c", SheetKind.CLOSING, step(20, "plénière")),
    }


PAUSES = {"b1": BlockKind.BREAK, "b2": BlockKind.BREAK, "w": BlockKind.WELCOME}


@dataclass(frozen=True)
class Scene:
    """A plan with all that the rules ask."""

    plan: Plan
    texts: Mapping[str, MethodSheet]
    """The sheet of each block by the key it had."""
    frame: Frame
    blind: frozenset[str] = field(default_factory=frozenset)
    """The blocks whose text is not read yet."""

    @property
    def sheets(self) -> dict[Source, MethodSheet]:
        """The texts by source."""
        found = ((block.source, self._text(block)) for block in self.plan if block.key not in self.blind)
        return {source: text for source, text in found if source is not None and text is not None}

    @property
    def looks(self) -> dict[int, SheetLook]:
        """What the library says of the sheets."""
        titles = {one.slug: one for one in self.frame.briques}
        found = {}
        for block in self.plan:
            text = self._text(block)
            if text is not None and block.sheet_id is not None:
                home = titles.get(text.briques[0], BriqueLook(text.briques[0], "?", 99))
                found[block.sheet_id] = SheetLook(
                    block.sheet_id, text.slug, text.title, text.kind.value, home.title, home.slug, home.colour,
                    text.duration.short, text.duration.usual, text.duration.long, 1, text.group.minimum,
                    text.group.maximum, text.trainers, bool(text.remote),
                )  # fmt: skip
        return found

    def _text(self, block: Block) -> MethodSheet | None:
        return next((t for n, t in enumerate(self.texts.values(), 1) if n == block.sheet_id), None)

    def warnings(self) -> tuple[PlanWarning, ...]:
        """What there is to say of it."""
        return warnings(self.plan, schedule(self.plan), self.sheets, self.looks, self.frame)

    def codes(self) -> set[str]:
        """The codes of what there is to say."""
        return {one.code for one in self.warnings()}

    def balance(self) -> Balance:
        """What it is made of."""
        return balance(self.plan, self.sheets, self.looks, self.frame)

    # Spoiling

    def with_(self, key: str, **changes: object) -> Scene:
        """Change a block."""
        return self.each(lambda one: replace(one, **changes) if one.key == key else one)  # type: ignore[arg-type]

    def each(self, edit: Callable[[Block], Block]) -> Scene:
        """Change blocks of the half-days."""
        halves = tuple(replace(half, blocks=tuple(map(edit, half.blocks))) for half in self.plan.halves)
        return replace(self, plan=replace(self.plan, halves=halves))

    def text(self, key: str, **changes: object) -> Scene:
        """Change the sheet of a block; a change of its steps changes the length of the block."""
        texts = {**self.texts, key: replace(self.texts[key], **changes)}  # type: ignore[arg-type]
        scene = replace(self, texts=texts)
        if "steps" in changes:
            usual = sum(one.minutes for one in texts[key].steps)
            scene = scene.text(key, duration=Duration(usual, usual, usual))
            return scene.with_(key, minutes=usual)
        return scene

    def without(self, *keys: str) -> Scene:
        """Take blocks away."""
        return self.halves_of(lambda blocks: [one for one in blocks if one.key not in keys])

    def halves_of(self, edit: Callable[[list[Block]], list[Block]]) -> Scene:
        """Change the blocks of each half-day as a list."""
        halves = tuple(replace(half, blocks=tuple(edit(list(half.blocks)))) for half in self.plan.halves)
        return replace(self, plan=replace(self.plan, halves=halves))

    def after(self, key: str, *blocks: Block) -> Scene:
        """Put blocks after one."""
        return self.halves_of(
            lambda there: [new for one in there for new in ((one, *blocks) if one.key == key else (one,))]
        )

    def framed(self, **changes: object) -> Scene:
        """Change what the workshop is."""
        return replace(self, frame=replace(self.frame, **changes))  # type: ignore[arg-type]

    def hours(self, half: int, starts: int, ends: int) -> Scene:
        """Change the hours of a half-day; the hours sold follow."""
        halves = tuple(
            replace(one, starts=starts, ends=ends) if one.id == half else one for one in self.plan.halves
        )
        plan = replace(self.plan, halves=halves)
        return replace(self, plan=plan).framed(sold=sum(one.minutes for one in halves))


def sound() -> Scene:
    """A day of 9 h to 12 h 40 and 13 h 30 to 18 h for twelve people."""
    texts = _sheets()
    numbers = {key: number for number, key in enumerate(texts, 1)}

    def block(key: str) -> Block:
        if key in PAUSES:
            return Block(key, PAUSES[key], "Pause" if key != "w" else "Accueil", 15)
        minutes = sum(one.minutes for one in texts[key].steps)
        return Block(key, BlockKind.SHEET, texts[key].title, minutes, numbers[key], 1)

    halves = tuple(
        PlanHalf(place, DAY, *hours, tuple(block(key) for key in keys))
        for place, (keys, hours) in enumerate(zip(HALVES, HOURS, strict=True), 1)
    )
    frame = Frame(
        people=12, trainers=("Awa", "Léa"), promised=("mobiliser", "ecouter"), sold=490, briques=BRIQUES
    )
    return Scene(Plan(halves), texts, frame)
