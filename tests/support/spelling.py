"""The spelling of a text: hunspell with the dictionary of its language, and the project's own lists of words."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

LEXICON = Path(__file__).parents[1] / "data" / "lexique.txt"
ENGLISH = LEXICON.with_name("lexicon-en.txt")
_NOISE = re.compile(r"https?://\S+|`[^`]*`|\b[\w.]+@[\w.]+\b")
_INCLUSIVE = re.compile(r"·\w+(?:·\w+)*|\((?:e|s|es|rice|rices)\)")
_WORD = re.compile(r"(?<!\d)[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_ELISION = re.compile(r"^(?:[ldjmtsnc]|qu|jusqu|lorsqu|puisqu|quoiqu)'", re.IGNORECASE)


@cache
def lexicon(dictionary: str = "fr") -> frozenset[str]:
    """The words that hunspell does not know and that someone of the project has read and allowed, in lower case."""
    lines = (ENGLISH if dictionary == "en_GB" else LEXICON).read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip().lower() for line in lines if line.strip() and not line.startswith("#"))


def words(text: str) -> list[str]:
    """The words to check; of an inclusive form (participant·es) the first part, of l’étage both parts."""
    plain = _INCLUSIVE.sub("", _NOISE.sub(" ", text)).replace("**", " ")
    return [_ELISION.sub("", word.replace("’", "'")) for word in _WORD.findall(plain)]


def unknown(texts: Mapping[str, Iterable[str]], dictionary: str = "fr") -> dict[str, list[str]]:
    """For each name, the words of its texts that neither hunspell nor the lexicon knows; names without are left out."""
    found = {name: {word for text in lines for word in words(text)} for name, lines in texts.items()}
    every = sorted({word for group in found.values() for word in group})
    answer = subprocess.run(
        ["hunspell", "-d", dictionary, "-i", "utf-8", "-l"],
        input="\n".join(every) + "\n",
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    strange = {word for word in answer.stdout.split("\n") if word} & set(every)
    # Hunspell answers with the part it stumbles over: a word is strange when one of its parts is.
    parts = {word for word in answer.stdout.split("\n") if word}
    strange |= {word for word in every if parts & set(re.split(r"['-]", word))}
    strange = {word for word in strange if not _allowed(word, parts, lexicon(dictionary))}
    return {name: sorted(group & strange) for name, group in found.items() if group & strange}


def _allowed(word: str, parts: set[str], known: frozenset[str]) -> bool:
    """True when the whole word, or each part that hunspell stumbles over, is in the lexicon."""
    wrong = [part for part in re.split(r"['-]", word) if part in parts] or [word]
    return word.lower() in known or all(part.lower() in known for part in wrong)
