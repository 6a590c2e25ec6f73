"""What the authors' style sheet (docs/ecrire-une-fiche.md) asks of a shipped sheet, as rules that name what is wrong.

`python -m tests.support.editorial [FOLDER OR FILE …]` prints the remarks of the sheets there.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

from curriculum.model import Brique, MethodSheet, Need, SheetKind
from curriculum.quantities import needed

LICENCE, REMOTE = "CC BY-SA 4.0", "à distance"
QUANTITY = re.compile(
    r"[1-9]\d*( [a-zà-ÿ]+)?( par (personne|binôme|groupe de [2-9]|groupe de [1-3][0-9]|formateur·rice))?"
)
GROUPING = re.compile(
    r"plénière|individuel|travail individuel|seul·e|binômes|deux camps|deux cercles|groupes de [2-9]"
)
COUNTED = re.compile(
    r"\b(deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt|trente|soixante|cent|mille)\b"
)
SHARED = 0.03
"""The largest part of its five-word sequences that a sheet may share with another."""


def prose(sheet: MethodSheet) -> list[str]:
    """Every text of a sheet that a person reads."""
    return [
        sheet.title, sheet.promise, sheet.audience, sheet.room, sheet.remote, sheet.when, sheet.when_not,
        sheet.context, sheet.variants, sheet.risks, sheet.handout, sheet.falc, sheet.trainer_notes,
        *sheet.objectives, *sheet.prerequisites, *sheet.observation, *sheet.debrief.questions,
        *sheet.debrief.key_messages, *sheet.evaluation.before, *sheet.evaluation.after, *sheet.questions,
        *(text for step in sheet.steps for text in (step.title, step.description, step.instruction, step.trainer_note)),
        *(text for role in sheet.roles for text in (role.name, role.text)),
        *(note.text for note in sheet.accessibility), *(material.item for material in sheet.materials),
        *(chapter.title for chapter in sheet.chapters),
    ]  # fmt: skip


def brique_prose(brique: Brique) -> list[str]:
    """Every text of a brique that a person reads."""
    return [
        brique.title, brique.tagline, brique.audience, brique.introduction, *brique.goals, *brique.prerequisites,
    ]  # fmt: skip


def lengths(sheet: MethodSheet) -> Iterator[str]:
    """The steps add up to the usual length, and the short version cuts the optional ones."""
    total = sum(step.minutes for step in sheet.steps)
    cut = sum(step.minutes for step in sheet.steps if step.optional)
    if total != sheet.duration.usual:
        yield f"les étapes font {total} min, la durée usuelle {sheet.duration.usual}"
    if not total - cut == sheet.duration.short < sheet.duration.usual < sheet.duration.long:
        yield f"courte {sheet.duration.short} ≠ {total} − {cut} facultatives, ou longue trop courte"
    if any(step.minutes < 2 for step in sheet.steps):
        yield "une étape de moins de 2 min"


def filled(sheet: MethodSheet) -> Iterator[str]:
    """Every field that the kind of the sheet calls for."""
    always = (
        "promise", "audience", "room", "remote", "when", "when_not", "variants", "risks", "handout", "falc",
        "trainer_notes", "objectives", "tags", "prerequisites", "materials", "sources", "authors",
    )  # fmt: skip
    by_kind = {
        SheetKind.ROLEPLAY: ("context", "roles", "observation"),
        SheetKind.VIDEO: ("chapters", "questions"),
    }
    yield from (f"champ vide : {name}" for name in always if not getattr(sheet, name))
    yield from (f"champ vide : {name}" for name in by_kind.get(sheet.kind, ()) if not getattr(sheet, name))
    if not (sheet.debrief.questions and sheet.debrief.key_messages):
        yield "débrief incomplet"
    if not (sheet.evaluation.before and sheet.evaluation.after):
        yield "évaluation incomplète"
    yield from (f"étape « {s.title} » sans description ou sans consigne" for s in sheet.steps
                if not (s.description and s.instruction))  # fmt: skip
    if [note.need for note in sheet.accessibility] != list(Need):
        yield "accessibilité : les six situations, dans l’ordre"
    if sheet.licence != LICENCE or sheet.tested:
        yield "licence changée, ou fiche dite testée alors que personne ne l’a essayée"


def sources(sheet: MethodSheet) -> Iterator[str]:
    """A source has an author or a link, and the link can be followed."""
    for source in sheet.sources:
        if not (source.title and (source.author or source.link)):
            yield f"source sans auteur ni lien : {source.title}"
        if source.link and not re.fullmatch(r"https://[^\s/]+\.[a-z]+(/\S*)?", source.link):
            yield f"lien de source : {source.link}"


def group_sizes(sheet: MethodSheet) -> set[int]:
    """The sizes of the small groups of the steps."""
    sizes = {int(size) for step in sheet.steps for size in re.findall(r"groupes de (\d+)", step.grouping)}
    return sizes | (
        {2} if any(step.grouping in ("binômes", "deux cercles") for step in sheet.steps) else set()
    )


def quantities(sheet: MethodSheet) -> Iterator[str]:
    """A rule gives a number for 6, 12 and 30 people, and counts by the groups in which people work."""
    for material in sheet.materials:
        rule = material.quantity
        if not QUANTITY.fullmatch(rule) or not all(needed(rule, people) for people in (6, 12, 30)):
            yield f"quantité inconnue « {rule} » ({material.item})"
        size = re.search(r"groupe de (\d+)", rule)
        if size and group_sizes(sheet) and int(size[1]) not in group_sizes(sheet) and int(size[1]) < 10:
            yield f"« {rule} » ({material.item}) : aucune étape en groupes de {size[1]}"
    for step in sheet.steps:
        if not GROUPING.fullmatch(step.grouping):
            yield f"forme de groupe inconnue « {step.grouping} »"
    for size_of_group in ("À 6", "À 30"):
        if f"**{size_of_group}.**" not in sheet.variants:
            yield f"variantes : « **{size_of_group}.** » manque"
    if not 2 <= sheet.group.minimum <= sheet.group.ideal <= sheet.group.maximum or sheet.trainers < 1:
        yield "taille du groupe"


def role_play(sheet: MethodSheet) -> Iterator[str]:
    """Enough roles, each with something to play and short enough for its card; a grid; a context."""
    if sheet.kind is not SheetKind.ROLEPLAY:
        return
    if len(sheet.roles) < 4 or len({role.name for role in sheet.roles}) < len(sheet.roles):
        yield "moins de 4 rôles, ou deux du même nom"
    yield from (f"rôle trop court : {role.name}" for role in sheet.roles if len(role.text) <= 80)
    yield from (
        f"rôle de plus de 100 mots : {role.name}" for role in sheet.roles if len(role.text.split()) > 100
    )
    if len(sheet.observation) < 4 or len(sheet.context) <= 200:
        yield "grille d’observation ou contexte trop courts"


def film(sheet: MethodSheet) -> Iterator[str]:
    """Chapters in order of time, and questions to put to the film."""
    if sheet.kind is not SheetKind.VIDEO:
        return
    times = [tuple(int(part) for part in chapter.at.split(":")) for chapter in sheet.chapters]
    if len(times) < 4 or times != sorted(set(times)):
        yield "moins de 4 chapitres, ou pas dans l’ordre"
    if len(sheet.questions) < 4:
        yield "moins de 4 questions sur le film"


def sentences(text: str) -> list[str]:
    """The sentences of an easy-to-read text, list marks taken off."""
    return [s.strip(" -*") for s in re.split(r"[.!?\n]+", text) if s.strip(" -*")]


def easy_to_read(sheet: MethodSheet) -> Iterator[str]:
    """Short sentences, digits, no middle dot."""
    lines = sentences(sheet.falc)
    if len(lines) < 8:
        yield f"FALC : {len(lines)} phrases, il en faut 8"
    yield from (f"FALC, plus de 15 mots : {line}" for line in lines if len(line.split()) > 15)
    yield from (f"FALC, nombre en lettres : {number}" for number in COUNTED.findall(sheet.falc.lower()))
    yield from (f"FALC, sans point médian : {word}" for word in re.findall(r"\w+·\w+", sheet.falc))
    if ";" in sheet.falc or "(" in sheet.falc:
        yield "FALC : ni point-virgule ni parenthèse"


def typography(texts: list[str]) -> Iterator[str]:
    """French typography: fixed spaces, guillemets, the curved apostrophe, the ellipsis."""
    for text in texts:
        plain = re.sub(r"\*\*|https?://\S+", "", text)
        yield from re.findall(r".{0,20} [:;!?»].{0,5}|.{0,5}« .{0,20}", plain)
        yield from re.findall(
            r".{0,20}[^\s\u00a0\u202f(\d:][;!?»].{0,5}|.{0,5}«[^\u00a0\u202f].{0,20}", plain
        )
        yield from re.findall(r".{0,20}[\u00a0\u202f]{2}.{0,5}|.{0,20}\d:\d.{0,5}", plain)
        yield from re.findall(r".{0,20}'.{0,20}|.{0,10}\.\.\..{0,5}|.{0,10}\".{0,10}", plain)


def french(sheet: MethodSheet) -> Iterator[str]:
    """The typography of all that is read."""
    yield from (f"typographie : {wrong}" for wrong in typography(prose(sheet)))


RULES: tuple[Callable[[MethodSheet], Iterator[str]], ...] = (
    lengths, filled, sources, quantities, role_play, film, easy_to_read, french,
)  # fmt: skip


def fives(text: str) -> set[tuple[str, ...]]:
    """The five-word sequences of a text, case aside."""
    found = re.findall(r"\w+", text.lower())
    return set(zip(*(found[start:] for start in range(5)), strict=False))


def alike(texts: dict[str, str]) -> Iterator[tuple[float, str, str]]:
    """The pairs of texts that share more than `SHARED` of the sequences of the shorter one, the worst first."""
    sets = {name: fives(text) for name, text in texts.items()}
    pairs = ((len(a & b) / min(len(a), len(b)), x, y) for (x, a), (y, b) in combinations(sets.items(), 2))
    yield from sorted((pair for pair in pairs if pair[0] > SHARED), reverse=True)


def main(arguments: list[str]) -> None:
    """Print what the rules, the dictionary and the other sheets say of the sheets named."""
    import resources
    from curriculum.header import SheetTextError
    from curriculum.sheet_text import read_sheet
    from tests.support.spelling import unknown

    everything = sorted(p for p in resources.path("briques").glob("*/*.md") if p.name != "brique.md")
    places = [Path(argument).resolve() for argument in arguments] or everything
    chosen = {p for p in everything if any(place == p or place in p.parents for place in places)}
    texts, spelled = {p.stem: p.read_text(encoding="utf-8") for p in everything}, {}
    for path in sorted(chosen):
        try:
            sheet = read_sheet(texts[path.stem], path.name)
        except SheetTextError as error:
            print(f"{path.stem}: {error}")
            continue
        if sheet.language != "fr":
            continue
        spelled[path.stem] = prose(sheet)
        for rule in RULES:
            for remark in rule(sheet):
                print(f"{path.stem}: {remark}")
    for name, strange in unknown(spelled).items():
        print(f"{name}: orthographe : {', '.join(strange)}")
    for share, one, other in alike({name: text for name, text in texts.items() if "\nlangue: fr\n" in text}):
        if {one, other} & {path.stem for path in chosen}:
            print(f"{one} et {other} : {share:.1%} de suites de cinq mots en commun")


if __name__ == "__main__":
    main(sys.argv[1:])
