"""What the list of people and its import say. No Qt in here."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.people.records import ImportPlan, PlannedRow, RowFate
from trainer.workshops.records import Enrolment, EnrolmentStatus
from ui.kit.tokens import Tone
from ui.pages.workshops.words import Words

_TONES = {
    RowFate.NEW: Tone.SUCCESS,
    RowFate.KNOWN: Tone.INFO,
    RowFate.DOUBLE: Tone.WARNING,
    RowFate.ENROLLED: Tone.NEUTRAL,
    RowFate.LEFT_OUT: Tone.DANGER,
}


def fate_tone(planned: PlannedRow) -> Tone:
    """The colour of a row's fate."""
    return _TONES[planned.fate]


class PeopleWords(Words):
    """Texts of the people of a workshop."""

    def status(self, enrolment: Enrolment) -> str:
        """The name of an enrolment's status."""
        return {
            EnrolmentStatus.PROSPECT: self.tr("À confirmer"),
            EnrolmentStatus.CONFIRMED: self.tr("Inscrit·e"),
            EnrolmentStatus.CANCELLED: self.tr("Désinscrit·e"),
        }[enrolment.status]

    def status_tone(self, enrolment: Enrolment) -> Tone:
        """The colour of an enrolment's status."""
        return {
            EnrolmentStatus.PROSPECT: Tone.WARNING,
            EnrolmentStatus.CONFIRMED: Tone.SUCCESS,
            EnrolmentStatus.CANCELLED: Tone.NEUTRAL,
        }[enrolment.status]

    def count(self, people: Sequence[Enrolment]) -> str:
        """ "18 personnes, dont 4 avec des besoins particuliers"."""
        coming = [one for one in people if one.status is not EnrolmentStatus.CANCELLED]
        needs = sum(bool(one.needs) for one in coming)
        gone = len(people) - len(coming)
        text = self.tr("1 personne") if len(coming) == 1 else self.tr("{0} personnes").format(len(coming))
        if needs:
            text += self.tr(", dont {0} avec des besoins particuliers").format(needs)
        if gone:
            text += self.tr(" ({0} désinscrite(s))").format(gone)
        return text

    def needs(self, enrolment: Enrolment) -> str:
        """The needs on one line."""
        return " / ".join(line.strip() for line in enrolment.needs.splitlines() if line.strip())

    # Import

    def fate(self, planned: PlannedRow) -> str:
        """What will become of a row."""
        return {
            RowFate.NEW: self.tr("Nouvelle"),
            RowFate.KNOWN: self.tr("Déjà connue"),
            RowFate.DOUBLE: self.tr("Double"),
            RowFate.ENROLLED: self.tr("Déjà inscrite"),
            RowFate.LEFT_OUT: self.tr("Écartée"),
        }[planned.fate]

    def why(self, planned: PlannedRow) -> str:
        """Why that fate."""
        return planned.why

    def plan(self, plan: ImportPlan) -> str:
        """The counts of a plan: "Framaforms, 19 lignes : 18 nouvelles, 1 double"."""
        parts = []
        for fate, one, many in (
            (RowFate.NEW, self.tr("1 nouvelle"), self.tr("{0} nouvelles")),
            (RowFate.KNOWN, self.tr("1 déjà connue"), self.tr("{0} déjà connues")),
            (RowFate.DOUBLE, self.tr("1 double"), self.tr("{0} doubles")),
            (RowFate.ENROLLED, self.tr("1 déjà inscrite"), self.tr("{0} déjà inscrites")),
            (RowFate.LEFT_OUT, self.tr("1 écartée"), self.tr("{0} écartées")),
        ):
            if number := plan.count(fate):
                parts.append(one if number == 1 else many.format(number))
        one_row, rows = self.tr("{0}, {1} ligne\u00a0: {2}"), self.tr("{0}, {1} lignes\u00a0: {2}")
        text = one_row if len(plan.rows) == 1 else rows
        return text.format(plan.file.source, len(plan.rows), ", ".join(parts))

    def ignored(self, plan: ImportPlan) -> str:
        """The columns that were not used, "" when all were."""
        titles = [title for title in plan.file.ignored if title]
        return self.tr("Colonnes laissées de côté\u00a0: {0}.").format(", ".join(titles)) if titles else ""

    def enrol(self, plan: ImportPlan | None) -> str:
        """The text of the button that writes the plan."""
        number = len(plan.enrolments) if plan is not None else 0
        if number == 0:
            return self.tr("Personne à inscrire")
        return (
            self.tr("Inscrire 1 personne")
            if number == 1
            else self.tr("Inscrire {0} personnes").format(number)
        )

    def enrolled(self, number: int) -> str:
        """The notice after the import."""
        return (
            self.tr("1 personne inscrite.")
            if number == 1
            else self.tr("{0} personnes inscrites.").format(number)
        )
