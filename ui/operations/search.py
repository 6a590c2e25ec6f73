"""Searching, as one types: the latest question wins, those before it never begin or are not listened to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from trainer.core.errors import FabriqueError
from trainer.library.search_records import SheetHits, SheetQuery
from ui.kit.page import PageContext
from ui.kit.worker import Job
from ui.operations.acting import Failed, read

if TYPE_CHECKING:
    from trainer.app import Application
    from trainer.reports.search_records import FoundGroup


T = TypeVar("T")
PAINT_MS = 12
"""What the window has to show the key that was typed, before the worker looks for the answer."""


class LatestSearch:
    """One place that asks (a list, the box of Ctrl+K): a new question puts the one under way aside."""

    def __init__(self, context: PageContext) -> None:
        self._context = context
        self._job: Job | None = None

    def drop(self) -> None:
        """Nobody waits for the answer any more."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def sheets(
        self,
        *,
        query: SheetQuery,
        names: tuple[str, ...] | None = None,
        under_way: bool = False,
        shape: Callable[[SheetHits], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
    ) -> None:
        """The sheets that answer a query; `names` limits it to sheets by their short names, in that order,

        `under_way` to the sheets of which a draft is kept. `shape` turns the answer into what the screen shows, still
        on the worker: it may touch no widget.
        """

        def work(app: Application) -> T:
            asked = query
            if names is not None:
                asked = replace(query, ids=app.library.ids_of(names))
            elif under_way:
                asked = replace(query, ids=app.library.drafted())
            return shape(app.search.sheets(asked))

        self._ask(work, done, failed)

    def everywhere(self, *, words: str, limit: int, done: Callable[[tuple[FoundGroup, ...]], None]) -> None:
        """Whatever the database holds under these words, `limit` of each kind."""
        self._ask(lambda app: app.search.everywhere(words, limit), done, None)

    def _ask(
        self, work: Callable[[Application], T], done: Callable[[T], None], failed: Failed | None
    ) -> None:
        self.drop()

        def finish(answer: T) -> None:
            if self._job is job:
                self._job = None
                done(answer)

        def fail(error: FabriqueError) -> None:
            if self._job is job:
                self._job = None
                (failed or self._context.notices.error)(error)

        job = read(self._context, work, done=finish, failed=fail, after_ms=PAINT_MS)
        self._job = job


def find_workshop_of(context: PageContext, *, person_id: int, done: Callable[[int | None], None]) -> Job:
    """The workshop that a person is enrolled in, the latest one; None for none."""
    return read(context, lambda app: app.enrolments.latest_workshop(person_id), done=done)
