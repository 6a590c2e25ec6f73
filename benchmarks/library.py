"""A large library: sheets of about 2 kB, made of sentences of the shipped ones and of invented names."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import insert, select, text

import resources
from curriculum.model import Debrief, Duration, MethodSheet, SheetKind, Step
from curriculum.sheet_write import write_sheet
from trainer.app import Application
from trainer.core.text import fold, slug
from trainer.library import reading, search_passages, search_rows
from trainer.persistence import tables as t
from trainer.persistence.tables.search import SHEETS as INDEXED

FIRST_ID, TEXT_SIZE, BATCH = 1_000, 2_000, 1_000
_SYLLABLES = (
    "ba ber bou cha clau da del do fa fon ga gri jo ka lan le lin mar mi mo na nor pel ra ri sau ta tou va vi"
)


def sheets(count: int) -> Iterator[MethodSheet]:
    """`count` sheets, the same at every run."""
    chance = random.Random(3)
    shipped = reading.read(resources.path("briques")).sheets
    models = [sheet for sheet in shipped if not sheet.translation.of]
    sentences = [line for model in models for line in _sentences(model)]
    for number in range(count):
        model = models[number % len(models)]
        name = "".join(chance.choices(_SYLLABLES.split(), k=3)).capitalize()
        title = f"{model.title.split(',')[0]} à {name}"
        yield _sheet(chance, model, sentences, title, name, number)


def _sheet(
    chance: random.Random, model: MethodSheet, sentences: list[str], title: str, name: str, number: int
) -> MethodSheet:
    parts: list[str] = []
    while sum(map(len, parts)) < TEXT_SIZE - 500:
        parts.append(chance.choice(sentences))
    third = len(parts) // 3
    steps = tuple(
        replace(step, description=" ".join(parts[i::2]), instruction="", trainer_note="")
        for i, step in enumerate((Step("Commencer", 10, "plénière"), Step("Faire", 35, "binômes")))
    )
    return replace(
        MethodSheet(
            slug=slug(f"{title}-{number}"),
            title=title,
            promise=chance.choice(sentences),
            kind=chance.choice(list(SheetKind)),
            briques=model.briques[:1],
            duration=_around(chance.choice((25, 45, 60, 90, 150))),
            group=model.group,
            steps=steps,
            objectives=(chance.choice(sentences),),
        ),
        tags=tuple(chance.sample(model.tags, k=min(2, len(model.tags)))),
        when=f"Avec {name}. {parts[third]}",
        debrief=Debrief(("Que gardez-vous de ce moment\u202f?",), (parts[0],)),
    )


def _around(usual: int) -> Duration:
    return Duration(usual * 4 // 5, usual, usual * 3 // 2)


def _sentences(model: MethodSheet) -> list[str]:
    texts = [model.when, model.when_not, model.variants, model.risks, model.trainer_notes]
    texts += [text for step in model.steps for text in (step.description, step.instruction)]
    return [s.strip() + "." for text in texts for s in text.split(". ") if 30 < len(s) < 200]


def build(file: Path, count: int) -> str:
    """Write a database with `count` more sheets to `file`; its URL."""
    app = Application(f"sqlite:///{file}")
    try:
        with app.database.write() as session:
            briques = dict(session.execute(select(t.BriqueRow.slug, t.BriqueRow.id)).all())
            batch: list[MethodSheet] = []
            at = FIRST_ID
            for sheet in sheets(count):
                batch.append(sheet)
                if len(batch) == BATCH:
                    _insert(session, batch, at, briques)
                    at, batch = at + BATCH, []
            _insert(session, batch, at, briques)
            session.execute(text("INSERT INTO search_sheet_fts(search_sheet_fts) VALUES ('optimize')"))
    finally:
        app.close()
    return app.url


def _insert(session, batch: list[MethodSheet], at: int, briques: dict[str, int]) -> None:  # type: ignore[no-untyped-def]
    if not batch:
        return
    numbered = list(enumerate(batch, start=at))
    session.execute(insert(t.SheetRow), [_row(i, sheet, briques) for i, sheet in numbered])
    links = [{"sheet_id": i, "brique_id": briques[s.briques[0]], "position": 0} for i, s in numbered]
    session.execute(insert(t.SheetBriqueRow), links)
    connection, indexed, words = session.connection(), [], dict[str, str]()
    for i, sheet in numbered:
        entry = search_passages.entry(sheet, (briques[sheet.briques[0]],))
        indexed.append({"id": i, "tokens": entry.tokens, "words": entry.words, "plain": entry.plain})
        words |= dict(entry.vocabulary)
    connection.execute(insert(INDEXED), indexed)
    search_rows.learn(connection, sorted(words.items()))


def _row(sheet_id: int, sheet: MethodSheet, briques: dict[str, int]) -> dict[str, object]:
    return {
        "id": sheet_id,
        "slug": sheet.slug,
        "title": sheet.title,
        "promise": sheet.promise,
        "kind": sheet.kind.value,
        "minutes": sheet.duration.usual,
        "short_minutes": sheet.duration.short,
        "long_minutes": sheet.duration.long,
        "group_min": sheet.group.minimum,
        "group_ideal": sheet.group.ideal,
        "group_max": sheet.group.maximum,
        "tags": "\n".join(sheet.tags),
        "text": write_sheet(sheet),
        "edition": 1,
        "home_id": briques[sheet.briques[0]],
        "order_key": fold(sheet.title),
        "version": 1,
        "changed_at": datetime.now(UTC),
    }
