"""A method sheet set in type for the reading view, in the order of the paper. A pure function of sheet and look."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from curriculum.model import MethodSheet, Source, Step
from trainer.library.records import SheetRecord
from ui.kit.french import duration, short_date
from ui.kit.theme import Look
from ui.pages.library.dress import Dress
from ui.pages.library.html_blocks import list_html, markdown_html, text_html, web
from ui.pages.library.words import group_words, kind_word, need_word, provenance_word

if TYPE_CHECKING:
    from trainer.planning.conduct_service import Lived

translate = QCoreApplication.translate
LAST = 5
"""How many of the last times are told."""


def sheet_html(record: SheetRecord, look: Look, lived: Lived | None = None) -> str:
    """The inside of a <body>; `lived` is how the sheet went where it was given."""
    sheet, dress = record.sheet, Dress(look, record.summary.colour)
    parts = (
        dress.band(
            f"{kind_word(sheet.kind)} · {record.summary.brique_title}".upper(), sheet.title, sheet.promise
        ),
        dress.facts(_facts(sheet)),
        _lived(lived, dress),
        _section(translate("sheet", "Objectifs"), list_html(sheet.objectives)),
        _when(sheet, dress),
        _before(sheet, dress),
        _section(translate("sheet", "Matériel"), _materials(sheet, dress)),
        _section(translate("sheet", "Contexte"), markdown_html(sheet.context)),
        _section(translate("sheet", "Déroulé"), "".join(_step(step, dress) for step in sheet.steps)),
        _section(translate("sheet", "Chapitres du film"), _chapters(sheet, dress)),
        _section(translate("sheet", "Questions sur le film"), list_html(sheet.questions)),
        _section(translate("sheet", "Cartes de rôle"), _roles(sheet, dress)),
        _section(translate("sheet", "Grille d’observation"), list_html(sheet.observation)),
        _debrief(sheet, dress),
        _section(translate("sheet", "Évaluation"), _evaluation(sheet)),
        _section(translate("sheet", "Variantes"), markdown_html(sheet.variants)),
        _section(translate("sheet", "Risques et cadre légal"), markdown_html(sheet.risks)),
        _section(translate("sheet", "Accessibilité"), _access(sheet, dress)),
        _handouts(sheet, dress),
        _private(sheet, dress),
        _section(translate("sheet", "Sources"), _sources(sheet.sources)),
        dress.gap(10),
        dress.soft_text(_imprint(sheet)),
    )
    return "".join(parts)


def _section(title: str, body: str) -> str:
    return f"<h2>{text_html(title)}</h2>{body}" if body else ""


def _facts(sheet: MethodSheet) -> list[tuple[str, str]]:
    length = duration(sheet.duration.usual)
    if sheet.duration.short != sheet.duration.long:
        bounds = translate("sheet", "de {0} à {1}")
        length += "\n" + bounds.format(duration(sheet.duration.short), duration(sheet.duration.long))
    # In a narrow column the number may part from its noun, the noun may not break.
    people = group_words(sheet.group.minimum, sheet.group.maximum).replace("\u00a0personne", " personne")
    trainers = group_words(sheet.trainers, sheet.trainers).replace("\u00a0", " ")
    ideal = translate("sheet", "l’idéal\u00a0: {0}").format(sheet.group.ideal)
    facts = [
        (translate("sheet", "Durée"), length),
        (translate("sheet", "Groupe"), f"{people}\n{ideal}"),
        (translate("sheet", "Pour animer"), trainers),
    ]
    if sheet.tags:
        facts.append((translate("sheet", "Étiquettes"), ", ".join(sheet.tags)))
    return facts


def _lived(lived: Lived | None, dress: Dress) -> str:
    """How it went so far: how often it took too long, its last real lengths, what was noted."""
    if lived is None or not (lived.runs or lived.notes or lived.dropped):
        return ""
    lines = []
    if lived.runs == 1 and lived.overran:
        lines.append(translate("sheet", "animée une fois, elle a débordé"))
    elif lived.runs == 1:
        lines.append(translate("sheet", "animée une fois, dans les temps"))
    elif lived.overran:
        lines.append(translate("sheet", "a débordé {0} fois sur {1}").format(lived.overran, lived.runs))
    elif lived.runs:
        lines.append(translate("sheet", "animée {0} fois, dans les temps").format(lived.runs))
    if lived.minutes:
        last = ", ".join(duration(minutes) for minutes in lived.minutes[:LAST])
        lines.append(translate("sheet", "durées réelles\u00a0: {0}").format(last))
    if lived.dropped == 1:
        lines.append(translate("sheet", "prévue une fois sans être animée"))
    elif lived.dropped:
        lines.append(translate("sheet", "prévue {0} fois sans être animée").format(lived.dropped))
    rest = "".join(f"\u00a0; {line}" for line in lines[1:])
    words = text_html(f"{lines[0][0].upper()}{lines[0][1:]}{rest}." if lines else "")
    notes = list_html([f"{short_date(day)}\u00a0: {note}" for day, note in lived.notes[:LAST]])
    return dress.plain(translate("sheet", "Vécu"), f"<p>{words}</p>{notes}" if words else notes)


def _when(sheet: MethodSheet, dress: Dress) -> str:
    parts = []
    for title, text in (
        (translate("sheet", "Quand l’utiliser"), sheet.when),
        (translate("sheet", "Quand s’en passer"), sheet.when_not),
    ):
        if text:
            parts.append(_section(title, markdown_html(text)))
    return "".join(parts)


def _before(sheet: MethodSheet, dress: Dress) -> str:
    rows = [
        (translate("sheet", "Public"), markdown_html(sheet.audience, tight=True)),
        (translate("sheet", "Prérequis"), list_html(sheet.prerequisites, tight=True)),
        (translate("sheet", "Salle"), markdown_html(sheet.room, tight=True)),
        (translate("sheet", "À distance"), markdown_html(sheet.remote, tight=True)),
    ]
    shown = [(f'<p style="margin:0"><b>{text_html(name)}</b></p>', body) for name, body in rows if body]
    return _section(translate("sheet", "Avant de commencer"), dress.rows(shown, (20, 80)) if shown else "")


def _materials(sheet: MethodSheet, dress: Dress) -> str:
    rows = [
        tuple(
            f'<p style="margin:0">{text_html(text)}</p>'
            for text in (thing.item, thing.quantity, provenance_word(thing.provenance))
        )
        for thing in sheet.materials
    ]
    return dress.rows(rows, (54, 26, 20)) if rows else ""


def _step(step: Step, dress: Dress) -> str:
    about = step.grouping
    if step.optional:
        about = " · ".join(part for part in (about, translate("sheet", "facultatif")) if part)
    body = [f'<h3 style="margin:0 0 1px 0">{text_html(step.title)}</h3>']
    if about:
        body.append(dress.soft_text(about))
    body.append(markdown_html(step.description))
    if step.instruction:
        body.append(
            dress.say(translate("sheet", "À dire au groupe"), markdown_html(step.instruction, tight=True))
        )
    if step.trainer_note:
        body.append(dress.private(_private_label(), markdown_html(step.trainer_note, tight=True)))
    return dress.aside(duration(step.minutes), "".join(body))


def _private_label() -> str:
    return translate("sheet", "En coulisse · note privée, jamais remise au groupe")


def _chapters(sheet: MethodSheet, dress: Dress) -> str:
    return "".join(
        dress.aside(chapter.at, f'<p style="margin:0">{text_html(chapter.title)}</p>')
        for chapter in sheet.chapters
    )


def _roles(sheet: MethodSheet, dress: Dress) -> str:
    cards = [(role.name, markdown_html(role.text, tight=True)) for role in sheet.roles]
    return dress.cards(cards) if cards else ""


def _debrief(sheet: MethodSheet, dress: Dress) -> str:
    body = ""
    if sheet.debrief.questions:
        body += f"<h3>{text_html(translate('sheet', 'Les questions à poser'))}</h3>"
        body += list_html(sheet.debrief.questions)
    if sheet.debrief.key_messages:
        body += dress.say(
            translate("sheet", "Ce qui doit rester"), list_html(sheet.debrief.key_messages, tight=True)
        )
    return _section(translate("sheet", "Débrief"), body)


def _evaluation(sheet: MethodSheet) -> str:
    parts = []
    for title, questions in (
        (translate("sheet", "Avant"), sheet.evaluation.before),
        (translate("sheet", "Après"), sheet.evaluation.after),
    ):
        if questions:
            parts.append(f"<h3>{text_html(title)}</h3>{list_html(questions)}")
    return "".join(parts)


def _access(sheet: MethodSheet, dress: Dress) -> str:
    rows = [
        (
            f'<p style="margin:0"><b>{text_html(need_word(note.need))}</b></p>',
            markdown_html(note.text, tight=True),
        )
        for note in sheet.accessibility
    ]
    return dress.rows(rows, (24, 76)) if rows else ""


def _handouts(sheet: MethodSheet, dress: Dress) -> str:
    parts = []
    for title, text in (
        (translate("sheet", "Pour les participant·es"), sheet.handout),
        (translate("sheet", "Facile à lire et à comprendre"), sheet.falc),
    ):
        if text:
            parts.append(_section(title, dress.plain("", markdown_html(text, tight=True))))
    return "".join(parts)


def _private(sheet: MethodSheet, dress: Dress) -> str:
    if not sheet.trainer_notes:
        return ""
    notes = dress.private(_private_label(), markdown_html(sheet.trainer_notes, tight=True))
    return _section(translate("sheet", "Notes pour qui anime"), notes)


def _sources(sources: tuple[Source, ...]) -> str:
    lines = []
    for source in sources:
        title = text_html(source.title)
        if web(source.link):
            title = f'<a href="{text_html(source.link)}">{title}</a>'
        about = ", ".join(text_html(part) for part in (source.author, source.year) if part)
        lines.append(f"<li><i>{title}</i>{', ' if about else ''}{about}</li>")
    return f"<ul>{''.join(lines)}</ul>" if lines else ""


def _imprint(sheet: MethodSheet) -> str:
    parts = [", ".join(sheet.authors), sheet.licence]
    if sheet.tested:
        days = ", ".join(short_date(day) for day in sorted(sheet.tested, key=date.toordinal))
        parts.append(translate("sheet", "essayée le {0}").format(days))
    return " · ".join(part for part in parts if part)
