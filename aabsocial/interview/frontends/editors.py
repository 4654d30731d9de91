"""The editors that a long answer can be written in: the user's own, or those of the machine."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

from aabsocial.core.struct import Struct
from aabsocial.localization.messages import Messages

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language

messages = Messages(__file__)
CHOSEN = ("VISUAL", "EDITOR")  # the variables that name the user's editor, as everywhere


class Editor(Struct):
    """An editor: the key of its text, and the command that waits until it is closed."""

    name: str
    command: str

    def label(self, language: Language) -> str:
        """Return its name, and how to leave it."""
        return messages.text(self.name, language)


EDITORS: dict[str, tuple[Editor, ...]] = {
    "win32": (Editor("notepad", "notepad"),),
    "darwin": (
        Editor("textedit", "open -W -n -t"),
        Editor("code", "code --wait"),
        Editor("nano", "nano"),
        Editor("vim", "vim"),
    ),
}
OTHERS = (
    Editor("gedit", "gedit --wait --standalone"),
    Editor("kate", "kate --block"),
    Editor("code", "code --wait"),
    Editor("nano", "nano"),
    Editor("micro", "micro"),
    Editor("vim", "vim"),
    Editor("vi", "vi"),
)


def has_editor() -> bool:
    """Return whether the user has chosen an editor, here or in the environment."""
    return any(os.environ.get(name, "").strip() for name in CHOSEN)


def found_editors() -> tuple[Editor, ...]:
    """Return the editors that this machine has."""
    known = EDITORS.get(sys.platform, OTHERS)
    return tuple(it for it in known if shutil.which(it.command.split()[0]))


def use_editor(command: str) -> None:
    """Use an editor from now on, until the program ends."""
    os.environ["EDITOR"] = command
