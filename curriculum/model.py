"""What is taught: briques and method sheets, as frozen values.

Nothing here knows dates, people, money, a database or a window. Durations are whole minutes, group sizes are
numbers of people. Free texts are Markdown (paragraphs, lists, bold, italics, links, quotes).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class SheetKind(StrEnum):
    """The nature of a sheet; the value is the word used in its file."""

    TOOL = "outil"
    GAME = "jeu"
    INPUT = "apport"
    EXERCISE = "exercice"
    ROLEPLAY = "mise en situation"
    VIDEO = "vidéo-formation"
    OPENING = "ouverture"
    CLOSING = "clôture"


class Provenance(StrEnum):
    """Where a material comes from."""

    ON_SITE = "sur place"
    TO_BRING = "à apporter"
    TO_PRINT = "à imprimer"


class Need(StrEnum):
    """The situations an accessibility note speaks to."""

    WHEELCHAIR = "fauteuil roulant"
    BLIND = "malvoyance"
    DEAF = "surdité"
    LITTLE_READING = "peu de lecture"
    OTHER_LANGUAGE = "autre langue"
    CHILDCARE = "garde d'enfants"


class Audience(StrEnum):
    """Who sees something of a sheet."""

    TRAINER = "formateurs"
    PARTICIPANT = "participants"
    BOTH = "tout le monde"


@dataclass(frozen=True, slots=True)
class Duration:
    """Minutes the sheet takes: short (optional steps cut), usual (the sum of its steps), long."""

    short: int
    usual: int
    long: int


@dataclass(frozen=True, slots=True)
class GroupSize:
    """How many people the sheet works with."""

    minimum: int
    ideal: int
    maximum: int


@dataclass(frozen=True, slots=True)
class Material:
    """A thing to have in the room; `quantity` is a rule such as "1 par groupe de 5"."""

    item: str
    quantity: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Step:
    """One timed step: what happens, the words to say to the group, a private note."""

    title: str
    minutes: int
    grouping: str
    description: str = ""
    instruction: str = ""
    trainer_note: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Debrief:
    """The questions to ask afterwards and what should stay."""

    questions: tuple[str, ...] = ()
    key_messages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AccessNote:
    """How this very sheet is run for people in one situation."""

    need: Need
    text: str


@dataclass(frozen=True, slots=True)
class RoleCard:
    """A card to cut out for a role-play."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of a filmed lesson; `at` is "mm:ss"."""

    at: str
    title: str


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Questions put before and after, to see what was learnt."""

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact or a method comes from."""

    title: str
    author: str = ""
    year: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A picture, a PDF or a film: kept with the sheet under the SHA-256 of its bytes, or a link to it."""

    name: str
    caption: str = ""
    link: str = ""
    sha256: str = ""
    audience: Audience = Audience.TRAINER


@dataclass(frozen=True, slots=True)
class Translation:
    """Of which sheet (its short name) a sheet is the translation, and the fingerprint of the text translated."""

    of: str = ""
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class MethodSheet:
    """A *fiche méthode*: everything a trainer needs to run one sequence from the paper alone."""

    slug: str
    title: str
    promise: str
    kind: SheetKind
    briques: tuple[str, ...]
    duration: Duration
    group: GroupSize
    steps: tuple[Step, ...]
    objectives: tuple[str, ...]
    tags: tuple[str, ...] = ()
    language: str = "fr"
    audience: str = ""
    prerequisites: tuple[str, ...] = ()
    trainers: int = 1
    room: str = ""
    remote: str = ""
    materials: tuple[Material, ...] = ()
    when: str = ""
    when_not: str = ""
    context: str = ""
    debrief: Debrief = field(default_factory=Debrief)
    variants: str = ""
    risks: str = ""
    accessibility: tuple[AccessNote, ...] = ()
    handout: str = ""
    falc: str = ""
    roles: tuple[RoleCard, ...] = ()
    observation: tuple[str, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    questions: tuple[str, ...] = ()
    evaluation: Evaluation = field(default_factory=Evaluation)
    trainer_notes: str = ""
    sources: tuple[Source, ...] = ()
    authors: tuple[str, ...] = ()
    licence: str = "CC BY-SA 4.0"
    tested: tuple[date, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    translation: Translation = field(default_factory=Translation)


WEEK = 7
"""Days from one session to the next of a path that meets once a week."""


@dataclass(frozen=True, slots=True)
class PathItem:
    """A stage of a learning path: a brique or a sheet by its short name; `minutes` 0 is its usual duration."""

    brique: str = ""
    sheet: str = ""
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class LearningPath:
    """A *parcours*: an ordered choice of briques and sheets, and what its programme says of it.

    `minutes` is the whole length, breaks included, over `days` days, each `every` days after the one before (7 for
    once a week); the price is not a matter of the curriculum.
    """

    slug: str
    title: str
    promise: str
    minutes: int
    days: int
    items: tuple[PathItem, ...]
    objectives: tuple[str, ...] = ()
    audience: str = ""
    prerequisites: tuple[str, ...] = ()
    group: GroupSize = field(default_factory=lambda: GroupSize(6, 12, 20))
    introduction: str = ""
    methods: str = ""
    means: str = ""
    delivery: str = ""
    assessment: str = ""
    outcome: str = ""
    access_terms: str = ""
    funding: str = ""
    accessibility: str = ""
    language: str = "fr"
    every: int = 1


@dataclass(frozen=True, slots=True)
class Brique:
    """One module of the training, with its place in the order and its look on the screen."""

    slug: str
    title: str
    position: int
    tagline: str
    audience: str
    prerequisites: tuple[str, ...]
    usual_minutes: int
    goals: tuple[str, ...]
    introduction: str
    colour: str
    icon: str
    proposition: bool
