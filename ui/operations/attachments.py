"""What a person does with the files of a sheet: one function per action, run on the worker."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from trainer.core.errors import BadFile
from trainer.library.attachment_records import AttachmentRecord
from ui.kit.page import PageContext
from ui.kit.worker import Failed, Job
from ui.operations.acting import read, read_long

Progress = Callable[[int, int, str], None]
Records = Mapping[str, AttachmentRecord]


def keep_file(
    context: PageContext,
    *,
    path: Path,
    done: Callable[[AttachmentRecord], None],
    failed: Failed,
    progress: Progress,
) -> Job:
    """Keep a file of the disk with the sheets."""
    return read_long(
        context,
        lambda app, report: app.attachments.put(path=path, report=report),
        done=done,
        failed=failed,
        progress=progress,
    )


def describe(context: PageContext, *, hashes: Iterable[str], done: Callable[[Records], None]) -> Job:
    """Size and kind of files, without those that the database does not hold."""
    wanted = tuple(hashes)
    return read(context, lambda app: app.attachments.describe(wanted), done=done)


def thumbnail(
    context: PageContext, *, sha256: str, side: int, done: Callable[[tuple[str, QImage]], None]
) -> Job:
    """A picture no larger than a square of `side` pixels, with its hash; a null one when it cannot be drawn."""
    return read(
        context,
        lambda app: (sha256, _decoded(app.attachments.read(sha256), side)),
        done=done,
        failed=lambda error: None,
    )


def picture(
    context: PageContext, *, sha256: str, name: str, done: Callable[[QImage], None], failed: Failed
) -> Job:
    """A whole picture; `failed` when it cannot be drawn."""

    def work(content: bytes) -> QImage:
        image = _decoded(content, 0)
        if image.isNull():
            raise BadFile(f"L’image «\u00a0{name}\u00a0» ne peut pas être montrée.")
        return image

    return read(context, lambda app: work(app.attachments.read(sha256)), done=done, failed=failed)


def local_copy(
    context: PageContext, *, sha256: str, done: Callable[[Path], None], failed: Failed, progress: Progress
) -> Job:
    """A private copy on the disk, for the film player, the pages of a PDF or another program."""
    return read_long(
        context,
        lambda app, report: app.attachments.local_copy(sha256, report),
        done=done,
        failed=failed,
        progress=progress,
    )


def save_copy(
    context: PageContext, *, sha256: str, path: Path, done: Callable[[Path], None], failed: Failed
) -> Job:
    """Write a file where the person chose."""
    return read_long(
        context,
        lambda app, report: app.attachments.copy_to(
            sha256=sha256, folder=path.parent, name=path.name, report=report
        ),
        done=done,
        failed=failed,
    )


def _decoded(content: bytes, side: int) -> QImage:
    """A picture turned as it was taken, within a square of `side` pixels (0: as it is)."""
    data = QByteArray(content)
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if side and size.isValid() and max(size.width(), size.height()) > side:
        reader.setScaledSize(size.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()
