"""Filters and facets over the facts of sheets found. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from trainer.library.search_records import LENGTHS, Facets, Facts, SheetQuery

Links = Mapping[int, Sequence[int]]
"""The further briques of a sheet, beside its home."""


def passing(one: Facts, links: Links, query: SheetQuery) -> bool:
    """True for a sheet that passes every filter of the query."""
    return not _failing(one, links, query, active(query))


def facets(found: Iterable[Facts], links: Links, query: SheetQuery) -> Facets:
    """What each choice would leave of `found`, every filter applied but those of its own kind."""
    return facets_of_many(((one, 1) for one in found), links, query)


def facets_of_many(found: Iterable[tuple[Facts, int]], links: Links, query: SheetQuery) -> Facets:
    """Like `facets`, of facts that several sheets share, each with the number of these."""
    used = active(query)
    briques, kinds, lengths = Counter[int](), Counter[str](), Counter[str]()
    tags, languages = Counter[str](), Counter[str]()
    remote = tested = 0
    for one, number in found:
        failing = _failing(one, links, query, used) if used else ()
        if len(failing) > 1:
            continue
        only = failing[0] if failing else ""
        if only in ("", "briques"):
            briques.update(dict.fromkeys(homes(one, links), number))
        if only in ("", "kinds"):
            kinds[one.kind] += number
        if only in ("", "minutes"):
            lengths[length(one.minutes)] += number
        if only in ("", "tags") and one.tags:
            tags.update(dict.fromkeys(one.tags.split("\n"), number))
        if only in ("", "languages"):
            languages[one.language] += number
        remote += number * (bool(one.remote) and only in ("", "remote"))
        tested += number * (bool(one.tested) and only in ("", "tested"))
    return Facets(dict(briques), dict(kinds), dict(lengths), dict(tags), dict(languages), remote, tested)


def homes(one: Facts, links: Links) -> list[int]:
    """The briques of a sheet, home first."""
    return ([one.home_id] if one.home_id is not None else []) + list(links.get(one.id, ()))


def length(minutes: int) -> str:
    """The band of LENGTHS that a duration falls in."""
    return next(name for name, (_, last) in LENGTHS.items() if last is None or minutes <= last)


def active(query: SheetQuery) -> tuple[str, ...]:
    """The names of the filters that a query makes use of."""
    wanted = {
        "briques": bool(query.brique_ids),
        "kinds": bool(query.kinds),
        "minutes": query.minutes_min is not None or query.minutes_max is not None,
        "group": query.group is not None,
        "remote": query.remote is not None,
        "tested": query.tested is not None,
        "tags": bool(query.tags),
        "languages": bool(query.languages),
    }
    return tuple(name for name, active in wanted.items() if active)


def _failing(one: Facts, links: Links, query: SheetQuery, used: Sequence[str]) -> list[str]:
    return [name for name in used if not _passes(name, one, links, query)]


def _passes(name: str, one: Facts, links: Links, query: SheetQuery) -> bool:
    match name:
        case "briques":
            return not set(query.brique_ids).isdisjoint(homes(one, links))
        case "kinds":
            return one.kind in query.kinds
        case "minutes":
            least, most = query.minutes_min, query.minutes_max
            return (least is None or one.minutes >= least) and (most is None or one.minutes <= most)
        case "group":
            return query.group is None or one.group_min <= query.group <= one.group_max
        case "remote":
            return bool(one.remote) == query.remote
        case "tested":
            return bool(one.tested) == query.tested
        case "tags":
            return set(query.tags) <= set(one.tags.split("\n"))
        case _:
            return one.language in query.languages
