"""The search of the sheets on both databases: what it finds, in which order; the index follows every change."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.support import shipped
from tests.support.full_sheet import WORDS, full_sheet
from tests.trainer.conftest import SetClock
from trainer.app import Application
from trainer.core.changes import Kind
from trainer.library import search_service
from trainer.library.search_records import LENGTHS, Piece, SheetHit, SheetQuery

QUESTIONS = Path(__file__).with_name("questions.csv")
Open = Callable[[str], Application]


def slugs(app: Application, words: str = "", **filters: object) -> list[str]:
    query = replace(SheetQuery(words=words, limit=500), **filters)  # type: ignore[arg-type]
    return [hit.summary.slug for hit in app.search.sheets(query).hits]


def shown(pieces: tuple[Piece, ...]) -> str:
    return "".join(f"[{piece.text}]" if piece.marked else piece.text for piece in pieces)


def questions() -> list[tuple[str, set[str]]]:
    with QUESTIONS.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter=";"))
    return [(row["question"], set(row["expected"].split("|"))) for row in rows]


def test_sixty_questions_find_their_sheet_among_the_first_three(app: Application) -> None:
    asked = questions()
    missed = [question for question, expected in asked if not expected & set(slugs(app, question)[:3])]
    assert len(asked) == 60
    assert len(missed) <= 6, missed


def test_both_databases_give_the_same_answers_in_the_same_order(
    sqlite_url: str, postgres_url: str, open_application: Open
) -> None:
    file, server = open_application(sqlite_url), open_application(postgres_url)
    asked = [question for question, _ in questions()]
    asked += [
        "e",
        "de",
        "le la les",
        "",
        "???",
        "xylophone",
        "colère xylophone",
        "« carte",
        "100 %",
        "a'b\"c*^:()",
    ]
    asked += [question[:4] for question in asked]
    for words in asked:
        for query in (
            SheetQuery(words=words),
            SheetQuery(words=words, kinds=("outil", "jeu"), minutes_max=90),
        ):
            assert file.search.sheets(query) == server.search.sheets(query), words


def test_the_family_of_a_brique_begins_with_one_of_its_own_sheets(app: Application) -> None:
    own = {sheet.slug for sheet in shipped.masters_at_home("mobiliser")}
    for words in ("mobiliser", "mobilisation", "MOBILISÉES"):
        assert own & set(slugs(app, words)[:1]), words


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("négociation", "preparer-sa-negociation"),
        ("negocier", "preparer-sa-negociation"),
        ("  COLÈRES ", "carte-des-coleres"),
        ("cole\u0301re", "carte-des-coleres"),
        ("carte al", "carte-des-allies"),
    ],
)
def test_families_accents_and_beginnings(app: Application, words: str, slug: str) -> None:
    assert slug in slugs(app, words)[:3]


def test_a_word_in_the_title_comes_first(app: Application) -> None:
    found = app.search.sheets(SheetQuery(words="carte", limit=500)).hits
    titled = ["carte" in hit.summary.title.lower() for hit in found]
    assert any(titled)
    assert titled == sorted(titled, reverse=True)


def test_a_sheet_asked_for_by_its_title_comes_first(app: Application) -> None:
    asked = {sheet.title: sheet.slug for sheet in shipped.masters()}
    asked["porte à porte"] = "porte-a-porte-en-binomes"  # two words of three, against one of two
    assert {title: slugs(app, title)[:1] for title in asked} == {
        title: [slug] for title, slug in asked.items()
    }


def test_excerpts_mark_the_words_and_keep_the_text(app: Application) -> None:
    for words in ("colère", "mobilis", "coeur", "locataires téléphone"):
        hits = app.search.sheets(SheetQuery(words=words)).hits
        marked = [piece for hit in hits for piece in (*hit.title, *hit.excerpt) if piece.marked]
        assert marked
        for hit in hits:
            assert "".join(piece.text for piece in hit.title) == hit.summary.title
            assert len("".join(piece.text for piece in hit.excerpt)) < 190
            assert not any(piece.text == "" for piece in hit.excerpt)
    (hit, *_) = app.search.sheets(SheetQuery(words="rgpd")).hits
    assert "[RGPD]" in shown(hit.title) + shown(hit.excerpt)


def test_without_every_word_the_nearest_are_shown_and_said_so(app: Application) -> None:
    found = app.search.sheets(SheetQuery(words="xylophone négociation "))
    assert found.partial
    assert found.hits[0].summary.slug == "preparer-sa-negociation"
    whole = app.search.sheets(SheetQuery(words="négociation mandat"))
    assert not whole.partial


def test_nothing_is_found_for_what_nobody_wrote(app: Application) -> None:
    found = app.search.sheets(SheetQuery(words="xylophone"))
    assert (found.hits, found.total, found.partial) == ((), 0, False)


def test_stop_words_alone_list_everything(app: Application) -> None:
    assert slugs(app, "le la les ") == slugs(app, "que faire quand ") == slugs(app)
    assert set(slugs(app)) == {sheet.slug for sheet in shipped.masters()}


def test_filters_combine_with_words_and_facets_tell_what_each_would_leave(app: Application) -> None:
    brique = next(one for one in app.library.briques() if one.slug == "mobiliser")
    for words in ("", "colère", "porte"):
        plain = app.search.sheets(SheetQuery(words=words, limit=500))
        assert plain.facets is not None
        assert plain.total == len(plain.hits) == sum(plain.facets.kinds.values())
        for kind, number in plain.facets.kinds.items():
            assert len(slugs(app, words, kinds=(kind,))) == number
        for name, number in plain.facets.lengths.items():
            least, most = LENGTHS[name]
            assert len(slugs(app, words, minutes_min=least, minutes_max=most)) == number
        for tag, number in plain.facets.tags.items():
            assert len(slugs(app, words, tags=(tag,))) == number
        for brique_id, number in plain.facets.briques.items():
            assert len(slugs(app, words, brique_ids=(brique_id,))) == number
        assert len(slugs(app, words, remote=True)) == plain.facets.remote
        assert len(slugs(app, words, tested=True)) == plain.facets.tested
        chosen = app.search.sheets(SheetQuery(words=words, kinds=("outil",), brique_ids=(brique.id,)))
        assert chosen.facets is not None
        others = slugs(app, words, kinds=("outil",))
        assert chosen.facets.briques.get(brique.id, 0) == len(chosen.hits)
        assert set(slugs(app, words, kinds=("outil",), brique_ids=(brique.id,))) <= set(others)
        for kind, number in chosen.facets.kinds.items():
            assert len(slugs(app, words, kinds=(kind,), brique_ids=(brique.id,))) == number


def test_the_other_languages_can_be_chosen(app: Application) -> None:
    brique = next(one for one in app.library.briques() if one.slug == "mobiliser")
    queries = (
        SheetQuery(),
        SheetQuery(kinds=("outil",)),
        SheetQuery(brique_ids=(brique.id,)),
        SheetQuery(languages=("en",)),
    )
    for query in queries:
        found = app.search.sheets(query)
        assert found.facets is not None
        assert set(found.facets.languages) == {"fr", "en"}
        for code, number in found.facets.languages.items():
            there = app.search.sheets(replace(query, languages=(code,), limit=500)).hits
            assert len(there) == number
    every = [sheet.slug for sheet in shipped.every_sheet() if sheet.language == "en"]
    assert sorted(slugs(app, languages=("en",))) == sorted(every)


def test_people_that_must_fit_and_favourites(app: Application) -> None:
    for hit in app.search.sheets(SheetQuery(group=4)).hits:
        assert hit.summary.group_min <= 4 <= hit.summary.group_max
    all_hits = app.search.sheets(SheetQuery(limit=500)).hits
    ids = (all_hits[7].summary.id, all_hits[2].summary.id, 999_999)
    assert [hit.summary.id for hit in app.search.sheets(SheetQuery(ids=ids)).hits] == list(ids[:2])
    assert slugs(app, "", ids=()) == []


def test_pages_follow_each_other(app: Application) -> None:
    for words in ("", "porte"):
        whole = slugs(app, words)
        starts = range(0, len(whole) + 7, 7)
        pages = [slug for at in starts for slug in slugs(app, words, limit=7, offset=at)]
        assert pages == whole


def test_every_field_is_found(app: Application) -> None:
    sheet = full_sheet(app.library.briques()[0].slug)
    drafted = app.drafts.start(sheet=sheet).first(Kind.SHEET)
    draft = app.drafts.open(drafted)
    app.drafts.publish(sheet_id=drafted, version=draft.version, note="")
    slug = app.library.sheet(drafted).summary.slug
    missing = [
        (name, word)
        for name, found in WORDS.items()
        for word in found
        if slug not in slugs(app, f"{word} ", languages=(sheet.language,))[:5]
    ]
    assert missing == []


def test_the_index_follows_drafts_publication_retirement_and_deletion(
    app: Application, clock: SetClock
) -> None:
    model = app.library.sheet_by_slug("tour-des-cles").sheet
    new = replace(model, slug="", title="La girandole", promise="Elle tourne.")
    sheet_id = app.drafts.start(sheet=new).first(Kind.SHEET)
    assert slugs(app, "girandole") == []
    assert len(slugs(app, "girandole", drafts=True)) == 1
    version = app.drafts.open(sheet_id).version
    version = app.drafts.save(sheet_id=sheet_id, version=version, sheet=replace(new, title="La farandole"))
    assert slugs(app, "girandole", drafts=True) == []
    app.drafts.publish(sheet_id=sheet_id, version=version, note="")
    assert len(slugs(app, "farandole")) == 1
    app.drafts.retire(sheet_id=sheet_id, version=app.library.sheet(sheet_id).version)
    assert slugs(app, "farandole") == []
    assert len(slugs(app, "farandole", retired=True)) == 1
    total = app.search.sheets(SheetQuery()).total
    assert total == len(shipped.masters())


def test_a_renamed_brique_is_found_by_its_new_name(app: Application) -> None:
    first = app.library.briques()[0]
    app.library.edit_brique(
        brique_id=first.id, version=first.version, fields=replace(first.fields, title="Polyphonies")
    )
    hits = app.search.sheets(SheetQuery(words="polyphonie")).hits
    assert {first.id} == {hit.summary.brique_id for hit in hits[:3]}
    assert app.search.sheets(SheetQuery(words="polyph")).total == len(app.library.sheets(brique_id=first.id))


def test_an_index_that_is_missing_or_old_is_made_anew(
    url: str, open_application: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_application(url)
    before = app.search.sheets(SheetQuery(words="colère"))
    with app.database.write() as session:
        for table in ("search_sheet", "search_word", "search_entry", "search_state"):
            session.execute(text(f"DELETE FROM {table}"))
    assert app.search.sheets(SheetQuery(words="colère")).hits == ()
    app.close()
    assert open_application(url).search.sheets(SheetQuery(words="colère")) == before
    monkeypatch.setattr(search_service, "VERSION", "to come")
    again = open_application(url)
    assert again.search.sheets(SheetQuery(words="colère")) == before
    assert again.search.rebuild() == len(shipped.every_sheet())
    assert again.check() == ()


def test_a_backup_carries_no_index_and_a_restore_makes_it(app: Application, tmp_path: Path) -> None:
    before = app.search.sheets(SheetQuery(words="ascenseur"))
    counts = app.backup(tmp_path / "a.zip")
    assert not [name for name in counts if name.startswith("search_")]
    app.restore(tmp_path / "a.zip")
    assert app.search.sheets(SheetQuery(words="ascenseur")) == before


def test_a_large_library_is_ranked_by_its_best_places(
    app: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bounds brought down to the shipped sheets: the first ones stay the first ones, totals are no longer told."""
    wanted = {words: slugs(app, words)[:1] for words in ("carte", "négociation", "colère", "porte à porte")}
    closings = SheetQuery(words="carte", kinds=("clôture",))
    few = len(app.search.sheets(closings).hits)
    monkeypatch.setattr(search_service, "COUNTED", few)
    monkeypatch.setattr(search_service, "RANKED", 3)
    for words, first in wanted.items():
        found = app.search.sheets(SheetQuery(words=words))
        assert [hit.summary.slug for hit in found.hits[:1]] == first
        assert (found.total, found.facets) == (None, None)
    assert app.search.sheets(closings).total == few > 0


def test_hits_are_values(app: Application) -> None:
    hit = app.search.sheets(SheetQuery(words="carte")).hits[0]
    assert isinstance(hit, SheetHit)
    assert hash(hit) == hash(app.search.sheets(SheetQuery(words="carte")).hits[0])
