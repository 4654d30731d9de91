"""Take pictures, as text, of what the rich front end leaves on a terminal."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

import pyte
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output.vt100 import Vt100_Output

from aabsocial.interview.frontends.rich import RichFrontEnd
from aabsocial.interview.frontends.screen_renderer import ScreenRenderer
from aabsocial.interview.protocol import Stop
from aabsocial.interview.screens import screen
from aabsocial.interview.update import update

if TYPE_CHECKING:
    import questionary
    from prompt_toolkit.application import Application
    from prompt_toolkit.input.base import PipeInput

    from aabsocial.interview.protocol import Action, Screen
    from aabsocial.interview.session import Session

ROWS = 60


class _Camera(RichFrontEnd):
    """A rich front end whose prompt is left once its keys show: a list erases itself then."""

    keyboard: PipeInput
    sink: StringIO
    keys = ""
    taken = ""

    def ask_with(self, shown: Screen, keys: str) -> Action:
        """Show a screen, press keys, and return the action."""
        self.keys = keys
        return self.ask(shown)

    def _wait(self, prompt: questionary.Question) -> object:
        application = prompt.application
        waiting = [self.keys] if self.keys else []

        def rendered(_: Application[object]) -> None:
            if application.is_done:
                return
            self.taken = self.sink.getvalue()
            if waiting:
                self.keyboard.send_text(waiting.pop())
            else:
                application.exit(exception=EOFError())

        application.after_render += rendered
        try:
            return super()._wait(prompt)
        finally:
            application.after_render -= rendered


def screen_after(session: Session, *keys: str, columns: int) -> str:
    """Return the lines on a terminal once keys were pressed, turn by turn, from a session on.

    What is pressed in the last turn may be unfinished: a text without Enter, or nothing at all.
    """
    sink = StringIO()
    size = Size(rows=ROWS, columns=columns)
    with create_pipe_input() as keyboard:
        renderer = ScreenRenderer(sink, width=columns)
        camera = _Camera(
            session.language,
            renderer.show,
            rows_of=renderer.paper_height,
            keyboard=keyboard,
            output=Vt100_Output(sink, lambda: size, term="xterm"),
        )
        camera.keyboard, camera.sink = keyboard, sink
        for some in keys:
            action = camera.ask_with(screen(session), some)
            if action != Stop():
                session = update(session, action)
    terminal = pyte.Screen(columns, ROWS)
    pyte.Stream(terminal).feed(camera.taken.replace("\n", "\r\n"))
    lines = [line.rstrip() for line in terminal.display]
    return "\n".join(lines).strip("\n")
