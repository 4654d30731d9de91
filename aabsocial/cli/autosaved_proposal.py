"""The file that an interview saves to, and what is found around its answers there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from aabsocial.cli.context import plain_again
from aabsocial.cli.terminal import print_notice, relative_to_cwd
from aabsocial.localization.messages import Messages
from aabsocial.model.answers import answer_at

if TYPE_CHECKING:
    from aabsocial.localization.messages import Language
    from aabsocial.model.answers import Answers
    from aabsocial.model.findings import Finding
    from aabsocial.model.policy import Policy
    from aabsocial.storage import StoredProposal
    from aabsocial.storage.toml_edit.writer import Layout

messages = Messages(__file__)


class AutosavedProposal:
    """The file that an interview saves to; a new one is created with the first answer."""

    def __init__(
        self,
        policy: Policy,
        language: Language,
        *,
        into: Path | None = None,
        stored: StoredProposal | None = None,
        plain: bool = False,
    ) -> None:
        """Save to a stored proposal, or to a new one below the folder `into`.

        `plain` says that `--plain` was given: a command that is told has it too.
        """
        self.policy = policy
        self.language = language
        self.into = into or Path()
        self.stored = stored
        self.plain = plain_again(plain=plain)
        self._read = stored

    def save(self, answers: Answers) -> StoredProposal:
        """Save all answers, synced to disk; raises what `storage.save_proposal` raises."""
        from aabsocial.storage import save_proposal

        layout = self._layout(answers)
        if self.stored is None:
            self.stored = self._begin(answers, layout)
        else:
            self.stored = save_proposal(self.stored, answers, layout)
        return self.stored

    def _begin(self, answers: Answers, layout: Layout) -> StoredProposal:
        from aabsocial.personal_data.file_names import slug
        from aabsocial.storage.new_proposal import begin_proposal

        title = str(answer_at(answers, ("initiative", "title")) or "")
        stored = begin_proposal(self.into, title, answers, layout)
        folder, namesake = stored.path.parent, self.into / slug(title)
        if folder.name != namesake.name:
            there, here = relative_to_cwd(namesake), relative_to_cwd(folder)
            values = {"namesake": there, "folder": here, "plain": self.plain}
            print_notice(messages.text("namesake", self.language, **values))
        return stored

    def possible_annexes(self) -> tuple[str, ...]:
        """Return the files in the proposal's folder that may be annexes."""
        from aabsocial.storage.found_annexes import possible_annexes

        return possible_annexes(self.stored.path) if self.stored else ()

    def older_papers(self) -> tuple[str, ...]:
        """Return the papers in the proposal's folder that are older than its answers."""
        from aabsocial.storage.outputs import older_papers

        return older_papers(self.stored.path) if self.stored else ()

    def findings_around(self, answers: Answers) -> tuple[Finding, ...]:
        """Return what `validate` would find beside these answers: in the file, and in its folder.

        There is nothing around answers that have no file yet.
        """
        from aabsocial.questionnaire.questions import read_answers
        from aabsocial.validation.folder_checks import findings_in_folder
        from aabsocial.validation.single import findings_in_text

        if self.stored is None:
            return ()
        stored = self._as_read(self.stored, answers)
        structure = read_answers(self.policy, stored.answers)
        in_folder = findings_in_folder(stored.path, structure.proposal)
        return (*findings_in_text(stored, structure), *in_folder)

    def _as_read(self, stored: StoredProposal, answers: Answers) -> StoredProposal:
        """Return the file as it is read once it has these answers, which may not be saved yet."""
        from aabsocial.storage.reading import parse_proposal

        raw = stored.raw or b""
        if answers != stored.answers:
            if self._read is not None and answers == self._read.answers:
                return self._read
            from aabsocial.storage.toml_edit.edit import write_answers

            raw = write_answers(stored.text, answers, self._layout(answers)).encode()
        if self._read is None or self._read.raw != raw:
            self._read = parse_proposal(raw, stored.path)
        return self._read

    def _layout(self, answers: Answers) -> Layout:
        from aabsocial.storage.layout import layout_of

        return layout_of(self.policy, "en" if answers.get("language") == "en" else "da")
