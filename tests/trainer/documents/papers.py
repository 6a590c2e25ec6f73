"""One sample of every paper, as real as the Roubaix workshop, for the tests of this folder."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import docx

import resources
from curriculum.model import Attachment, Audience, MethodSheet
from curriculum.sheet_text import read_sheet
from trainer.documents.agenda import Agenda, AgendaForm, agenda
from trainer.documents.agreement import Agreement, AgreementSlot, agreement
from trainer.documents.blocks import Document
from trainer.documents.booklet import AgendaLine, AgendaPart, Booklet, BookletSheet, booklet
from trainer.documents.catalogue import Catalogue, catalogue
from trainer.documents.certificate import CompletionCertificate, completion_certificate
from trainer.documents.convocation import Convocation, ConvocationSlot, convocation
from trainer.documents.invoice import Invoice, PaidSum, invoice
from trainer.documents.letterhead import Letterhead
from trainer.documents.method_sheet import MethodSheetPaper, method_sheet, sheet_document
from trainer.documents.plan_parts import (
    PlanDay,
    PlanHeading,
    PlanLane,
    PlanLine,
    PlanParallel,
    PlanPart,
    PlanStep,
    RemotePlace,
)
from trainer.documents.prices import Client, PriceLine
from trainer.documents.programme import Programme, ProgrammePaper, ProgrammePart, programme
from trainer.documents.quote import Quote, quote
from trainer.documents.run_sheet import RunShape, RunSheet, run_sheet
from trainer.documents.selection import BriqueSheets, SheetBooklet, selection_booklet
from trainer.documents.sheet_forms import SheetForm
from trainer.documents.sign_in_sheet import SignInDay, SignInHalfDay, SignInPerson, SignInSheet, sign_in_sheet
from trainer.documents.timetable import timetable

NAMES = (
    "Nguyễn Thị Hồng", "Ben Saïd Naïma", "D’Hondt Jean-Noël", "Œuvrard Loïc", "EL-KHATTABI Fatima-Zohra",
    "Van den Brœck Maëlys", "O'Connor Siobhán", "Çelik Gülşen", "Kowalczyk-Łukasik Stanisława", "Noël Caroline",
)  # fmt: skip
TITLE = "Lancer un éco-syndicat dans son quartier"
BODY = Letterhead(
    "Alliance Citoyenne", ("12 rue des Arts",), "38000", "Grenoble", "formation@exemple.invalid", "04 00 00 00 00",
    "www.exemple.invalid", "12345678900012", "W381000000", "82380000038", "Auvergne-Rhône-Alpes",
    "association loi 1901",
)  # fmt: skip
SATURDAY, SUNDAY = date(2026, 12, 5), date(2026, 12, 6)
HALVES = (("Matin", time(9, 30), time(12, 30)), ("Après-midi", time(13, 45), time(17, 15)))
CLIENT = Client(
    "Université populaire et citoyenne de Roubaix",
    ("1 place de la Liberté", "59100 Roubaix"),
    siret="98765432100017",
)
LINES = (PriceLine("Formation de deux jours, 13 h", Decimal(2), 120000, "jours"),)


def sheet(name: str = "") -> MethodSheet:
    """A shipped sheet with roles and an observation grid, or the one whose file has this name."""
    for file in sorted(resources.path("briques").glob("*/*.md")):
        if file.name == "brique.md" or (name and file.stem != name):
            continue
        found = read_sheet(file.read_text(encoding="utf-8"), file.name)
        if name or (found.roles and found.observation):
            return found
    raise LookupError(name)


def the_certificate(person: str = NAMES[8]) -> CompletionCertificate:
    return CompletionCertificate(
        BODY, "Solenne Marchand", "directrice", person, "Collectif de quartier du Pile", TITLE, SATURDAY, SUNDAY, 180,
        "Grenoble", date(2026, 12, 14),
    )  # fmt: skip


def the_sign_in_sheet(count: int) -> SignInSheet:
    halves = tuple(SignInHalfDay(*half) for half in HALVES)
    people = tuple(
        SignInPerson(f"{NAMES[i % 10]} {i + 1}", "Alternatiba", ("Excusé·e",) if i == 3 else ())
        for i in range(count)
    )
    days = (SignInDay(SATURDAY, halves), SignInDay(SUNDAY, halves))
    return SignInSheet(
        BODY, TITLE, "Roubaix", ("Solenne Marchand", "Idir Belkacem"), days, people, "Atelier 14"
    )


def the_invoice() -> Invoice:
    return Invoice(
        BODY, "2026-0007", date(2026, 12, 14), CLIENT, LINES, SATURDAY, SUNDAY, date(2027, 1, 13),
        vat_phrase="Exonération de TVA, art. 261, 4, 4° a du CGI", subject=TITLE, order_number="BC-114",
        iban="FR76 3000 6000 0112 3456 7890 189", bic="AGRIFRPP",
        paid=(PaidSum(date(2026, 12, 20), 80000, "virement"),),
    )  # fmt: skip


def the_booklet() -> Booklet:
    agenda = tuple(AgendaPart(SATURDAY, *half, (AgendaLine(half[1], "Tour des clés"),)) for half in HALVES)
    chapters = (BookletSheet(sheet(), "Écouter les colères", "#B4530A"),)
    return Booklet(
        BODY, TITLE, CLIENT.name, "Roubaix", agenda, chapters, NAMES[:2], "Deux jours", "Bienvenue."
    )


def the_convocation() -> Convocation:
    slots = tuple(ConvocationSlot(day, *half) for day in (SATURDAY, SUNDAY) for half in HALVES)
    return Convocation(
        BODY, NAMES[7], TITLE, "12 rue du Pile, 59100 Roubaix", slots, date(2026, 11, 20), "Grenoble",
        "Solenne Marchand", access="Salle de plain-pied", bring=("De quoi écrire",),
        disability_contact="Solenne Marchand",
    )  # fmt: skip


def the_days() -> tuple[PlanDay, ...]:
    """Two days of two half-days; in the afternoons two groups beside each other."""
    steps = (
        PlanStep("Choisir une clé", 15, "binômes", "On pose les clés.", "Prenez une clé.", "Rien ne presse."),
        PlanStep("En parler", 45, "plénière", "Chacun·e raconte.", "Racontez.", optional=True),
    )
    keys = PlanLine(
        570, 60, "Tour des clés", "Mobiliser", "#D9482B", "Se présenter", "Dire qui on est.",
        assessment=("Qui est là ?",), steps=steps, sheet_minutes=60,
        trainer_notes="Venir tôt.", materials=("18 × clé",), remote="Chacun·e son micro.",
        rooms=("9\u00a0salles de 2",), who="Idir", screen="Idir", chat="Solenne", room="Grande salle",
        note="Fermer la porte.", pinned=True,
    )  # fmt: skip
    rest = PlanLine(630, 15, "Pause", rest=True)
    late = PlanLine(655, 35, "Carte", "Mobiliser", "#D9482B", "Voir large", gap=10)
    lanes = (
        PlanLane("Groupe rouge", (replace(keys, start=825),), "Salle 1", "Idir", 9),
        PlanLane("Groupe vert", (PlanLine(825, 45, "Carte", promise="Voir large."),), "Salle 2"),
    )
    parts = (
        PlanPart("Matin", 570, 750, (PlanHeading("Se connaître", (keys, rest)), late), 110),
        PlanPart("Après-midi", 825, 1035, (PlanParallel(825, 885, lanes),), 60),
    )
    return tuple(PlanDay(day, parts, 555) for day in (SATURDAY, SUNDAY))


def the_run_sheet(shape: RunShape = RunShape.DAYS, remote: bool = False) -> RunSheet:
    far = (
        RemotePlace("https://visio.exemple.invalid/j/84?pwd=Zk", "Visio\nTableau partagé") if remote else None
    )
    return RunSheet(
        BODY, TITLE, CLIENT.name, "Roubaix", NAMES[:2], 18, the_days(), "Badges à l’accueil.", far, 780, shape
    )


def morning(data: RunSheet) -> RunSheet:
    """The first sequences of its first half-day: what fits a page."""
    first = data.days[0].parts[0]
    return replace(
        data, days=(replace(data.days[0], parts=(replace(first, items=first.items[:1]),)),), notes=""
    )


def the_agenda(form: AgendaForm = AgendaForm.A4) -> Agenda:
    return Agenda(
        BODY, TITLE, "12 rue du Pile, 59100 Roubaix", the_days(), CLIENT.name, "", "", "Salle de plain-pied",
        ("De quoi écrire",), NAMES[:2], "", "Solenne Marchand", form,
    )  # fmt: skip


def the_programme() -> Programme:
    return Programme(
        TITLE, 780, ("Écouter les colères",), (ProgrammePart("Ouverture", 30, ("Se présenter",)),), "Tous"
    )


def the_announced_programme(title: str = TITLE) -> Programme:
    """A programme with every field filled."""
    return Programme(
        title, 780, ("Écouter les colères", "Compter le froid"),
        (ProgrammePart("Ouverture", 30, ("Se présenter",)), ProgrammePart("Enquête", 90), ProgrammePart("Libre")),
        "Habitant·es", "Aucun.", "On essaie, **puis** on en parle.", "Une salle\n- des murs", "Deux questions", "Idir",
        "Quatre semaines", "Plain-pied.\nContact\u00a0: Solenne.", "2\u202f400,00\u00a0€ hors taxes", "04 76 00 00 00",
        days=2, group="10 à 20\u00a0personnes", promise="En un week-end.", introduction="Un groupe.\n\nUne action.",
        delivery="En présence", outcome="Un certificat", funding="Jamais aux habitant·es", price_note="Exonérée.",
        briques=(("Mobiliser", "#D9482B"), ("Écouter les colères", "#B4530A")),
    )  # fmt: skip


def the_programme_paper() -> ProgrammePaper:
    return ProgrammePaper(BODY, the_announced_programme(), date(2026, 11, 20))


def the_catalogue(count: int = 3) -> Catalogue:
    programmes = tuple(the_announced_programme(f"{TITLE} {place}") for place in range(1, count + 1))
    return Catalogue(BODY, programmes, (("Tarifs", "Hors taxes."), ("Vide", "")), date(2026, 11, 20))


def the_quote() -> Quote:
    return Quote(
        BODY, "D-2026-003", date(2026, 10, 20), date(2026, 11, 20), CLIENT, LINES, TITLE, SATURDAY, SUNDAY, "Roubaix",
        18, "Exonération de TVA, art. 261, 4, 4° a du CGI", "En deux fois", the_programme(),
    )  # fmt: skip


def the_agreement() -> Agreement:
    return Agreement(
        BODY, "C-2026-003", "Solenne Marchand", "directrice", CLIENT, "Amina Roux", TITLE, ("Écouter les colères",),
        the_programme(), 780, (AgreementSlot(SATURDAY, "9 h 30"), AgreementSlot(SUNDAY, "13 h 45")), "Roubaix", 18,
        LINES, "En deux versements", "Grenoble", date(2026, 11, 5), follow_up="Émargement", outcome="Certificat",
    )  # fmt: skip


def png(width: int = 60, height: int = 40) -> bytes:
    """A small picture with a clear corner."""
    from PIL import Image

    picture = Image.new("RGBA", (width, height), (184, 58, 38, 255))
    picture.paste((0, 0, 0, 0), (0, 0, width // 3, height // 3))
    stream = BytesIO()
    picture.save(stream, "PNG")
    return stream.getvalue()


def rich_sheet() -> MethodSheetPaper:
    """A shipped sheet with roles and a grid, to which a picture, a film and a file are attached."""
    picture = png()
    key = sha256(picture).hexdigest()
    attached = (
        Attachment("plan.png", "Le quartier vu du ciel", sha256=key, audience=Audience.BOTH),
        Attachment(
            "Le film", "8 minutes", "https://exemple.invalid/film?v=12345", audience=Audience.PARTICIPANT
        ),
        Attachment("trame.pdf", sha256="ab" * 32),
    )
    full = replace(sheet(), attachments=attached, questions=("Qu’avez-vous vu ?",), tested=(SATURDAY,))
    return MethodSheetPaper(full, "Écouter les colères", "#B4530A", {key: picture}, ("Mobiliser",))


def the_selection(form: SheetForm = SheetForm.A4) -> SheetBooklet:
    """Two briques with a sheet each."""
    first = BriqueSheets(
        (rich_sheet(),), "Écouter les colères", "#B4530A", "Brique 2", "Entendre", ("Écouter",), "Une raison."
    )
    second = BriqueSheets(
        (MethodSheetPaper(sheet("porte-a-porte-en-binomes"), "Mobiliser", "#D9482B"),), "Mobiliser", "#D9482B"
    )
    return SheetBooklet(
        "Ma sélection", (first, second), form, "Pour Roubaix", ("Décembre 2026",), "Idir Belkacem"
    )


def every_paper() -> dict[str, Document]:
    """A document of each kind by its name."""
    forms = {
        f"fiche-{form}": sheet_document(rich_sheet(), form) for form in SheetForm if form is not SheetForm.A4
    }
    return forms | {
        "recueil": selection_booklet(the_selection()),
        "recueil-recto-verso": selection_booklet(the_selection(SheetForm.A4_DUPLEX)),
        "certificat": completion_certificate(the_certificate()),
        "emargement": sign_in_sheet(the_sign_in_sheet(13)),
        "facture": invoice(the_invoice()),
        "fiche": method_sheet(MethodSheetPaper(sheet(), "Écouter les colères", "#B4530A")),
        "conducteur": run_sheet(the_run_sheet()),
        "conducteur-detaille": run_sheet(morning(the_run_sheet(RunShape.DETAILED))),
        "conducteur-complet": run_sheet(morning(the_run_sheet(RunShape.COMPLETE))),
        "conducteur-a-distance": run_sheet(morning(the_run_sheet(RunShape.CONTINUOUS, remote=True))),
        "conducteur-echelle": timetable(the_run_sheet()),
        **{f"programme-{form}": agenda(the_agenda(form)) for form in AgendaForm},
        "livret": booklet(the_booklet()),
        "convocation": convocation(the_convocation()),
        "devis": quote(the_quote()),
        "convention": agreement(the_agreement()),
        "programme": programme(the_programme_paper()),
        "catalogue": catalogue(the_catalogue()),
    }


def pdf_text(content: bytes, folder: Path, *options: str) -> str:
    """The words of a PDF as poppler reads them."""
    file = folder / "paper.pdf"
    file.write_bytes(content)
    done = subprocess.run(["pdftotext", *options, str(file), "-"], check=True, capture_output=True)
    return done.stdout.decode("utf-8")


def docx_text(content: bytes) -> str:
    """The words of the body of a DOCX, in the order of the document."""
    body = docx.Document(BytesIO(content)).element.body
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    parts: list[str] = []
    for element in body.iter():
        if element.tag == f"{space}t":
            parts.append(element.text or "")
        elif element.tag in (f"{space}p", f"{space}br", f"{space}tab"):
            parts.append(" ")
    return "".join(parts)


def docx_everything(content: bytes) -> str:
    """Every word of a DOCX: body, headers, footers and properties."""
    found: list[str] = []
    with ZipFile(BytesIO(content)) as file:
        for name in file.namelist():
            if name.startswith(("word/document", "word/header", "word/footer", "docProps/core")):
                found += (element.text or "" for element in ElementTree.fromstring(file.read(name)).iter())
    return "".join(found)


def docx_pictures(content: bytes) -> int:
    """How many pictures the body of a DOCX shows, codes not counted."""
    body = docx.Document(BytesIO(content)).element.body
    told = [element.get("descr") or "" for element in body.iter() if str(element.tag).endswith("}docPr")]
    return sum(not words.startswith("http") for words in told)


def words(value: str) -> str:
    """`value` with every run of white space as one space."""
    return re.sub(r"\s+", " ", value).strip()
