"""The context of the parts of a paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aabsocial.core.struct import Struct

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language
    from aabsocial.rendering.docx.fit import Measure
    from aabsocial.rendering.docx.package import WordFile


class PartContext(Struct, kw_only=True):
    """The file that parts are written into, their language, and the title above.

    `measure` estimates heights in that file.
    """

    file: WordFile
    measure: Measure
    language: Language
    title: str = ""
