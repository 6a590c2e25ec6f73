"""The home page's summary, read through the bare driver when the database is ready."""

from __future__ import annotations

from collections.abc import Callable

from trainer.core.clock import Clock, today
from trainer.core.errors import Unavailable
from trainer.persistence import glance
from trainer.reports import home
from trainer.reports.records import HomeSummary


class ReportService:
    """Figures across the house. `make_ready` migrates and fills the database when a glance is not enough."""

    def __init__(self, url: str, make_ready: Callable[[], object], clock: Clock) -> None:
        self._url = url
        self._make_ready = make_ready
        self._clock = clock

    def home(self) -> HomeSummary:
        """What the home page shows."""
        day = today(self._clock)
        statements = home.statements(day)
        rows = glance.read(self._url, statements)
        if rows is None or not rows["briques"]:
            self._make_ready()
            rows = glance.read(self._url, statements)
        if rows is None:
            raise Unavailable("database-unavailable", "La base de données ne peut pas être lue.")
        return home.summary(day, rows)
