"""The composition root: one Application per open database. No Qt, no globals.

Making one is light. The first use of a service imports SQLAlchemy, brings the schema up to date and takes the
shipped library in; the home page's summary needs none of that when the database is ready.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import resources
from trainer.core.clock import Clock, system_clock
from trainer.core.progress import Report, no_report
from trainer.reports.service import ReportService

if TYPE_CHECKING:
    from trainer.archive.service import ArchiveService
    from trainer.attendance.service import AttendanceService
    from trainer.library.attachment_service import AttachmentService
    from trainer.library.draft_service import DraftService
    from trainer.library.exchange_export_service import ExportService
    from trainer.library.exchange_service import ExchangeService
    from trainer.library.path_service import PathService
    from trainer.library.service import LibraryService
    from trainer.maintenance.records import Finding
    from trainer.papers.paths import PathPapers
    from trainer.papers.print_papers import PrintPapers
    from trainer.papers.service import PaperService
    from trainer.papers.sheets import SheetPapers
    from trainer.partners.service import PartnerService
    from trainer.people.service import PeopleService
    from trainer.persistence.work import Database
    from trainer.planning.conduct_service import ConductService
    from trainer.planning.packing_service import PackingService
    from trainer.planning.plan_service import PlanService
    from trainer.planning.propose_service import ProposeService
    from trainer.planning.template_service import TemplateService
    from trainer.reports.search_service import SearchService
    from trainer.sales.service import SalesService
    from trainer.settings.service import SettingsService
    from trainer.workshops.begin_service import BeginService
    from trainer.workshops.enrolment_service import EnrolmentService
    from trainer.workshops.service import WorkshopService
    from trainer.workshops.start_service import StartService


class Application:
    """The services of one database."""

    def __init__(self, url: str, *, clock: Clock = system_clock, library: Path | None = None) -> None:
        self.url = url
        self.clock = clock
        self._library_folder = library or resources.path("briques")

    @cached_property
    def database(self) -> Database:
        """The database, at the newest schema and with the shipped library in it."""
        from trainer.library.path_service import PathService
        from trainer.library.search_service import SheetSearch
        from trainer.library.service import LibraryService
        from trainer.persistence import migrate
        from trainer.persistence.work import Database
        from trainer.settings.service import SettingsService

        database = Database(self.url)
        try:
            migrate.upgrade(database.engine, self.url)
            SettingsService(database).put_defaults()
            SheetSearch(database).bring_up_to_date()
            LibraryService(database, self.clock).take_in_shipped(self._library_folder)
            PathService(database).take_in_shipped(resources.path("parcours"))
        except BaseException:
            database.close()
            raise
        return database

    @cached_property
    def library(self) -> LibraryService:
        """Briques and sheets."""
        from trainer.library.service import LibraryService

        return LibraryService(self.database, self.clock)

    @cached_property
    def drafts(self) -> DraftService:
        """Writing sheets: drafts, editions, translations."""
        from trainer.library.draft_service import DraftService

        return DraftService(self.database, self.clock)

    @cached_property
    def attachments(self) -> AttachmentService:
        """The files of the sheets."""
        from trainer.library.attachment_service import AttachmentService

        return AttachmentService(self.database)

    @cached_property
    def paths(self) -> PathService:
        """Learning paths."""
        from trainer.library.path_service import PathService

        return PathService(self.database)

    @cached_property
    def exchange(self) -> ExchangeService:
        """What others wrote, on its way in."""
        from trainer.library.exchange_service import ExchangeService

        return ExchangeService(self.database, self.clock)

    @cached_property
    def exports(self) -> ExportService:
        """Sheets on their way out: packs and Markdown files."""
        from trainer.library.exchange_export_service import ExportService

        return ExportService(self.database, self.clock)

    @cached_property
    def search(self) -> SearchService:
        """The library's search and the box over everything."""
        from trainer.reports.search_service import SearchService

        return SearchService(self.database)

    @cached_property
    def settings(self) -> SettingsService:
        """The training body and the dated wordings."""
        from trainer.settings.service import SettingsService

        return SettingsService(self.database)

    @cached_property
    def archive(self) -> ArchiveService:
        """Issued papers."""
        from trainer.archive.service import ArchiveService

        return ArchiveService(self.database)

    @cached_property
    def partners(self) -> PartnerService:
        """Partner organisations."""
        from trainer.partners.service import PartnerService

        return PartnerService(self.database)

    @cached_property
    def people(self) -> PeopleService:
        """People and their import."""
        from trainer.people.service import PeopleService

        return PeopleService(self.database)

    @cached_property
    def workshops(self) -> WorkshopService:
        """Workshops and their days."""
        from trainer.workshops.service import WorkshopService

        return WorkshopService(self.database)

    @cached_property
    def plans(self) -> PlanService:
        """The agenda of a workshop as one value."""
        from trainer.planning.plan_service import PlanService

        return PlanService(self.database)

    @cached_property
    def conduct(self) -> ConductService:
        """Days as they are given."""
        from trainer.planning.conduct_service import ConductService

        return ConductService(self.database, self.clock)

    @cached_property
    def packing(self) -> PackingService:
        """Packing lists: ticks, lines by hand, copies asked for."""
        from trainer.planning.packing_service import PackingService

        return PackingService(self.database)

    @cached_property
    def proposals(self) -> ProposeService:
        """First agendas, proposed."""
        from trainer.planning.propose_service import ProposeService

        return ProposeService(self.database, self.plans)

    @cached_property
    def templates(self) -> TemplateService:
        """Models of plans."""
        from trainer.planning.template_service import TemplateService

        return TemplateService(self.database)

    @cached_property
    def beginnings(self) -> BeginService:
        """Workshops begun from a model, a past one or a proposal."""
        from trainer.workshops.begin_service import BeginService

        return BeginService(self.database, self.proposals)

    @cached_property
    def starts(self) -> StartService:
        """Workshops begun from a learning path."""
        from trainer.workshops.start_service import StartService

        return StartService(self.database)

    @cached_property
    def enrolments(self) -> EnrolmentService:
        """Who is enrolled."""
        from trainer.workshops.enrolment_service import EnrolmentService

        return EnrolmentService(self.database)

    @cached_property
    def attendance(self) -> AttendanceService:
        """Who was there."""
        from trainer.attendance.service import AttendanceService

        return AttendanceService(self.database)

    @cached_property
    def sales(self) -> SalesService:
        """Quotes, agreements, invoices, payments."""
        from trainer.sales.service import SalesService

        return SalesService(self.database, self.settings, self.clock)

    @cached_property
    def papers(self) -> PaperService:
        """The papers of a workshop."""
        from trainer.papers.service import PaperService

        return PaperService(
            plans=self.plans,
            packing=self.packing,
            sheets=self.sheet_papers,
            settings=self.settings,
            archive=self.archive,
            partners=self.partners,
            workshops=self.workshops,
            enrolments=self.enrolments,
            attendance=self.attendance,
            sales=self.sales,
            clock=self.clock,
        )

    @cached_property
    def print_papers(self) -> PrintPapers:
        """Print runs: what a workshop prints before it begins."""
        from trainer.papers.print_papers import PrintPapers

        return PrintPapers(
            papers=self.papers, sheets=self.sheet_papers, packing=self.packing, attendance=self.attendance
        )

    @cached_property
    def path_papers(self) -> PathPapers:
        """Programmes and the catalogue."""
        from trainer.papers.paths import PathPapers

        return PathPapers(self.paths, self.settings, self.clock)

    @cached_property
    def sheet_papers(self) -> SheetPapers:
        """Sheets on paper, one by one or as a booklet."""
        from trainer.papers.sheets import SheetPapers

        return SheetPapers(self.library, self.attachments, self.settings, self.clock)

    @cached_property
    def reports(self) -> ReportService:
        """The home page."""
        return ReportService(self.url, lambda: self.database, self.clock)

    def backup(self, target: Path, report: Report = no_report) -> dict[str, int]:
        """Write the whole database to one file, never over the database itself; rows per table."""
        from trainer.persistence import backup

        backup.refuse_target(self.url, target)
        return backup.write(self.database.engine, target, report)

    def restore(self, source: Path, report: Report = no_report) -> Path | None:
        """Replace the database by a backup; gives the file in which the replaced one was kept."""
        from trainer.maintenance.service import restore

        self.close()
        return restore(self.url, source, report)

    def check(self) -> tuple[Finding, ...]:
        """The health of the database; empty when all is well."""
        from trainer.maintenance.service import check

        return check(self.database)

    def close(self) -> None:
        """Give the database back; the next use opens it again."""
        if "database" in self.__dict__:
            self.database.close()
        for name in [
            name for name in self.__dict__ if isinstance(getattr(type(self), name, None), cached_property)
        ]:
            del self.__dict__[name]


def open_application(database: str | None = None) -> Application:
    """The services on a file or a URL (None: FABRIQUE_DATABASE, else the file in the user's data folder)."""
    from trainer.persistence.location import database_url

    return Application(database_url(database))
