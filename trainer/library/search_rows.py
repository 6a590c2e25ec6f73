"""The rows of the search index: written with the sheet, asked the same way on both databases."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import BindParameter, Connection, TextClause, bindparam, delete, insert, select, text, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from curriculum.model import MethodSheet
from trainer.library import search_passages
from trainer.library.search_records import Facts, SheetQuery
from trainer.persistence.tables.search import SHEETS, WORDS

FOUND = (
    "s.id, s.home_id, s.kind, s.minutes, s.group_min, s.group_max, s.remote, s.tested_on IS NOT NULL,"
    " s.language, s.tags"
)

MASTERS = "s.translation_of = ''"


def put(session: Session, sheet_id: int, sheet: MethodSheet, brique_ids: Iterable[int]) -> None:
    """Keep the index in step with a sheet just written, in the same transaction."""
    made = search_passages.entry(sheet, tuple(brique_ids))
    connection = session.connection()
    values = {"tokens": made.tokens, "words": made.words, "plain": made.plain}
    old = connection.execute(select(SHEETS.c.tokens).where(SHEETS.c.id == sheet_id)).scalar()
    if old is None:
        connection.execute(insert(SHEETS).values(id=sheet_id, **values))
    else:
        if old == made.tokens:
            del values["tokens"]
        connection.execute(update(SHEETS).where(SHEETS.c.id == sheet_id).values(**values))
    learn(connection, made.vocabulary)


def learn(connection: Connection, vocabulary: Sequence[tuple[str, str]]) -> None:
    """Add words to the vocabulary; it never forgets one before it is rebuilt."""
    if vocabulary:
        make = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
        rows = [{"word": word, "key": key} for word, key in vocabulary]
        connection.execute(make(WORDS).on_conflict_do_nothing(), rows)


def clear(connection: Connection) -> None:
    """Empty the index of sheets."""
    connection.execute(delete(SHEETS))
    connection.execute(delete(WORDS))


def vocabulary(
    session: Session, whole: Sequence[str], begun: Sequence[str], most: int
) -> list[tuple[str, str]]:
    """The words `whole` and, at most `most` for each, those that begin with one of `begun`; with their keys."""
    values: dict[str, Any] = {f"w{number}": word for number, word in enumerate(whole)}
    parts = [f"SELECT word, key FROM search_word WHERE word IN ({', '.join(f':{name}' for name in values)})"]
    if not whole:
        parts = []
    for number, begin in enumerate(begun):
        parts.append(
            "SELECT * FROM (SELECT word, key FROM search_word"
            f" WHERE word >= :from{number} AND word < :to{number} ORDER BY word, key LIMIT {most}) AS b{number}"
        )
        values |= {f"from{number}": begin, f"to{number}": begin + "\U0010ffff"}
    return [(row[0], row[1]) for row in run(session, " UNION ALL ".join(parts), values)]


def counts(session: Session, matches: Sequence[str], most: int) -> list[int]:
    """How many sheets answer each of `matches`, counted up to `most`; the first is of all sheets."""
    table, test = _index(session)
    parts = [f"SELECT count(*) FROM (SELECT id FROM sheet LIMIT {most}) AS every"]
    parts += [
        f"SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {test.format(n)} LIMIT {most}) AS m{n}"
        for n in range(len(matches))
    ]
    values = {f"match{n}": match for n, match in enumerate(matches)}
    return list(run(session, "SELECT " + ", ".join(f"({part})" for part in parts), values)[0])


def facts_matching(session: Session, match: str, query: SheetQuery, most: int) -> list[Facts]:
    """The facts of the first `most` sheets that answer `match` and may be seen at all."""
    return [Facts._make(row) for row in _matching(session, FOUND, match, query, most, filtered=False)]


def ids_matching(session: Session, match: str, query: SheetQuery, most: int) -> list[int]:
    """The ids of the first `most` sheets, in their order, that answer `match` and the filters of the query."""
    return [row[0] for row in _matching(session, "s.id", match, query, most, filtered=True)]


def count_matching(session: Session, match: str, query: SheetQuery, most: int, *, filtered: bool) -> int:
    """How many sheets answer `match`, counted up to `most`; without the filters, those that may be seen at all."""
    found = _matching(
        session, "1", match, query, most, filtered=filtered, around="SELECT count(*) FROM ({}) AS m"
    )
    return int(found[0][0])


def _matching(
    session: Session,
    what: str,
    match: str,
    query: SheetQuery,
    most: int,
    *,
    filtered: bool,
    around: str = "{}",
) -> Sequence[Any]:
    table, test = _index(session)
    tests, values = conditions(query, filtered)
    if session.get_bind().dialect.name == "sqlite":
        source = f"{table} AS f CROSS JOIN sheet AS s INDEXED BY ix_sheet_facts ON s.id = f.rowid"
        key = "f.rowid"
    else:
        source, key = f"{table} AS f JOIN sheet AS s ON s.id = f.id", "f.id"
    where = " AND ".join((test.format(0), *tests))
    statement = f"SELECT {what} FROM {source} WHERE {where} ORDER BY {key} LIMIT {most}"
    return run(session, around.format(statement), values | {"match0": match})


def conditions(query: SheetQuery, filtered: bool) -> tuple[list[str], dict[str, Any]]:
    """Tests on `sheet AS s` and their values; briques, kinds, tags and languages with words are asked of the index."""
    tests, values = ["s.deleted_at IS NULL"], dict[str, Any]()
    if not query.drafts:
        tests.append("s.edition > 0")
    if not query.retired:
        tests.append("NOT s.retired")
    if not query.languages:
        tests.append(MASTERS)
    if query.ids is not None:
        tests.append("s.id IN :ids")
        values["ids"] = list(query.ids) or [0]
    if not filtered:
        return tests, values
    for test, name in (("s.minutes >= ", "minutes_min"), ("s.minutes <= ", "minutes_max")):
        if getattr(query, name) is not None:
            tests.append(f"{test}:{name}")
            values[name] = getattr(query, name)
    if query.group is not None:
        tests.append("s.group_min <= :people AND s.group_max >= :people")
        values["people"] = query.group
    if query.remote is not None:
        tests.append("s.remote" if query.remote else "NOT s.remote")
    if query.tested is not None:
        tests.append("s.tested_on IS NOT NULL" if query.tested else "s.tested_on IS NULL")
    return tests, values


def all_conditions(query: SheetQuery, *, any_language: bool = False) -> tuple[list[str], dict[str, Any]]:
    """Tests on `sheet AS s` for every filter of a query, without the index; `any_language`: translations too."""
    tests, values = conditions(query, filtered=True)
    if any_language:
        tests = [test for test in tests if test != MASTERS]
    for name, test in (("kinds", "s.kind IN :kinds"), ("languages", "s.language IN :languages")):
        if getattr(query, name):
            tests.append(test)
            values[name] = list(getattr(query, name))
    if query.brique_ids:
        guest = "SELECT sheet_id FROM sheet_brique WHERE position > 0 AND brique_id IN :briques"
        tests.append(f"(s.home_id IN :briques OR s.id IN ({guest}))")
        values["briques"] = list(query.brique_ids)
    for number, tag in enumerate(query.tags):
        tests.append(f"(:sep || s.tags || :sep) LIKE :tag{number} ESCAPE '|'")
        plain = "".join("|" + c if c in "%_|" else c for c in tag)
        values |= {"sep": "\n", f"tag{number}": f"%\n{plain}\n%"}
    return tests, values


def links(session: Session, ids: Sequence[int]) -> dict[int, list[int]]:
    """The further briques of each of these sheets that has several."""
    found: dict[int, list[int]] = {}
    if ids:
        listed = ",".join(str(int(i)) for i in ids)
        rows = session.execute(
            text(
                f"SELECT sheet_id, brique_id FROM sheet_brique WHERE sheet_id IN ({listed}) AND position > 0"
            )
        )
        for sheet_id, brique_id in rows:
            found.setdefault(sheet_id, []).append(brique_id)
    return found


def facts(session: Session, query: SheetQuery) -> list[Facts]:
    """The facts of every sheet that may be seen at all."""
    tests, values = conditions(query, filtered=False)
    statement = expanded(f"SELECT {FOUND} FROM sheet AS s WHERE {' AND '.join(tests)} ORDER BY s.id", values)
    return [Facts._make(row) for row in session.execute(statement, values)]


def words(session: Session, ids: Sequence[int]) -> list[tuple[int, str]]:
    """Id and words (`Entry.words`) of some sheets."""
    return _of(session, "words", ids)


def plains(session: Session, ids: Sequence[int]) -> dict[int, str]:
    """The texts that excerpts are cut from (`Entry.plain`), by sheet."""
    return dict(_of(session, "plain", ids))


def _of(session: Session, column: str, ids: Sequence[int]) -> list[tuple[int, str]]:
    if not ids:
        return []
    listed = ",".join(str(int(i)) for i in ids)
    rows = run(session, f"SELECT id, {column} FROM search_sheet WHERE id IN ({listed})", {})
    return [(row[0], row[1]) for row in rows]


def _index(session: Session) -> tuple[str, str]:
    if session.get_bind().dialect.name == "postgresql":
        return "search_sheet", "search @@ CAST(:match{} AS tsquery)"
    return "search_sheet_fts", "search_sheet_fts MATCH :match{}"


def run(session: Session, statement: str, values: dict[str, Any]) -> Sequence[Any]:
    """The rows of a statement in SQL that both databases understand, past the compiler: it would cost more than they.

    Values are named ":name"; a list stands for all its members.
    """
    for name, value in list(values.items()):
        if isinstance(value, list):
            members = {f"{name}{number}": member for number, member in enumerate(value)}
            marks = ", ".join(f":{member}" for member in members)
            statement = re.sub(rf":{name}\b", f"({marks})", statement)
            values = {key: one for key, one in values.items() if key != name} | members
    connection = session.connection()
    if connection.dialect.name == "postgresql":
        statement = _NAMED.sub(r"%(\1)s", statement.replace("%", "%%"))
    return connection.exec_driver_sql(statement, values).all()


_NAMED = re.compile(r"(?<![:\w]):([a-z_]+\d*)\b")


def expanded(statement: str, values: dict[str, Any]) -> TextClause:
    lists: list[BindParameter[Any]] = [
        bindparam(name, expanding=True) for name, value in values.items() if isinstance(value, list)
    ]
    return text(statement).bindparams(*lists)
