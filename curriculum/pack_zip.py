"""Zip archives from somebody else: every entry is checked before one is read, and reading never trusts a size.

Whatever is wrong raises `PackError` with one French sentence; nothing is ever extracted to the disk.
"""

from __future__ import annotations

import re
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

MEGA = 1024 * 1024
PIECE = 256 * 1024
_END = struct.Struct("<4s4H2LH")
_END_MARK = b"PK\x05\x06"
_LOCAL_HEADER = 30
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_ARCHIVES = (
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\x1f\x8b",
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!",
    b"BZh",
    b"\xfd7zXZ\x00",
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_DRIVE = re.compile(r"[A-Za-z]:")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, struct.error, ValueError, OverflowError)


class PackError(ValueError):
    """A file from somebody else that is refused whole; `message` is the French sentence."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True, slots=True)
class Limits:
    """What an archive may hold: entries, bytes in all, bytes once unpacked per byte packed, characters of a name.

    `nested` lets archives stand in it (a Word file may hold a workbook).
    """

    entries: int = 20_000
    whole: int = 4096 * MEGA
    ratio: int = 200
    small: int = 4 * MEGA
    name: int = 240
    levels: int = 12
    nested: bool = False


PACK_LIMITS = Limits()


class SafeZip:
    """An archive whose every entry passed the checks; a context manager. `names` are its files, in order."""

    def __init__(self, source: Path | bytes, limits: Limits = PACK_LIMITS) -> None:
        self.label = source.name if isinstance(source, Path) else "le fichier"
        self.limits = limits
        self._file: BinaryIO = source.open("rb") if isinstance(source, Path) else BytesIO(source)
        try:
            self._count_entries()
            self._zip = self._opened()
            self._entries = {info.filename: info for info in self._checked() if not info.is_dir()}
        except BaseException:
            self._file.close()
            raise
        self.names = tuple(self._entries)

    def __enter__(self) -> SafeZip:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()
        self._file.close()

    def size(self, name: str) -> int:
        """The bytes of an entry as the archive declares them; reading more than that fails."""
        return self._entries[name].file_size

    def read(self, name: str, longest: int) -> bytes:
        """A whole entry of at most `longest` bytes."""
        if self.size(name) > longest:
            raise PackError(
                f"« {shown(name)} » est trop grand\u00a0: {self.size(name)} octets, {longest} au plus."
            )
        return b"".join(self.chunks(name))

    def chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of an entry, a piece at a time; the checksum is verified with the last one."""
        left = self.size(name)
        try:
            with self._zip.open(self._entries[name]) as entry:
                while piece := entry.read(PIECE):
                    left -= len(piece)
                    if left < 0:
                        break
                    yield piece
        except (*_BROKEN, NotImplementedError, RuntimeError, OSError) as error:
            raise PackError(
                f"« {shown(name)} » est abîmé dans l’archive «\u00a0{self.label}\u00a0»."
            ) from error
        if left:
            raise PackError(f"« {shown(name)} » n’a pas la taille que l’archive annonce.")

    def _count_entries(self) -> None:
        """Look at the end of the file before zipfile reads a directory of any length."""
        self._file.seek(0, 2)
        length = self._file.tell()
        self._file.seek(max(0, length - _END.size - 0xFFFF))
        tail = self._file.read()
        place = tail.rfind(_END_MARK)
        if place < 0 or len(tail) - place < _END.size:
            raise PackError(
                f"«\u00a0{self.label}\u00a0» n’est pas une archive zip, ou il en manque la fin\u00a0: "
                "demandez qu’on vous l’envoie de nouveau."
            )
        _, disk, first, here, count, _, offset, _ = _END.unpack_from(tail, place)
        if disk or first or here != count or offset == 0xFFFFFFFF:
            raise PackError(
                f"«\u00a0{self.label}\u00a0» est une archive en plusieurs morceaux ou de plus de 4\u00a0Go."
            )
        if count > self.limits.entries:
            raise PackError(
                f"«\u00a0{self.label}\u00a0» contient trop de fichiers\u00a0: {count}, {self.limits.entries} au plus."
            )
        self._count = count
        self._file.seek(0)

    def _opened(self) -> zipfile.ZipFile:
        try:
            return zipfile.ZipFile(self._file)
        except (*_BROKEN, NotImplementedError, OSError) as error:
            raise PackError(f"«\u00a0{self.label}\u00a0» est une archive zip abîmée.") from error

    def _checked(self) -> list[zipfile.ZipInfo]:
        infos = self._zip.infolist()
        if len(infos) != self._count:
            raise PackError(
                f"«\u00a0{self.label}\u00a0» ne contient pas le nombre de fichiers qu’il annonce."
            )
        seen: set[str] = set()
        for info in infos:
            check_name(info.orig_filename, self.limits)
            _check_kind(info)
            key = unicodedata.normalize("NFC", info.filename.rstrip("/")).casefold()
            if key in seen:
                raise PackError(f"« {shown(info.filename)} » est deux fois dans l’archive.")
            seen.add(key)
        self._check_sizes(infos)
        for info in infos:
            self._check_content(info)
        return infos

    def _check_sizes(self, infos: list[zipfile.ZipInfo]) -> None:
        for info in infos:
            if info.file_size > self.limits.small and info.file_size > self.limits.ratio * info.compress_size:
                raise PackError(
                    f"« {shown(info.filename)} » se déplie en {info.file_size} octets à partir de "
                    f"{info.compress_size}\u00a0: c’est une bombe, rien n’a été lu."
                )
        whole, packed = sum(i.file_size for i in infos), sum(i.compress_size for i in infos)
        if whole > self.limits.whole or (
            whole > 4 * self.limits.small and whole > self.limits.ratio * max(packed, 1)
        ):
            raise PackError(
                f"«\u00a0{self.label}\u00a0» se déplie en {whole} octets\u00a0: c’est trop, rien n’a été lu."
            )
        end = 0
        for info in sorted(infos, key=lambda one: one.header_offset):
            if info.header_offset < end:
                raise PackError(f"« {shown(info.filename)} » recouvre un autre fichier de l’archive.")
            end = info.header_offset + _LOCAL_HEADER + len(info.orig_filename) + info.compress_size
        self._file.seek(0, 2)
        if end > self._file.tell():
            raise PackError(f"«\u00a0{self.label}\u00a0» annonce plus d’octets qu’il n’en a.")

    def _check_content(self, info: zipfile.ZipInfo) -> None:
        if info.is_dir() or info.file_size < 4 or self.limits.nested:
            return
        try:
            with self._zip.open(info) as entry:
                start = entry.read(6)
        except (*_BROKEN, NotImplementedError, RuntimeError, OSError) as error:
            raise PackError(
                f"« {shown(info.filename)} » est abîmé dans l’archive «\u00a0{self.label}\u00a0»."
            ) from error
        if start.startswith(_ARCHIVES):
            raise PackError(
                f"« {shown(info.filename)} » est une archive dans l’archive\u00a0: dépliez-la d’abord."
            )


def check_name(name: str, limits: Limits = PACK_LIMITS) -> None:
    """Raise `PackError` for a name that could point outside, or that some system could not hold."""
    parts = name.rstrip("/").split("/")
    if len(name) > limits.name or len(parts) > limits.levels or any(len(p.encode()) > 250 for p in parts):
        raise PackError(f"Un nom de fichier est trop long dans l’archive\u00a0: « {shown(name)} ».")
    if "\\" in name or name.startswith("/") or _DRIVE.match(name):
        raise PackError(f"« {shown(name)} » désigne un endroit hors de l’archive.")
    if ".." in parts:
        raise PackError(f"« {shown(name)} » sort du dossier de l’archive.")
    if any(part in ("", ".") for part in parts) or any(unicodedata.category(c) in ("Cc", "Cs") for c in name):
        raise PackError(f"Un nom de fichier n’est pas valable dans l’archive\u00a0: « {shown(name)} ».")


def _check_kind(info: zipfile.ZipInfo) -> None:
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind == stat.S_IFLNK:
        raise PackError(f"« {shown(info.filename)} » est un lien symbolique.")
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise PackError(f"« {shown(info.filename)} » n’est pas un fichier ordinaire.")
    if info.flag_bits & _ENCRYPTED:
        raise PackError(f"« {shown(info.filename)} » est protégé par un mot de passe.")
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise PackError(f"« {shown(info.filename)} » est comprimé d’une façon inconnue.")


def shown(name: str) -> str:
    """A name as a sentence can hold it."""
    plain = "".join(c if c.isprintable() else "·" for c in name)
    return plain if len(plain) <= 80 else f"{plain[:60]}…{plain[-15:]}"


def decoded(content: bytes, name: str) -> str:
    """The text of a UTF-8 file, its line ends made one; raises `PackError` for other encodings and for controls."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise PackError(
            f"« {shown(name)} », ligne {line}\u00a0: ce n’est pas du texte UTF-8\u00a0; "
            "enregistrez le fichier en UTF-8."
        ) from None
    if control := _CONTROL.search(text):
        line = text.count("\n", 0, control.start()) + 1
        raise PackError(f"« {shown(name)} », ligne {line}\u00a0: caractère de contrôle non admis.")
    return text.replace("\r\n", "\n").replace("\r", "\n")
