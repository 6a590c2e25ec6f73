"""The YAML header of a sheet or brique file: reading with errors that name the line, writing in a fixed order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

import yaml

FENCE = "---"
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The reader written in C, about ten times as fast, wherever PyYAML was built with it."""
MAX_CHARACTERS = 400_000
DEEPEST = 8
"""Levels of lists and mappings in a header; a sheet needs three."""

E = TypeVar("E", bound=StrEnum)


class SheetTextError(ValueError):
    """A sheet or brique file that cannot be read: where, what, and what to do, in French."""

    def __init__(self, name: str, line: int, message: str) -> None:
        super().__init__(f"{name}, ligne {line} : {message}")
        self.name = name
        self.line = line
        self.message = message


@dataclass(frozen=True, slots=True)
class Header:
    """The parsed header; every getter raises `SheetTextError` at the line of the key."""

    name: str
    values: Mapping[str, object]
    lines: Mapping[str, int]

    def fail(self, key: str, message: str) -> SheetTextError:
        """The error to raise about `key`."""
        return SheetTextError(self.name, self.lines.get(key, 1), message)

    def text(self, key: str, default: str | None = None) -> str:
        """A one-line text; required when no default is given."""
        value = self.values.get(key)
        if value is None or value == "":
            if default is None:
                raise self.fail(key, f"il manque « {key} : » dans l'en-tête.")
            return default
        if isinstance(value, list | dict):
            raise self.fail(key, f"« {key} » attend un texte, pas une liste.")
        return str(value).strip()

    def flag(self, key: str) -> bool:
        """true or false; false when the key is absent."""
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            raise self.fail(key, f"« {key} » attend true ou false, pas « {value} ».")
        return value

    def number(self, key: str, default: int | None = None, parent: str = "") -> int:
        """A whole number of at least 0, from the header or from the mapping `parent`."""
        source: Mapping[str, object] = self.values
        if parent:
            inner = self.values.get(parent)
            if not isinstance(inner, dict):
                raise self.fail(parent, f"« {parent} » attend des valeurs comme {{{key}: 30}}.")
            source = inner
        value = source.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise self.fail(parent or key, f"« {key} » attend un nombre entier, pas « {value} ».")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of one-line texts, empty when the key is absent."""
        value = self.values.get(key)
        if value is None:
            return ()
        if not isinstance(value, list) or any(
            item is None or isinstance(item, list | dict) for item in value
        ):
            raise self.fail(key, f"« {key} » attend une liste de textes.")
        return tuple(str(item).strip() for item in value)

    def mappings(self, key: str) -> tuple[Mapping[str, object], ...]:
        """A list of mappings, empty when the key is absent."""
        value = self.values.get(key)
        if value is None:
            return ()
        if not isinstance(value, list) or any(not isinstance(item, dict) for item in value):
            raise self.fail(key, f"« {key} » attend une liste d'éléments à plusieurs champs.")
        return tuple(value)

    def choice(self, key: str, kind: type[E]) -> E:
        """One of the values of an enumeration."""
        return self.one_of(key, self.text(key), kind)

    def one_of(self, key: str, value: str, kind: type[E]) -> E:
        """`value` as a member of `kind`, or an error that lists the accepted words."""
        try:
            return kind(value)
        except ValueError:
            accepted = ", ".join(member.value for member in kind)
            raise self.fail(key, f"« {value} » n'est pas reconnu ; au choix : {accepted}.") from None

    def only_inside(self, key: str, *known: str) -> None:
        """Refuse unknown keys in the mapping, or in each mapping of the list, under `key`."""
        value = self.values.get(key)
        for inner in value if isinstance(value, list) else [value]:
            for unknown in set(inner) - set(known) if isinstance(inner, dict) else ():
                raise self.fail(
                    key, f"champ inconnu « {unknown} » dans « {key} » ; attendus : {', '.join(known)}."
                )

    def only(self, *known: str) -> None:
        """Refuse a key nobody knows: most often a spelling mistake that would lose content."""
        for key in self.values:
            if key not in known:
                raise self.fail(key, f"champ inconnu « {key} » ; attendus : {', '.join(known)}.")


def split(text: str, name: str) -> tuple[Header, str, int]:
    """Cut a file into its header, its body and the number of the body's first line."""
    if len(text) > MAX_CHARACTERS:
        raise SheetTextError(
            name, 1, f"fichier trop long ({len(text)} caractères, {MAX_CHARACTERS} au plus)."
        )
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    if not lines or lines[0].rstrip() != FENCE:
        raise SheetTextError(name, 1, "l'en-tête doit commencer par une ligne « --- ».")
    try:
        end = next(i for i in range(1, len(lines)) if lines[i].rstrip() == FENCE)
    except StopIteration:
        raise SheetTextError(name, 1, "l'en-tête n'est pas fermé par une ligne « --- ».") from None
    return _read("\n".join(lines[1:end]), name), "\n".join(lines[end + 1 :]), end + 2


def _refuse_traps(yaml_text: str) -> None:
    """Aliases can blow a short file up to gigabytes, deep nesting kills the process, a tag names a type."""
    depth = 0
    for event in yaml.parse(yaml_text, Loader=LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        problem = ""
        if isinstance(event, yaml.AliasEvent):
            problem = "alias YAML non admis"
        elif depth > DEEPEST:
            problem = "trop de niveaux imbriqués"
        elif getattr(event, "tag", None) is not None:
            problem = "type YAML « ! » non admis"
        if problem:
            mark: Any = event.start_mark
            raise yaml.MarkedYAMLError(problem=problem, problem_mark=mark)


def _read(yaml_text: str, name: str) -> Header:
    try:
        _refuse_traps(yaml_text)
        loader = LOADER(yaml_text)
        try:
            node = loader.get_single_node()
            values = loader.construct_document(node) if node is not None else {}
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        line = (error.problem_mark.line if error.problem_mark else 0) + 2
        raise SheetTextError(name, line, f"YAML illisible ({error.problem}).") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise SheetTextError(name, 2, f"YAML illisible ({type(error).__name__}).") from error
    if not isinstance(values, dict) or not isinstance(node, yaml.MappingNode):
        raise SheetTextError(name, 2, "l'en-tête attend des lignes « champ : valeur ».")
    lines: dict[str, int] = {}
    for key, _ in node.value:
        if str(key.value) in lines:
            raise SheetTextError(
                name, key.start_mark.line + 2, f"le champ « {key.value} » est donné deux fois."
            )
        lines[str(key.value)] = key.start_mark.line + 2
    return Header(name, {str(key): value for key, value in values.items()}, lines)


def write(values: Mapping[str, object]) -> str:
    """The header as text, fences included, keys in the given order, empty values left out."""
    kept = {key: value for key, value in values.items() if value not in (None, "", [], {})}
    text: str = yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, width=110, default_flow_style=None)
    return f"{FENCE}\n{text}{FENCE}\n"
