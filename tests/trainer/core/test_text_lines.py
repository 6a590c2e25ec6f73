"""Lines of text keep their typography, names are made plain."""

from trainer.core.text import tidy, tidy_line


def test_no_break_spaces_stay_in_a_line_and_go_from_a_name() -> None:
    assert tidy_line("  Qui\u202f?  «\u00a0Nous\u00a0»\n") == "Qui\u202f? «\u00a0Nous\u00a0»"
    assert tidy("Van\u00a0den  Brœck ") == "Van den Brœck"
