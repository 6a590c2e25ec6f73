"""Running a command as a person does, in this process."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from trainer.cli import main


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command answered."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Terminal:
    """Commands on one database."""

    url: str
    capsys: pytest.CaptureFixture[str]

    def run(self, *words: str) -> Answer:
        """Run one command."""
        self.capsys.readouterr()
        code = main([*words, "--database", self.url])
        captured = self.capsys.readouterr()
        return Answer(code, captured.out, captured.err)
