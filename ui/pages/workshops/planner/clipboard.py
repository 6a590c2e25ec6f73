"""Copy, cut and paste of blocks, between workshops and between windows."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QMimeData
from PySide6.QtGui import QGuiApplication

from trainer.core.errors import FabriqueError, InvalidInput
from trainer.planning import edits
from trainer.planning.clips import MIME, clip_text, plain_lines, read_clip, settle_sheets
from trainer.planning.keys import new_keys
from trainer.planning.records import Clip, SheetLook
from ui.operations import planning
from ui.pages.workshops.planner.desk import PlanDesk


def copy(desk: PlanDesk) -> bool:
    """Put the chosen blocks on the clipboard, as blocks and as lines of text; False when none is chosen."""
    if not desk.chosen:
        return False
    clip = edits.copied(desk.plan, desk.chosen)
    data = QMimeData()
    slugs = {look.sheet_id: look.slug for look in desk.looks.values()}
    data.setData(MIME, clip_text(clip, slugs).encode("utf-8"))
    data.setText(plain_lines(desk.plan, clip))
    QGuiApplication.clipboard().setMimeData(data)
    return True


def paste(desk: PlanDesk) -> None:
    """Put copies of what is on the clipboard where something new goes, once their sheets are known here."""
    data: QMimeData | None = QGuiApplication.clipboard().mimeData()  # None where nothing was ever copied
    if data is None or not data.hasFormat(MIME):
        desk.context.notices.say(
            _tr("Le presse-papiers ne contient pas de séquences\u00a0: copiez-en d’abord.")
        )
        return
    try:
        clip, slugs = read_clip(bytes(data.data(MIME).data()).decode("utf-8", "replace"))
    except InvalidInput as error:
        desk.context.notices.say(error.message)
        return
    if not any(block.sheet_id is not None for block in clip.blocks):
        _put(desk, clip)
        return

    def done(looks: dict[int, SheetLook]) -> None:
        known = {look.slug: (look.sheet_id, look.edition) for look in looks.values()}
        try:
            settled = settle_sheets(clip, slugs, known)
        except FabriqueError as error:
            desk.context.notices.say(error.message)
            return
        desk.know(looks)
        _put(desk, settled)

    failed = desk.context.notices.error
    desk.expect(planning.find_sheets(desk.context, slugs=slugs.values(), done=done, failed=failed))


def _put(desk: PlanDesk, clip: Clip) -> None:
    fresh, spot = new_keys(edits.keys_needed(clip)), desk.spot()
    chosen = fresh[: len(clip.blocks)]
    text = _tr("collage de {0} séquence(s)").format(len(chosen))
    if desk.do(text, lambda plan: edits.paste(plan, clip, spot, fresh), choose=chosen):
        desk.reveal_chosen()


def _tr(text: str) -> str:
    return QCoreApplication.translate("plan", text)
