"""Where one can go in the window."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Route:
    """Where to go: a page, one thing of it, one part of that.

    The pages: "home", "library", "paths", "workshops", "partners", "revenue", "settings".
    """

    page: str
    id: int | None = None
    part: str = ""
