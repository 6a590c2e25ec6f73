"""Word documents as trainers really write them, made on the fly: by python-docx, and by LibreOffice from HTML."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from tests.support.hostile_packs import png

Make = Callable[[Path], Path]


def _new() -> Any:
    import docx

    return docx.Document()


def _saved(document: Any, folder: Path, name: str) -> Path:
    path = folder / name
    document.save(str(path))
    return path


def _rows(document: Any, rows: list[tuple[str, ...]]) -> Any:
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            cell.text = text
    return table


def styled(folder: Path) -> Path:
    """Headings of Word, bullets, bold and italic, a link, a picture, the steps in a table."""
    document = _new()
    document.add_heading("Le mur des colères", 0)
    document.add_paragraph("Chacun·e colle sa colère, le groupe voit ce qui se répète.")
    document.add_heading("Objectifs pédagogiques", 1)
    document.add_paragraph("À la fin, les participant·es savent :")
    document.add_paragraph("Nommer une colère", style="List Bullet")
    document.add_paragraph("La relier à celle d’une autre", style="List Bullet")
    document.add_heading("Matériel nécessaire", 1)
    document.add_paragraph("12 feutres", style="List Bullet")
    document.add_paragraph("Post-it : 3 par personne", style="List Bullet")
    document.add_heading("Déroulement", 1)
    _rows(
        document,
        [
            ("Durée", "Quoi", "Comment", "Matériel", "Regroupement"),
            ("10 min", "Accueil", "Tour de prénoms.", "", "plénière"),
            ("9h10 - 9h30", "Le mur", "Chacun·e écrit.\nPuis colle.", "Ruban adhésif", "individuel"),
            ("", "Pause", "", "", ""),
            ("Total", "30 min", "", "", ""),
        ],
    )
    document.add_heading("Variantes", 1)
    paragraph = document.add_paragraph("Avec des ")
    paragraph.add_run("images").bold = True
    paragraph.add_run(", ou en ")
    paragraph.add_run("silence").italic = True
    paragraph.add_run(" [*] total.")
    document.add_picture(BytesIO(png(40, 30)))
    document.add_heading("Budget", 1)
    document.add_paragraph("30 euros de feutres.")
    return _saved(document, folder, "mur.docx")


def unstyled(folder: Path) -> Path:
    """No style at all: bold lines as titles, « Durée : … » lines, numbered steps with their length."""
    document = _new()
    document.add_paragraph().add_run("JEU DE LA LIGNE").bold = True
    for text in ("Durée : 1h15", "Public : habitant·es", "Nombre de participants : 8 à 20", "Animateurs : 2"):
        document.add_paragraph(text)
    document.add_paragraph("Matériel : corde, craie, 2 chaises")
    document.add_paragraph().add_run("OBJECTIFS").bold = True
    document.add_paragraph("Se situer dans un débat")
    document.add_paragraph().add_run("Déroulement :").bold = True
    document.add_paragraph("Étape 1 : Installer la ligne (15 min)")
    document.add_paragraph("Tracer la ligne au sol.")
    document.add_paragraph("Consigne : « Placez-vous selon votre accord. »")
    document.add_paragraph("Étape 2 : Débattre - 45 min")
    document.add_paragraph("Chacun·e dit pourquoi.")
    document.add_paragraph().add_run("Points de vigilance").bold = True
    document.add_paragraph("Ne forcer personne à parler.")
    return _saved(document, folder, "ligne.docx")


def in_a_table(folder: Path) -> Path:
    """The whole sheet in one table of two columns, as many handbooks have it."""
    document = _new()
    document.add_heading("Le photolangage", 1)
    _rows(
        document,
        [
            ("Objectif", "Prendre la parole à partir d’une image"),
            ("Durée", "40 minutes"),
            ("Taille du groupe", "6 à 15 personnes"),
            ("Matériel", "30 photos, une table"),
            ("Prérequis", "Aucun"),
            ("Contre-indications", "Pas avec un groupe en deuil."),
            ("Coût", "Gratuit"),
        ],
    )
    document.add_heading("Déroulé", 2)
    document.add_heading("1. Choisir (10 min)", 3)
    document.add_paragraph("Chacun·e choisit une photo.")
    document.add_heading("2. Raconter (30 min)", 3)
    document.add_paragraph("On écoute sans commenter.")
    return _saved(document, folder, "photo.docx")


def roleplay(folder: Path) -> Path:
    """Roles, an observation grid, a debrief with its two halves, notes at the foot."""
    document = _new()
    document.add_heading("Face au bailleur", 0)
    document.add_heading("Type", 1)
    document.add_paragraph("Mise en situation")
    document.add_heading("Rôles", 1)
    document.add_heading("La directrice", 2)
    document.add_paragraph("Elle ne peut pas tout promettre.")
    document.add_heading("La locataire", 2)
    document.add_paragraph("Elle a un dossier.")
    document.add_heading("Grille d’observation", 1)
    document.add_paragraph("Qui coupe la parole ?", style="List Bullet")
    document.add_heading("Débriefing", 1)
    document.add_heading("Questions", 2)
    document.add_paragraph("Qu’avez-vous ressenti ?", style="List Number")
    document.add_heading("À retenir", 2)
    document.add_paragraph("On prépare une seule demande.", style="List Bullet")
    document.add_heading("Accessibilité", 1)
    document.add_paragraph("Fauteuil roulant : jouer au rez-de-chaussée.")
    document.add_paragraph("Prévoir de l’eau.")
    section = document.sections[0]
    section.footer.paragraphs[0].text = "Association Tartempion"
    return _saved(document, folder, "bailleur.docx")


def from_html(folder: Path) -> Path:
    """A page of a handbook that LibreOffice turned into a Word document."""
    html = """<html><head><title>Le débat mouvant</title></head><body>
    <h1>Le débat mouvant</h1><p>Se déplacer pour dire son avis.</p>
    <h2>Objectifs</h2><ul><li>Prendre position</li><li>Écouter <b>l’autre</b> côté</li></ul>
    <h2>Déroulement</h2>
    <table border="1"><tr><th>Temps</th><th>Étape</th><th>Consigne</th><th>Remarques</th></tr>
    <tr><td>5'</td><td>Expliquer</td><td>« Deux camps, pas de milieu. »</td><td>Rester debout</td></tr>
    <tr><td>20'</td><td>Débattre</td><td>« Un argument chacun. »</td><td></td></tr></table>
    <h2>Pour aller plus loin</h2><p>Lire <a href="https://exemple.org/debat">ce guide</a>.</p>
    <h2>Sources</h2><p>SCOP Le Pavé, https://exemple.org/pave</p></body></html>"""
    page = folder / "debat.html"
    page.write_text(html, encoding="utf-8")
    office = shutil.which("soffice")
    assert office is not None, "LibreOffice makes this document: install it"
    subprocess.run(
        [
            office, f"-env:UserInstallation=file://{folder}/profil", "--headless", "--convert-to",
            "docx:Office Open XML Text", "--infilter=HTML (StarWriter)", "--outdir", str(folder), str(page),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )  # fmt: skip
    return folder / "debat.docx"


def with_everything_odd(folder: Path) -> Path:
    """Tracked changes, a text box, a footnote, macros beside, a content control, a picture of an unknown kind."""
    import zipfile

    source = _new()
    source.add_heading("Carte sociale", 0)
    source.add_heading("Contexte", 1)
    source.add_paragraph("MARK")
    path = _saved(source, folder, "plain.docx")
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    odd = (
        "<w:p><w:ins w:id='1' w:author='a'><w:r><w:t>Ajouté en suivi.</w:t></w:r></w:ins>"
        "<w:del w:id='2' w:author='a'><w:r><w:delText>Effacé.</w:delText></w:r></w:del></w:p>"
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>Dans un contrôle.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        "<w:p><w:r><w:pict><v:textbox xmlns:v='urn:schemas-microsoft-com:vml'><w:txbxContent><w:p><w:r>"
        "<w:t>Dans une zone de texte.</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></w:r></w:p>"
        "<w:p><w:r><w:t>Vers le site </w:t></w:r><w:r><w:fldChar w:fldCharType='begin'/></w:r>"
        '<w:r><w:instrText>HYPERLINK "https://exemple.org"</w:instrText></w:r>'
        "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>ici</w:t></w:r>"
        "<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"
    )
    note = "<w:footnote w:id='2'><w:p><w:r><w:t>Une note.</w:t></w:r></w:p></w:footnote>"
    notes = f"<w:footnotes xmlns:w='{w}'>{note}</w:footnotes>"
    target = folder / "carte.docx"
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            content = before.read(name).decode("utf-8", "surrogateescape")
            if name == "word/document.xml":
                start = content.rindex("<w:p>", 0, content.index("MARK"))
                end = content.index("</w:p>", content.index("MARK")) + len("</w:p>")
                content = content[:start] + odd + content[end:]
            if name == "word/_rels/document.xml.rels":
                kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
                content = content.replace(
                    "</Relationships>",
                    f'<Relationship Id="rId99" Type="{kind}" Target="footnotes.xml"/></Relationships>',
                )
            if name == "[Content_Types].xml":
                kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
                content = content.replace(
                    "</Types>",
                    f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/>'
                    '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
                )
            after.writestr(name, content.encode("utf-8", "surrogateescape"))
        after.writestr("word/footnotes.xml", notes)
        after.writestr("word/vbaProject.bin", b"\xd0\xcf\x11\xe0" + bytes(100))
    return target
