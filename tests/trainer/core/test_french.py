from __future__ import annotations

from trainer.core.french import typeset


def test_no_break_spaces_go_where_french_wants_them() -> None:
    assert typeset("« Nom » : ici ; là ! où ?") == "«\u00a0Nom\u00a0»\u00a0: ici\u202f; là\u202f! où\u202f?"


def test_hours_and_addresses_are_left_alone() -> None:
    assert typeset("à 10:30, https://exemple.fr") == "à 10:30, https://exemple.fr"
