"""The Markdown body of a sheet: sections under `##`, sub-sections under `###`, lists and quotes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from curriculum.header import SheetTextError

SECTION, PART = "## ", "### "
_LIST_ITEM = re.compile(r"^[-*] +(.*)$")
_LINE_BREAK = re.compile(r"\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its line number and the lines under it."""

    title: str
    line: int
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The content without the blank lines around it."""
        return "\n".join(self.lines).strip("\n").rstrip()


def cut(lines: tuple[str, ...], first_line: int, level: int) -> tuple[Section, tuple[Section, ...]]:
    """Cut lines at the headings of `level`: what stands before the first one, then each section."""
    mark = "#" * level + " "
    parts: list[tuple[str, int, list[str]]] = [("", first_line, [])]
    for offset, line in enumerate(lines):
        if line.startswith(mark):
            parts.append((line[len(mark) :].strip(), first_line + offset, []))
        else:
            parts[-1][2].append(line)
    sections = tuple(Section(title, line, tuple(content)) for title, line, content in parts)
    return sections[0], sections[1:]


def items(section: Section, name: str) -> tuple[str, ...]:
    """The entries of a bullet list; a wrapped line belongs to the entry above it."""
    found: list[str] = []
    for offset, line in enumerate(section.lines, start=1):
        match = _LIST_ITEM.match(line)
        if match:
            found.append(match.group(1).strip())
        elif line.strip() and found and line.startswith("  "):
            found[-1] += " " + line.strip()
        elif line.strip():
            raise SheetTextError(
                name, section.line + offset, f"« {section.title} » attend une liste de lignes « - … »."
            )
    return tuple(found)


def quote(lines: list[str]) -> str:
    """The text of a Markdown quote, marks removed."""
    return "\n".join(line[1:].removeprefix(" ") for line in lines).strip("\n")


def as_quote(text: str) -> str:
    """A text as a Markdown quote."""
    return "\n".join(f"> {line}" if line else ">" for line in text.split("\n"))


def as_items(texts: tuple[str, ...]) -> str:
    """Texts as a bullet list."""
    return "\n".join(f"- {one_line(text)}" for text in texts)


def one_line(text: str) -> str:
    """A text without line breaks, for an entry of a list or a heading."""
    return _LINE_BREAK.sub(" ", text.strip())


def escaped(text: str, *marks: str) -> str:
    """A text in which no line begins with one of `marks`: a backslash goes before those that do."""
    return re.sub(rf"^(?=\\*(?:{'|'.join(map(re.escape, marks))}))", r"\\", text, flags=re.MULTILINE)


def unescaped(text: str, *marks: str) -> str:
    """The text that `escaped` was given."""
    return re.sub(rf"^\\(?=\\*(?:{'|'.join(map(re.escape, marks))}))", "", text, flags=re.MULTILINE)
