"""A sheet with every field filled, and for each field a word that stands nowhere else."""

from __future__ import annotations

from datetime import date

from curriculum.model import (
    AccessNote,
    Attachment,
    Audience,
    Chapter,
    Debrief,
    Duration,
    Evaluation,
    GroupSize,
    Material,
    MethodSheet,
    Need,
    Provenance,
    RoleCard,
    SheetKind,
    Source,
    Step,
    Translation,
)

WORDS: dict[str, tuple[str, ...]] = {
    "title": ("Zibeline",),
    "promise": ("Quetsche",),
    "tags": ("galurin",),
    "objectives": ("Hululer",),
    "audience": ("Rémouleurs",),
    "prerequisites": ("Varlope",),
    "when": ("Belvédère",),
    "when_not": ("Ouragan",),
    "room": ("Véranda",),
    "remote": ("Sémaphore",),
    "materials": ("Tournevis", "Crayons"),
    "context": ("Bourrasque",),
    "steps": ("Farandole", "Carillon", "Escarbille", "Gyroscope"),
    "roles": ("Sourcière", "Radoteuse"),
    "observation": ("Moustache",),
    "chapters": ("Prélude",),
    "questions": ("Travelling",),
    "debrief": ("Champignon", "Phosphore"),
    "variants": ("Girouette",),
    "risks": ("Contredanse",),
    "accessibility": ("Passerelle",),
    "handout": ("Calepin",),
    "falc": ("Limonade",),
    "evaluation": ("Baromètre", "Thermostat"),
    "trainer_notes": ("Confiture",),
    "attachments": ("Parchemin", "Aquarelle"),
    "sources": ("Grimoire", "Plumitif"),
    "authors": ("Ursuline",),
    "licence": ("Libellule",),
}
"""Field of `MethodSheet` to its words. Short name, kind, briques, numbers, language and dates have none."""

BEHIND_THE_SCENES = ("Gyroscope",)
"""The words of the steps' private notes."""


def full_sheet(brique: str, *, sha256: str = "", translation: Translation | None = None) -> MethodSheet:
    """The sheet, at home in `brique`; `sha256` is the picture it shows the participants."""
    step, words_to_say, description, note = WORDS["steps"]
    return MethodSheet(
        slug="zibeline",
        title=WORDS["title"][0],
        promise=f"{WORDS['promise'][0]} pour tout le monde.",
        kind=SheetKind.ROLEPLAY,
        briques=(brique,),
        tags=WORDS["tags"],
        language="fr",
        objectives=(f"{WORDS['objectives'][0]} à plusieurs",),
        audience=WORDS["audience"][0],
        prerequisites=WORDS["prerequisites"],
        duration=Duration(20, 35, 50),
        group=GroupSize(6, 12, 24),
        trainers=2,
        room=WORDS["room"][0],
        remote=f"{WORDS['remote'][0]} dans la visio.",
        materials=(
            Material(WORDS["materials"][0], "1 par groupe de 4", Provenance.TO_BRING),
            Material(WORDS["materials"][1], "1 par personne", Provenance.TO_PRINT),
        ),
        when=WORDS["when"][0],
        when_not=WORDS["when_not"][0],
        context=WORDS["context"][0],
        steps=(
            Step(step, 20, "groupes de 4", description, f"{words_to_say} !", note),
            Step("Fin", 15, "plénière", optional=True),
        ),
        roles=(RoleCard(WORDS["roles"][0], WORDS["roles"][1]),),
        observation=(f"{WORDS['observation'][0]} visible",),
        chapters=(Chapter("02:30", WORDS["chapters"][0]),),
        questions=(f"{WORDS['questions'][0]} ou pas",),
        debrief=Debrief((f"{WORDS['debrief'][0]} ou non",), (f"{WORDS['debrief'][1]} d’abord",)),
        variants=WORDS["variants"][0],
        risks=WORDS["risks"][0],
        accessibility=(AccessNote(Need.WHEELCHAIR, f"{WORDS['accessibility'][0]} à dérouler"),),
        handout=WORDS["handout"][0],
        falc=f"{WORDS['falc'][0]} fraîche.",
        evaluation=Evaluation((f"{WORDS['evaluation'][0]} avant",), (f"{WORDS['evaluation'][1]} après",)),
        trainer_notes=WORDS["trainer_notes"][0],
        attachments=(
            Attachment(WORDS["attachments"][0], "Le film", "https://exemple.org/film.mp4"),
            Attachment(WORDS["attachments"][1], "Le dessin", sha256=sha256, audience=Audience.BOTH),
        ),
        sources=(Source(WORDS["sources"][0], WORDS["sources"][1], "1987", "https://exemple.org/livre"),),
        authors=WORDS["authors"],
        licence=WORDS["licence"][0],
        tested=(date(2026, 10, 3),),
        translation=translation or Translation(),
    )
