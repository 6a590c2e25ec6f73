"""The files of the sheets."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.library.attachment_rules import PDF, PICTURES


@dataclass(frozen=True, slots=True)
class AttachmentRecord:
    """A file that is kept, without its bytes; `name` is the one it came with, "" when only its hash was asked."""

    sha256: str
    size: int
    media_type: str
    name: str = ""

    @property
    def picture(self) -> bool:
        """True for what can be shown at once."""
        return self.media_type in PICTURES

    @property
    def pdf(self) -> bool:
        """True for what opens as pages."""
        return self.media_type == PDF

    @property
    def film(self) -> bool:
        """True for what plays, with or without a picture."""
        return self.media_type.startswith(("video/", "audio/"))
