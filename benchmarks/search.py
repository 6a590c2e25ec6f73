"""The library's search with 20,000 sheets, through the service, beside the bare FTS5 statement on the same texts."""

from __future__ import annotations

import csv
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks import assistant, library, typing
from trainer.app import Application
from trainer.library import search_text
from trainer.library.search_passages import FIELD, PART
from trainer.library.search_records import SheetQuery

SHEETS, FEW_SHEETS, SHOWN, STATES, ROUNDS = 20_000, 200, 20, 300, 5
P50, P95, WORST, OPENING = 2.0, 1.5, 2.0, 1.2
QUESTIONS = Path(__file__).parents[1] / "tests" / "trainer" / "library" / "questions.csv"
THIRTY = (
    "groupe personne parole temps question salle table carte action voix minutes chaise porte voisin quartier"
    " réunion colère liste appel date lettre bailleur ascenseur chaleur facture enquête récit accord rôle fin"
)
HARD = {
    "one letter": "e",
    "two letters": "de",
    "three letters": "par",
    "stop words": "le la les",
    "a very frequent word": "personne ",
    "two frequent words": "personne groupe ",
    "a frequent word and a letter": "personne p",
    "thirty words": THIRTY,
    "500 characters": "mobilisation négociation revendication " * 13,
    "500 letters": "a" * 500,
    "punctuation": "?!… « » — ''",
    "a word nobody wrote": "xylographie",
    "two words nobody wrote together": "xylographie thermique",
}


def as_typed() -> list[str]:
    """What stands in the box at one keystroke or another of people who type the sixty questions."""
    with QUESTIONS.open(encoding="utf-8") as lines:
        questions = [row["question"] for row in csv.DictReader(lines, delimiter=";")]
    states = sorted({question[:end] for question in questions for end in range(3, len(question) + 1)})
    return random.Random(5).sample(states, STATES)


class Bare:
    """FTS5 as one writes it with `sqlite3`: weighted columns, bm25, snippet, the twenty best."""

    def __init__(self, file: Path, source: Path) -> None:
        self._connection = sqlite3.connect(file)
        self._connection.execute(
            "CREATE VIRTUAL TABLE sheets USING fts5(title, head, purpose, rest, prefix='2 3',"
            " tokenize='unicode61 remove_diacritics 2')"
        )
        rows = sqlite3.connect(source)
        for sheet_id, title, plain in rows.execute(
            "SELECT s.id, s.title, i.plain FROM sheet s JOIN search_sheet i ON i.id = s.id"
        ):
            fields = [part.partition(FIELD)[::2] for part in plain.split(PART)]
            head = " ".join(text for name, text in fields if name in ("promise", "tags", "kind"))
            purpose = " ".join(text for name, text in fields if name in ("objectives", "when", "debrief"))
            rest = " ".join(text for name, text in fields if name in ("steps", "materials", "authors"))
            self._connection.execute(
                "INSERT INTO sheets(rowid, title, head, purpose, rest) VALUES (?, ?, ?, ?, ?)",
                (sheet_id, title, head, purpose, rest),
            )
        rows.close()
        self._connection.execute("INSERT INTO sheets(sheets) VALUES ('optimize')")
        self._connection.commit()

    def search(self, words: str) -> int:
        """The number of lines found for the telling words, the last one as a beginning while it is typed."""
        asked = search_text.asked(words)
        if not asked:
            return 0
        match = " ".join(f'"{one.folded}"' + (" *" if one.typed else "") for one in asked)
        return len(
            self._connection.execute(
                "SELECT rowid, title, snippet(sheets, -1, '[', ']', '…', 24), bm25(sheets, 10, 5, 3, 1) AS r"
                f" FROM sheets WHERE sheets MATCH ? ORDER BY r LIMIT {SHOWN}",
                (match,),
            ).fetchall()
        )

    def close(self) -> None:
        """Give the file back."""
        self._connection.close()


def timed(work: Callable[[], object]) -> float:
    """Milliseconds of the quickest of a few tries: what the work costs, not what else the machine does."""
    tries = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        work()
        tries.append(time.perf_counter() - begun)
    return min(tries) * 1000


def percentile(values: Sequence[float], share: int) -> float:
    """The value that `share` percent stay below."""
    return statistics.quantiles(values, n=100)[share - 1]


def queries(states: Sequence[str]) -> list[SheetQuery]:
    """The states as queries; one in five comes with filters."""
    plain = [SheetQuery(words=words, limit=SHOWN) for words in states]
    return [
        query if i % 5 else SheetQuery(words=query.words, kinds=("outil", "jeu"), minutes_max=90, limit=SHOWN)
        for i, query in enumerate(plain)
    ]


def as_one_types(app: Application, bare: Bare) -> tuple[list[str], bool, float]:
    """Lines of the table of usual questions, whether the targets are met, and our p95."""
    own, floor = [], []
    for query in queries(as_typed()):
        own.append(timed(lambda query=query: app.search.sheets(query)))  # type: ignore[misc]
        floor.append(timed(lambda query=query: bare.search(query.words)))  # type: ignore[misc]
    lines, met = [], True
    for name, share, target in (("p50", 50, P50), ("p95", 95, P95)):
        a, b = percentile(own, share), percentile(floor, share)
        met = met and a / b <= target
        lines.append(f"| search as typed, {name} | {b:.1f} ms | {a:.1f} ms | {a / b:.2f}× | ≤ {target}× |")
    return lines, met, percentile(own, 95)


def hard(app: Application, usual: float) -> tuple[list[str], bool]:
    """The worst a person can type, against the p95 of the usual questions."""
    lines, met = [], True
    for name, words in HARD.items():
        cost = timed(lambda words=words: app.search.sheets(SheetQuery(words=words, limit=SHOWN)))  # type: ignore[misc]
        met = met and cost <= WORST * usual
        lines.append(f"| {name} | {usual:.1f} ms | {cost:.1f} ms | {cost / usual:.2f}× | ≤ {WORST}× |")
    return lines, met


def opening(app: Application) -> float:
    """Milliseconds to read what the library page shows first: the wall, the list's first page, one brique."""

    def work() -> None:
        wall = app.library.briques(include_retired=True)
        app.search.sheets(SheetQuery())
        app.search.sheets(SheetQuery(brique_ids=(wall[0].id,)))

    work()
    return statistics.median(timed(work) for _ in range(9))


def main() -> int:
    """Measure and print; 1 when a target is missed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        large, small = (Application(library.build(folder / f"{n}.sqlite3", n)) for n in (SHEETS, FEW_SHEETS))
        bare = Bare(folder / "bare.sqlite3", folder / f"{SHEETS}.sqlite3")
        try:
            lines, met, usual = as_one_types(large, bare)
            worst, bounded = hard(large, usual)
            few, many = opening(small), opening(large)
            proposed, prompt = assistant.measure(large)
        finally:
            bare.close()
            large.close()
            small.close()
        stands, fluid = typing.measure(large.url)
    print(f"\n{SHEETS} sheets of 2 kB, {STATES} states of the search box, the {SHOWN} best with excerpts.\n")
    print("| | bare FTS5 | Fabrique | ratio | target |", "|---|---|---|---|---|", *lines, stands, sep="\n")
    print(
        "\n| the hardest questions | usual p95 | this one | ratio | target |",
        "|---|---|---|---|---|",
        sep="\n",
    )
    print(*worst, sep="\n")
    same = many / few <= OPENING
    print("\n| | 200 sheets | 20,000 sheets | ratio | target |", "|---|---|---|---|---|", sep="\n")
    print(
        f"| what the library page reads first | {few:.1f} ms | {many:.1f} ms | {many / few:.2f}× | ≤ {OPENING}× |"
    )
    print("\n| the assistant's first proposal | | target |", "|---|---|---|", *proposed, sep="\n")
    return 0 if met and bounded and same and fluid and prompt else 1
