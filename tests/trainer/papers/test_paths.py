"""The papers of learning paths, from what is stored."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.trainer.documents.papers import docx_text, pdf_text, words
from trainer.app import Application
from trainer.core.errors import InvalidInput, NotFound, Refused
from trainer.library.path_records import Price, PriceUnit
from trainer.papers.paths import price_words
from trainer.settings.records import BodyFields

WEEKEND = "lancer-un-eco-syndicat"
BODY = BodyFields(
    legal_name="Alliance Citoyenne",
    address="21 rue Boucher de Perthes",
    postcode="38000",
    city="Grenoble",
    email="contact@alliance.org",
    phone="04 76 00 00 00",
    nda="84380000000",
    nda_region="Auvergne-Rhône-Alpes",
    access_contact="Sacha Exemple",
    vat_case="training",
    payment_days=45,
)


@pytest.fixture
def priced(app: Application) -> Application:
    """A body, and a price for the weekend."""
    app.settings.save_body(version=0, fields=BODY)
    weekend = app.paths.by_slug(WEEKEND)
    app.paths.set_price(path_id=weekend.id, version=weekend.version, price=Price(240_000))
    return app


def test_a_programme_is_drawn_from_path_and_settings(priced: Application, tmp_path: Path) -> None:
    weekend = priced.paths.by_slug(WEEKEND)
    paper = priced.path_papers.programme(path_id=weekend.id, file_format="pdf")
    assert paper.file_name == "programme-lancer-un-eco-syndicat.pdf"
    said = words(pdf_text(paper.content, tmp_path, "-raw"))
    path, group = weekend.path, weekend.path.group
    for part in (
        path.title, path.promise, *path.objectives, path.audience, "13 h sur 2 journées",
        f"{group.minimum} à {group.maximum} personnes", *(stage.title for stage in weekend.look.stages),
        "2400,00 € hors taxes, pour le groupe", "art. 261, 4, 4° a du CGI", "Contact : Sacha Exemple.",
        "04 76 00 00 00 · contact@alliance.org", "84380000000", "ne vaut pas agrément de l’État",
        "Programme édité le 7 décembre 2026",
    ):  # fmt: skip
        assert words(part) in said, part
    word = priced.path_papers.programme(path_id=weekend.id, file_format="docx")
    assert word.file_name.endswith(".docx")
    assert path.title in docx_text(word.content)


def test_a_path_being_written_prints_as_if_it_were_kept(priced: Application) -> None:
    weekend = priced.paths.by_slug(WEEKEND)
    kept = priced.path_papers.programme(path_id=weekend.id, file_format="pdf")
    assert priced.path_papers.draft(path=weekend.path, price=weekend.price, file_format="pdf") == kept
    new = replace(weekend.path, slug="", title="", items=())
    paper = priced.path_papers.draft(path=new, price=Price(), file_format="docx")
    assert paper.file_name == "programme-parcours.docx"


def test_the_catalogue_holds_every_path_in_order(priced: Application, tmp_path: Path) -> None:
    paper = priced.path_papers.catalogue(file_format="pdf")
    assert paper.file_name == "catalogue-alliance-citoyenne.pdf"
    said = words(pdf_text(paper.content, tmp_path, "-raw"))
    titles = [one.title for one in priced.paths.all()]
    assert [said.rindex(words(title)) for title in titles] == sorted(said.rindex(words(t)) for t in titles)
    for part in ("À 45 jours", "Sur devis", "Banque centrale européenne", "Sacha Exemple"):
        assert part in said
    assert priced.path_papers.catalogue(file_format="pdf").content == paper.content


def test_no_path_no_catalogue(app: Application) -> None:
    for one in app.paths.all():
        app.paths.delete(path_id=one.id, version=one.version)
    with pytest.raises(Refused) as caught:
        app.path_papers.catalogue(file_format="pdf")
    assert "créez-en un" in caught.value.message


def test_a_programme_of_nothing_is_refused(app: Application) -> None:
    with pytest.raises(NotFound):
        app.path_papers.programme(path_id=10**6, file_format="pdf")
    with pytest.raises(InvalidInput):
        app.path_papers.programme(path_id=app.paths.by_slug(WEEKEND).id, file_format="odt")


def test_without_a_body_the_programme_still_comes(app: Application, tmp_path: Path) -> None:
    weekend = app.paths.by_slug(WEEKEND)
    bare = replace(
        weekend.path,
        accessibility="",
        assessment="",
        outcome="",
        prerequisites=(),
        items=(),
    )
    app.paths.edit(path_id=weekend.id, version=weekend.version, path=bare, price=Price())
    paper = app.path_papers.programme(path_id=weekend.id, file_format="pdf")
    said = words(pdf_text(paper.content, tmp_path, "-raw"))
    for part in ("Aucun.", "Questions avant et après", "certificat de réalisation", "adaptée aux besoins"):
        assert part in said
    assert "Contenu" not in said


@pytest.mark.parametrize(
    ("price", "said"),
    [
        (Price(), "Sur devis"),
        (Price(0), "Gratuit"),
        (Price(240_000), "2\u202f400,00\u00a0€ hors taxes, pour le groupe"),
        (Price(4_550, PriceUnit.PERSON), "45,50\u00a0€ hors taxes par personne"),
    ],
)
def test_a_price_in_words(price: Price, said: str) -> None:
    assert price_words(price) == said
