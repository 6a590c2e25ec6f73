"""The typefaces inside the file, so that it looks the same on a machine that does not have them.

Word wants each font "obfuscated": its first 32 bytes are mixed with a key named beside it (ECMA-376, part 4).
"""

from __future__ import annotations

from functools import cache
from uuid import NAMESPACE_URL, uuid5

import resources
from trainer.documents.fonts import FAMILIES, Face

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_EMBEDDED = (
    (FAMILIES["text"], "embedRegular", Face.TEXT),
    (FAMILIES["text"], "embedBold", Face.BOLD),
    (FAMILIES["text"], "embedItalic", Face.ITALIC),
    (FAMILIES["display"], "embedBold", Face.DISPLAY),
)
_INSTEAD = {FAMILIES["text"]: "Calibri", FAMILIES["display"]: "Calibri"}


@cache
def parts() -> dict[str, bytes]:
    """The font table, its relations and the fonts, by their names inside the file."""
    found: dict[str, bytes] = {}
    relations, entries = [], dict[str, list[str]]()
    for number, (family, role, face) in enumerate(_EMBEDDED, 1):
        key = uuid5(NAMESPACE_URL, face.value)
        name = f"font{number}.odttf"
        found[f"word/fonts/{name}"] = _mixed(
            resources.path(f"fonts/{face.value}.ttf").read_bytes(), key.bytes
        )
        relations.append(f'<Relationship Id="rId{number}" Type="{_R}/font" Target="fonts/{name}"/>')
        entries.setdefault(family, []).append(
            f'<w:{role} r:id="rId{number}" w:fontKey="{{{str(key).upper()}}}"/>'
        )
    fonts = "".join(
        f'<w:font w:name="{family}"><w:altName w:val="{_INSTEAD[family]}"/><w:family w:val="swiss"/>'
        f'<w:pitch w:val="variable"/>{"".join(lines)}</w:font>'
        for family, lines in entries.items()
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    found["word/fontTable.xml"] = f'{head}<w:fonts xmlns:w="{_W}" xmlns:r="{_R}">{fonts}</w:fonts>'.encode()
    found["word/_rels/fontTable.xml.rels"] = (
        f'{head}<Relationships xmlns="{_RELATIONS}">{"".join(relations)}</Relationships>'
    ).encode()
    return found


def content_types(xml: bytes) -> bytes:
    """The list of content types with the one of embedded fonts."""
    kind = b'<Default Extension="odttf" ContentType="application/vnd.openxmlformats-officedocument.obfuscatedFont"/>'
    return xml.replace(b"<Default ", kind + b"<Default ", 1)


def _mixed(font: bytes, key: bytes) -> bytes:
    mask = key[::-1]
    return bytes(byte ^ mask[index % 16] for index, byte in enumerate(font[:32])) + font[32:]
