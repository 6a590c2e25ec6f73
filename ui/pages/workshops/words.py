"""How a Qt-free presenter words its sentences: through `tr`, in the context named after its class."""

from __future__ import annotations

from collections.abc import Callable

Translate = Callable[[str, str], str]


def as_written(context: str, text: str) -> str:
    """No translation: the French of the source."""
    return text


class Words:
    """Base of the presenters; a page gives Qt's translator."""

    def __init__(self, translate: Translate = as_written) -> None:
        self._translate = translate

    def tr(self, text: str) -> str:
        """The sentence in the language of the window."""
        return self._translate(type(self).__name__, text)
