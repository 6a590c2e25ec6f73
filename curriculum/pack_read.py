"""Reading a pack from somebody else: the manifest, then every text and every attachment against its digest."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from typing import Any

from curriculum.pack import FORMAT, MANIFEST, VERSION, Pack, PackFile, PackText
from curriculum.pack_zip import MEGA, PackError, SafeZip, decoded, shown

LONGEST_MANIFEST = 8 * MEGA
LONGEST_TEXT = 2 * MEGA
MOST_EDITIONS = 10_000
_KINDS = {"brique", "sheet", "path", "attachment"}
_SHA256 = re.compile(r"[0-9a-f]{64}")
_FINGERPRINT = re.compile(r"[0-9a-f]{16}")
SLUG = re.compile(r"[a-z0-9][a-z0-9_-]{0,119}")


def read_pack(archive: SafeZip, told: Callable[[int, int], object] = lambda done, total: None) -> Pack:
    """The pack in an archive, everything checked; `told` gets (done, total) entries."""
    if MANIFEST not in archive.names:
        raise PackError(
            f"«\u00a0{archive.label}\u00a0» n’est pas un paquet Fabrique\u00a0: il n’a pas de {MANIFEST}."
        )
    manifest = _manifest(archive)
    items = [_item(one) for one in manifest["items"]]
    _check_paths(archive, items)
    texts: list[PackText] = []
    files: list[PackFile] = []
    for done, item in enumerate(items, start=1):
        if item["kind"] == "attachment":
            files.append(_file(archive, item))
        else:
            texts.append(_text(archive, item))
        told(done, len(items))
    _refuse_doubles(texts)
    made = manifest["made"]
    return Pack(made["by"], made["at"], tuple(texts), tuple(files))


def _manifest(archive: SafeZip) -> dict[str, Any]:
    text = decoded(archive.read(MANIFEST, LONGEST_MANIFEST), MANIFEST)
    try:
        value = json.loads(text, object_pairs_hook=_no_doubles, parse_constant=_refused)
    except (ValueError, RecursionError):
        raise PackError(f"La liste du paquet ({MANIFEST}) est illisible.") from None
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise PackError(f"«\u00a0{archive.label}\u00a0» n’est pas un paquet Fabrique.")
    version = value.get("version")
    if type(version) is not int or version < 1:
        raise PackError(f"La liste du paquet ({MANIFEST}) ne dit pas la version de son format.")
    if version > VERSION:
        raise PackError(
            f"Ce paquet est au format {str(version)[:12]}, plus récent que ce programme ({VERSION})\u00a0: "
            "mettez Fabrique à jour, puis rouvrez-le."
        )
    made = value.get("made")
    if not isinstance(made, dict) or any(not _short(made.get(key)) for key in ("by", "at")):
        raise PackError(f"La liste du paquet ({MANIFEST}) ne dit pas qui l’a fait.")
    if not isinstance(value.get("items"), list):
        raise PackError(f"La liste du paquet ({MANIFEST}) n’énumère rien.")
    return value


def _no_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
    if len(dict(pairs)) != len(pairs):
        raise ValueError("a key given twice")
    return dict(pairs)


def _refused(constant: str) -> object:
    raise ValueError(constant)


def _short(value: object) -> bool:
    return isinstance(value, str) and len(value) <= 300 and value.isprintable()


def _item(value: object) -> dict[str, Any]:
    if not isinstance(value, dict) or value.get("kind") not in _KINDS:
        raise PackError(f"La liste du paquet ({MANIFEST}) contient une ligne inconnue.")
    path, sha, slug = value.get("path"), value.get("sha256"), value.get("slug")
    if not isinstance(path, str) or not isinstance(sha, str) or not _SHA256.fullmatch(sha):
        raise PackError(f"La liste du paquet ({MANIFEST}) contient une ligne sans chemin ou sans empreinte.")
    if value["kind"] == "attachment":
        if type(value.get("size")) is not int or path != f"attachments/{sha}":
            raise PackError(f"La liste du paquet ({MANIFEST}) décrit mal « {shown(path)} ».")
    elif not isinstance(slug, str) or not SLUG.fullmatch(slug) or not path.endswith(".md"):
        raise PackError(f"La liste du paquet ({MANIFEST}) décrit mal « {shown(path)} ».")
    editions = value.get("editions", [])
    if (
        not isinstance(editions, list)
        or len(editions) > MOST_EDITIONS
        or not all(isinstance(one, str) and _FINGERPRINT.fullmatch(one) for one in editions)
    ):
        raise PackError(f"La liste du paquet ({MANIFEST}) décrit mal l’histoire de « {shown(path)} ».")
    return value


def _check_paths(archive: SafeZip, items: list[dict[str, Any]]) -> None:
    listed = [item["path"] for item in items]
    known = set(listed)
    if len(known) != len(listed):
        raise PackError(f"La liste du paquet ({MANIFEST}) nomme deux fois le même fichier.")
    for path in listed:
        if path not in archive.names:
            raise PackError(f"Il manque au paquet le fichier « {shown(path)} » que sa liste annonce.")
    for name in archive.names:
        if name != MANIFEST and name not in known:
            raise PackError(f"Le paquet contient « {shown(name)} », que sa liste n’annonce pas.")


def _text(archive: SafeZip, item: dict[str, Any]) -> PackText:
    content = archive.read(item["path"], LONGEST_TEXT)
    _same(hashlib.sha256(content).hexdigest(), item)
    text = decoded(content, item["path"])
    return PackText(item["kind"], item["slug"], item["path"], text, tuple(item.get("editions", ())))


def _file(archive: SafeZip, item: dict[str, Any]) -> PackFile:
    digest = hashlib.sha256()
    for piece in archive.chunks(item["path"]):
        digest.update(piece)
    _same(digest.hexdigest(), item)
    if archive.size(item["path"]) != item["size"]:
        raise PackError(f"La liste du paquet ne dit pas la taille de « {shown(item['path'])} ».")
    return PackFile(item["sha256"], item["size"])


def _same(digest: str, item: dict[str, Any]) -> None:
    if digest != item["sha256"]:
        raise PackError(
            f"« {shown(item['path'])} » ne correspond pas à l’empreinte que le paquet annonce\u00a0: "
            "il a été modifié ou abîmé en chemin."
        )


def _refuse_doubles(texts: list[PackText]) -> None:
    keys = [(one.kind, one.slug) for one in texts]
    if len(set(keys)) != len(keys):
        raise PackError(f"La liste du paquet ({MANIFEST}) nomme deux fois la même fiche ou la même brique.")
