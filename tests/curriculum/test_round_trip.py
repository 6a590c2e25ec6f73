"""Whatever a sheet or a brique holds, its text gives it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curriculum.brique_text import read_brique, write_brique
from curriculum.model import (
    AccessNote,
    Attachment,
    Audience,
    Brique,
    Chapter,
    Debrief,
    Duration,
    Evaluation,
    GroupSize,
    Material,
    MethodSheet,
    Need,
    Provenance,
    RoleCard,
    SheetKind,
    Source,
    Step,
    Translation,
)
from curriculum.sheet_text import read_sheet
from curriculum.sheet_write import write_sheet

# Letters, signs that mean something in Markdown or YAML, and words that mean something in a sheet.
CHARACTER = st.one_of(
    st.sampled_from("éœŁ’«»\u00a0\u202f·—#>*-_[]{}:'\"\\|&!%@`~,. 0123yn"),
    st.characters(codec="utf-8", exclude_categories=("C", "Z")),
)
WORD = st.text(CHARACTER, min_size=1, max_size=8)
MARK = st.sampled_from(
    [
        "## Objectifs", "### 5 min · plénière · Titre", "## ", "### ", "#", ">", "> dit", "---", "- ", "* ", "...",
        "**En coulisse.** ", "**En coulisse.**", "\\## x", "\\\\### y", "\\> z", " · facultatif", " · ", "\\·", "·",
        "null", "true", "2026-01-01", "1e3", "~", "? ", "%YAML", "```",
    ]
)  # fmt: skip
LINE = st.lists(st.one_of(MARK, WORD), max_size=5).map(" ".join)
ONE_LINE = LINE.map(str.strip).filter(bool)
MAYBE = st.one_of(st.just(""), ONE_LINE)
PROSE = st.lists(LINE, max_size=5).map(lambda lines: "\n".join(lines).strip("\n").rstrip())
ONE_LINES = st.lists(ONE_LINE, max_size=3).map(tuple)
NUMBERS = st.lists(st.integers(0, 9_999), min_size=3, max_size=3).map(sorted)

STEP = st.builds(
    Step,
    title=ONE_LINE,
    minutes=st.integers(0, 999),
    grouping=st.one_of(st.just("seul·e"), ONE_LINE),
    description=PROSE,
    instruction=PROSE.map(lambda text: text.strip("\n")),
    trainer_note=PROSE,
    optional=st.booleans(),
)
SHEET = st.builds(
    MethodSheet,
    slug=ONE_LINE,
    title=ONE_LINE,
    promise=ONE_LINE,
    kind=st.sampled_from(SheetKind),
    briques=st.lists(ONE_LINE, min_size=1, max_size=3).map(tuple),
    duration=NUMBERS.map(lambda n: Duration(*n)),
    group=NUMBERS.map(lambda n: GroupSize(*n)),
    steps=st.lists(STEP, max_size=3).map(tuple),
    objectives=ONE_LINES,
    tags=ONE_LINES,
    language=ONE_LINE,
    audience=MAYBE,
    prerequisites=ONE_LINES,
    trainers=st.integers(0, 20),
    room=MAYBE,
    remote=MAYBE,
    materials=st.lists(st.builds(Material, ONE_LINE, ONE_LINE, st.sampled_from(Provenance)), max_size=2).map(
        tuple
    ),
    when=PROSE,
    when_not=PROSE,
    context=PROSE,
    debrief=st.builds(Debrief, ONE_LINES, ONE_LINES),
    variants=PROSE,
    risks=PROSE,
    accessibility=st.lists(st.builds(AccessNote, st.sampled_from(Need), ONE_LINE), max_size=3).map(tuple),
    handout=PROSE,
    falc=PROSE,
    roles=st.lists(st.builds(RoleCard, ONE_LINE, PROSE), max_size=3).map(tuple),
    observation=ONE_LINES,
    chapters=st.lists(
        st.builds(Chapter, st.integers(0, 999).map(lambda n: f"{n:02d}:30"), ONE_LINE), max_size=2
    ).map(tuple),
    evaluation=st.builds(Evaluation, ONE_LINES, ONE_LINES),
    trainer_notes=PROSE,
    sources=st.lists(st.builds(Source, ONE_LINE, MAYBE, MAYBE, MAYBE), max_size=2).map(tuple),
    authors=ONE_LINES,
    licence=ONE_LINE,
    tested=st.lists(st.dates(), max_size=2).map(tuple),
    questions=ONE_LINES,
    attachments=st.lists(
        st.builds(
            Attachment,
            ONE_LINE,
            MAYBE,
            MAYBE,
            st.one_of(st.just(""), st.text("0123456789abcdef", min_size=64, max_size=64)),
            st.sampled_from(Audience),
        ),
        max_size=2,
    ).map(tuple),
    translation=st.one_of(st.just(Translation()), st.builds(Translation, ONE_LINE, MAYBE)),
)
BRIQUE = st.builds(
    Brique,
    slug=ONE_LINE,
    title=ONE_LINE,
    position=st.integers(0, 99),
    tagline=ONE_LINE,
    audience=MAYBE,
    prerequisites=ONE_LINES,
    usual_minutes=st.integers(0, 9_999),
    goals=ONE_LINES,
    introduction=PROSE,
    colour=ONE_LINE,
    icon=ONE_LINE,
    proposition=st.booleans(),
)
PLAIN = MethodSheet(
    slug="essai",
    title="Essai",
    promise="On essaie.",
    kind=SheetKind.GAME,
    briques=("mobiliser",),
    duration=Duration(5, 5, 10),
    group=GroupSize(4, 8, 12),
    steps=(Step("Un", 5, "plénière"),),
    objectives=("Essayer.",),
    tested=(date(2026, 12, 5),),
)


@settings(deadline=None, max_examples=25)
@given(SHEET)
def test_any_sheet_comes_back(sheet: MethodSheet) -> None:
    text = write_sheet(sheet)
    assert read_sheet(text, "essai.md") == sheet
    assert write_sheet(read_sheet(text, "essai.md")) == text


@settings(deadline=None, max_examples=60)
@given(STEP)
def test_any_step_comes_back(step: Step) -> None:
    sheet = replace(PLAIN, steps=(step, Step("Deux", 5, "plénière")))
    assert read_sheet(write_sheet(sheet), "essai.md").steps == sheet.steps


@settings(deadline=None, max_examples=40)
@given(BRIQUE)
def test_any_brique_comes_back(brique: Brique) -> None:
    text = write_brique(brique)
    assert read_brique(text, "brique.md") == brique


@pytest.mark.parametrize(
    "step",
    [
        Step("Un", 5, "plénière", description="> cité\n## Titre\n### Sous-titre\n**En coulisse.** non"),
        Step("Un", 5, "plénière", trainer_note="**En coulisse.** deux fois\n> cité\n## Titre"),
        Step("Un", 5, "plénière", instruction="## dit\n\n> deux fois  \n\\> tel quel"),
        Step("Un", 5, "plénière", description="\\> tel quel\n\\\\## tel quel aussi"),
        Step("Tout · facultatif", 5, "seul·e"),
        Step("Tout \\· facultatif", 5, "seul·e", optional=True),
        Step("facultatif", 5, "à 2 · ou à 3"),
    ],
)
def test_text_that_looks_like_the_format_stays_text(step: Step) -> None:
    sheet = replace(PLAIN, steps=(step, Step("Deux", 5, "plénière")), when="## Rôles\n\n### Léa\n\n---")
    assert read_sheet(write_sheet(sheet), "essai.md") == sheet


def test_a_line_break_in_an_entry_becomes_a_space() -> None:
    sheet = replace(PLAIN, objectives=("Essayer\n\n- encore",), roles=(RoleCard("Léa\nDupont", "Lit."),))
    read = read_sheet(write_sheet(sheet), "essai.md")
    assert read.objectives == ("Essayer - encore",)
    assert read.roles == (RoleCard("Léa Dupont", "Lit."),)


def test_a_fence_in_a_field_does_not_close_the_header() -> None:
    sheet = replace(PLAIN, room="Une salle\n---\nou deux", remote="---")
    assert read_sheet(write_sheet(sheet), "essai.md") == sheet
