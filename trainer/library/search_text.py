"""French made searchable: words, their families, what a person typed. Pure; needs `snowballstemmer` at the first word.

A word becomes the key of its family: "mobilisation", "mobiliser" and "MOBILISÉES" give "mobilis". The same function
serves what is kept and what is asked, so both databases answer alike.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from trainer.core.text import fold

LONGEST_WORD, LONGEST_QUESTION, MOST_TERMS = 40, 500, 6

# Of « voisin·es », « seul·e·s », « élu(e)s », « habitant.e.s », « participant-e-s », what stands before the mark.
_ENDINGS = (
    r"(?:e|es|s|ne|nes|ale|ales|se|ses|euse|euses|le|les|te|tes|ve|ves|ère|ères|rice|rices|trice|trices|x)"
)
_INCLUSIVE = re.compile(
    r"(?<=[^\W\d_])(?:[·•‧∙⋅]\w+(?:[·•‧∙⋅]\w+)?"
    rf"|\({_ENDINGS}\)s?|\.{_ENDINGS}(?:\.s)?(?![\w])|-(?:e|es|e-s)(?![\w]))"
)
_ELISION = re.compile(
    r"(?<![^\W_])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quelqu|quoiqu|presqu|aujourd)['’ʼ‘](?=[^\W_])",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+")

_STOP = """
    a ai aie aient aies ait as au aucun aucune aucunes aucuns aujourd aura aurai auraient aurait auras
    aurez aurons auront aussi autre autres aux auxquelles auxquels avaient avais avait avec avez aviez
    avions avoir avons ayant ayez ayons c ca car ce ceci cela celle celles celui ces cet cette ceux
    chaque chacun chacune chez ci combien comme comment d dans de dedans depuis des donc dont du duquel
    elle elles en encore entre es est et etaient etais etait etant ete etes etiez etions etre eu eue
    eues eurent eus eusse eut eux faire fais faisait faisant fait faites faut font fera ferai feront fur
    furent fus fut hors hui ici il ils j je jusqu l la laquelle le lequel les lesquelles lesquels leur
    leurs lors lorsqu lorsque lui m ma mais me meme memes mes mien moi moins mon n ne ni nos notre nous
    on ont or ou oui par parce parfois pas pendant peu peut peuvent peux plus pour pourquoi pourrait
    pouvez presqu pu puis puisqu puisque qu quand que quel quelle quelles quelqu quelque
    quelques quels qui quoi quoiqu s sa se sera serai seraient serait seras serez serons seront ses si
    sien soi soient sois soit sommes son sont sous soyez suis sur t ta tandis te tel telle telles tels
    tes tien toi ton tou tous tout toute toutes tres trop tu un une unes va vais vas vers voici voila
    vont vos votre vous y
"""
STOP = frozenset(_STOP.split())
"""Folded words that say nothing of what is sought: articles, pronouns, auxiliaries, question words."""

# Words whose stem would be another word's, and plurals that Snowball does not know.
_APART = {
    "pétition": "pétitionn",
    "pétitions": "pétitionn",
    "petition": "petitionn",
    "petitions": "petitionn",
} | {f"{one}x": one for one in ("jeu", "enjeu", "lieu", "milieu", "feu", "voeu", "aveu", "neveu", "cheveu")}
# The noun, the agent and the adjective of a verb stand with the verb: Snowball alone keeps several of them apart.
_TO_VERB = (
    (re.compile(r"(?<=\w{3})ica(?:tion|teur|trice|tif|tive)s?$"), "iquer"),
    (re.compile(r"(?<=\w{4})a(?:tion|teur|trice|tif|tive)s?$"), "er"),
    (re.compile(r"(?<=\w)cisions?$"), "cider"),
    (re.compile(r"(?<=\w{2})trices?$"), "teur"),
)
# Endings that Snowball leaves, and how many letters must stand before them.
_REST = (
    ("iqu", 5),
    ("eur", 5),
    ("eux", 5),
    ("eus", 5),
    ("ag", 5),
    ("ur", 6),
    ("anc", 4),
    ("ist", 4),
    ("ant", 5),
)
_SOFT = (("ent", 5), ("ion", 4))

_local = threading.local()


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: folded, and the key of its family."""

    folded: str
    key: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A word of a question; `typed` while its end is still to come."""

    folded: str
    key: str
    typed: bool = False


def words(text: str) -> list[Word]:
    """The words of a text that say something, in order; inclusive endings and elided articles are put aside."""
    return [word for raw in raw_words(text) if (word := _word(raw)) is not None]


def asked(text: str) -> tuple[Asked, ...]:
    """The words of a question, each once; the last one is still being typed unless something follows it.

    A question of nothing but stop words keeps its last one, as the beginning of a word.
    """
    text = text[:LONGEST_QUESTION]
    raw = list(raw_words(text))
    if not raw:
        return ()
    typing = bool(_WORD.match(text[-1]))
    found: dict[str, Asked] = {}
    for one in raw[: -1 if typing else None]:
        word = _word(one)
        if word is not None:
            found.setdefault(word.key, Asked(word.folded, word.key))
    if typing:
        last = fold(raw[-1])[:LONGEST_WORD]
        if last and (last not in STOP or not found):
            kept = key(raw[-1])
            found.pop(kept, None)
            found[kept] = Asked(last, kept, typed=True)
    return tuple(found.values())[-MOST_TERMS:]


def may_be_stop(folded: str) -> bool:
    """True for the beginning of a stop word: nothing is asked yet."""
    return any(stop.startswith(folded) for stop in STOP)


def raw_words(text: str) -> list[str]:
    """The words as written, without inclusive endings and elided articles."""
    return _WORD.findall(_ELISION.sub(" ", _INCLUSIVE.sub("", unicodedata.normalize("NFC", text))))


def _word(raw: str) -> Word | None:
    word = _analysed(raw)
    telling = word.folded not in STOP and (len(word.folded) > 1 or word.folded.isdigit())
    return word if word.folded and telling else None


def key(word: str) -> str:
    """The key of a word's family, folded: "Négociatrices" and "négocier" give "negoc"."""
    return _analysed(word).key


@lru_cache(maxsize=1 << 14)
def _analysed(raw: str) -> Word:
    lower = unicodedata.normalize("NFC", raw).lower()[:LONGEST_WORD].replace("œ", "oe").replace("æ", "ae")
    folded = fold(lower).replace(" ", "").replace("'", "")
    if lower.isdigit():
        return Word(folded, folded)
    lower = _APART.get(lower, lower)
    for pattern, ending in _TO_VERB:
        changed = pattern.sub(ending, lower)
        if changed != lower:
            lower = changed
            break
    stem = fold(_stem(lower)).replace(" ", "").replace("'", "")
    return Word(folded, _shorter(stem) or folded)


def _shorter(stem: str) -> str:
    for ending, before in (*_REST, *_SOFT):
        if stem.endswith(ending) and len(stem) - len(ending) >= before:
            rest = stem[: -len(ending)]
            if (ending, before) in _SOFT and rest[-1] in ("m" if ending == "ent" else "stl"):
                continue
            stem = rest
            break
    while (len(stem) > 5 and stem[-1] == "i") or (len(stem) > 4 and stem[-1] == "e"):
        stem = stem[:-1]
    return stem


def _stem(word: str) -> str:
    stemmer: Any = getattr(_local, "stemmer", None)
    if stemmer is None:
        import snowballstemmer

        stemmer = _local.stemmer = snowballstemmer.stemmer("french")
    return str(stemmer.stemWord(word))


def flat(text: str) -> str:
    """Lower case without accents, letter for letter, so that places stay; « œ » becomes "ø", « æ » stays."""
    narrow = text.encode("cp1252", "replace")
    if narrow.count(b"?") == text.count("?"):
        return narrow.translate(_narrow_letters()).decode("latin-1")
    return text.translate(_letters())


@cache
def _letters() -> dict[int, str]:
    table = {}
    for code in (*range(0x41, 0x250), *range(0x1E00, 0x1F00)):
        plain = unicodedata.normalize("NFKD", chr(code).lower())[0]
        if plain.isalpha() and plain != chr(code):
            table[code] = plain
    special = {"ß": "s", "ı": "i", "Ø": "o", "ø": "o", "Ł": "l", "ł": "l", "Œ": "ø", "œ": "ø", "Æ": "æ"}
    return table | {ord(letter): plain for letter, plain in special.items()}


@cache
def _narrow_letters() -> bytes:
    letters = bytes(range(256)).decode("cp1252", "replace").translate(_letters())
    return bytes(ord(one) if ord(one) < 256 else 0x20 for one in letters)
