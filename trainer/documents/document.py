"""A paper as a whole: its sections, what runs on every page, its layout."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, overload

from trainer.documents.theme import Layout

if TYPE_CHECKING:
    from trainer.documents.blocks import Block


@dataclass(frozen=True, slots=True)
class Section:
    """Pages of one orientation; begins on a new page. `furniture` prints header and footer.

    `recto` wants a right-hand page where the layout has two sides; `header` is this section's own.
    """

    blocks: tuple[Block, ...]
    landscape: bool = False
    furniture: bool = True
    recto: bool = False
    header: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One paper. `header` (left, right) runs at the top of every page but the first; `footer` on all of them.

    `sections` may be made one by one while they are read (`Lazily`): a long booklet is never held whole.
    """

    title: str
    sections: Sequence[Section]
    author: str = ""
    subject: str = ""
    language: str = "fr-FR"
    header: tuple[str, str] = ("", "")
    footer: tuple[str, ...] = ()
    page_numbers: bool = True
    first_page_header: bool = False
    dated: date | None = None
    keywords: tuple[str, ...] = ()
    layout: Layout = field(default_factory=Layout)


class Lazily(Sequence[Section]):
    """Sections that are made each time they are asked for."""

    def __init__(self, makers: Sequence[Callable[[], Section]]) -> None:
        self._makers = tuple(makers)

    def __len__(self) -> int:
        return len(self._makers)

    @overload
    def __getitem__(self, index: int) -> Section: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Section, ...]: ...
    def __getitem__(self, index: int | slice) -> Section | tuple[Section, ...]:
        if isinstance(index, slice):
            return tuple(make() for make in self._makers[index])
        return self._makers[index]()
