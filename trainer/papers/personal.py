"""Papers with a person's name on them: convocations and certificates, one making each."""

from __future__ import annotations

import hashlib
from datetime import date
from functools import partial

from trainer.archive.service import ArchiveService
from trainer.attendance.service import AttendanceService
from trainer.core.clock import Clock, today
from trainer.core.text import slug
from trainer.documents import format_fr as fr
from trainer.documents.certificate import CompletionCertificate, completion_certificate
from trainer.documents.convocation import Convocation
from trainer.papers import fill
from trainer.papers.batch import Making
from trainer.papers.records import Paper, PaperKind
from trainer.papers.rendering import render
from trainer.sales.papers import in_force
from trainer.settings.records import WordingCode
from trainer.settings.service import SettingsService
from trainer.workshops.records import Enrolment


class PersonalPapers:
    """What is given to one person. A certificate is kept for ever; of a convocation, that it was given."""

    def __init__(
        self, settings: SettingsService, archive: ArchiveService, attendance: AttendanceService, clock: Clock
    ) -> None:
        self._settings = settings
        self._archive = archive
        self._attendance = attendance
        self._clock = clock

    def convocations(self, job: fill.Job, file_format: str) -> list[Making]:
        """A letter for everyone enrolled."""
        day = today(self._clock)
        makings = []
        for enrolment in job.people:
            paper = fill.convocation(job, enrolment, day)
            makings.append(
                Making(
                    f"Convocation\u00a0: {enrolment.person.name}",
                    partial(_letter, enrolment, paper, file_format),
                    partial(self._note, job, enrolment, paper),
                )
            )
        return makings

    def _note(self, job: fill.Job, enrolment: Enrolment, paper: Convocation) -> None:
        """Keep a trace of a convocation: who was called, to what and when. The letter itself is not kept."""
        slots = "\n".join(f"{fr.day(slot.day)}, {fr.span(slot.start, slot.end)}" for slot in paper.slots)
        text = f"Convocation de {paper.person}\n{paper.title}\n{paper.place}\n{slots}\n"
        self._archive.store(
            key=f"convocation:{enrolment.id}:{_sum(text)}",
            kind=PaperKind.CONVOCATIONS.value,
            file_name=f"convocation-{enrolment.number:02d}-{slug(paper.person)[:60]}.txt",
            content=f"{text}Remise le {fr.day(paper.issued_on)}\n".encode(),
            issued_at=self._clock(),
            workshop_id=job.workshop.id,
        )

    def certificates(self, job: fill.Job, file_format: str) -> list[Making]:
        """A certificate for everyone who attended."""
        day = today(self._clock)
        undertaking = in_force(self._settings.wordings(), WordingCode.KEEP_PAPERS, day)
        makings = []
        for row in self._attendance.grid(job.workshop.id).rows:
            if row.refusal:
                continue
            paper = fill.certificate(job, row, day, undertaking)
            makings.append(
                Making(
                    f"Certificat\u00a0: {row.enrolment.person.name}",
                    partial(self._certificate, job, row.enrolment, paper, file_format),
                )
            )
        return makings

    def _certificate(
        self, job: fill.Job, enrolment: Enrolment, paper: CompletionCertificate, file_format: str
    ) -> Paper:
        name = f"certificat-{enrolment.number:02d}-{slug(enrolment.person.name)[:60]}.{file_format}"
        key = f"certificate:{enrolment.id}:{_facts(paper)}:{file_format}"
        stored = self._archive.read(key)
        if stored is None:
            content = render(completion_certificate(paper), file_format)
            self._archive.store(
                key=key,
                kind=PaperKind.CERTIFICATES.value,
                file_name=name,
                content=content,
                issued_at=self._clock(),
                workshop_id=job.workshop.id,
            )
            return Paper(name, content)
        return Paper(*stored)


def _letter(enrolment: Enrolment, paper: Convocation, file_format: str) -> Paper:
    from trainer.documents.convocation import convocation

    name = f"convocation-{enrolment.number:02d}-{slug(enrolment.person.name)[:60]}.{file_format}"
    return Paper(name, render(convocation(paper), file_format))


def _facts(paper: CompletionCertificate) -> str:
    dates: tuple[date, date] = (paper.first_day, paper.last_day)
    return _sum(
        repr((paper.person, paper.organisation, paper.title, dates, paper.minutes, paper.nature.value))
    )


def _sum(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]
