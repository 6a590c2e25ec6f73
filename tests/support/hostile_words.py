"""Word documents that mean harm, made on the fly from a sound one."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.support.hostile_zips import BOMB, Make, zipped

_DTD = b"""<?xml version="1.0"?>
<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>
<w:t>&x;</w:t></w:r></w:p></w:body></w:document>"""
_LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>&d;</w:body></w:document>"""
_DEEP = (
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    + b"<w:sdt>" * 5000
    + b"</w:sdt>" * 5000
    + b"</w:body></w:document>"
)


def sound_document() -> dict[str, bytes]:
    """The entries of a small document made by python-docx."""
    import docx

    document = docx.Document()
    document.add_heading("Le mur des colères", 0)
    document.add_paragraph("Une phrase.")
    out = io.BytesIO()
    document.save(out)
    with zipfile.ZipFile(out) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(change: Callable[[dict[str, bytes]], object]) -> Make:
    """The document with its entries changed."""

    def make(folder: Path) -> Path:
        entries = sound_document()
        change(entries)
        path = folder / "recu.docx"
        path.write_bytes(zipped(entries))
        return path

    return make


def _entry(name: str, content: bytes) -> Make:
    return changed(lambda entries: entries.update({name: content}))


def _link(folder: Path) -> Path:
    path = changed(lambda entries: None)(folder)
    with zipfile.ZipFile(path, "a") as archive:
        info = zipfile.ZipInfo("word/media/image1.png")
        info.create_system, info.external_attr = 3, 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    return path


def _macros(entries: dict[str, bytes]) -> None:
    name = "[Content_Types].xml"
    plain = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    entries[name] = entries[name].replace(plain, b"application/vnd.ms-word.document.macroEnabled.main+xml")


def _cut(folder: Path) -> Path:
    path = changed(lambda entries: None)(folder)
    path.write_bytes(path.read_bytes()[:-400])
    return path


def _old(folder: Path) -> Path:
    path = folder / "ancien.docx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))
    return path


def _broken_relations(entries: dict[str, bytes]) -> None:
    name = "word/_rels/document.xml.rels"
    entries[name] = entries[name].replace(b'Target="styles.xml"', b'Target="../../../absent.xml"')


WORDS: dict[str, Make] = {
    "external-entity": _entry("word/document.xml", _DTD),
    "billion-laughs": _entry("word/document.xml", _LAUGHS),
    "entity-in-utf-16": _entry(
        "word/document.xml", _DTD.decode().replace('"1.0"', '"1.0" encoding="utf-16"').encode("utf-16")
    ),
    "entity-in-styles": _entry("word/styles.xml", _DTD),
    "entity-in-relations": _entry("word/_rels/document.xml.rels", _DTD),
    "dtd-in-properties": _entry("docProps/core.xml", _LAUGHS),
    "too-deep": _entry("word/document.xml", _DEEP),
    "word-bomb": _entry("word/document.xml", BOMB),
    "broken-xml": _entry("word/document.xml", b"<w:document>"),
    "xml-that-is-none": _entry("word/document.xml", b"\x00\x01\x02"),
    "unknown-encoding": _entry("word/document.xml", b'<?xml version="1.0" encoding="klingon"?><a/>'),
    "another-root": _entry("word/document.xml", b"<html/>"),
    "word-link": _link,
    "word-slip": changed(lambda entries: entries.update({"../../word/x.xml": b"<a/>"})),
    "only-macros": changed(_macros),
    "no-document": changed(lambda entries: entries.pop("word/document.xml")),
    "no-types": changed(lambda entries: entries.pop("[Content_Types].xml")),
    "relations-outside": changed(_broken_relations),
    "word-cut": _cut,
    "old-word": _old,
}
"""Documents that are refused whole."""
