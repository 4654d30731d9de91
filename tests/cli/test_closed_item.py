"""A public pack is the same bytes whatever its closed item is: no word, sum, mark or hash tells."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from aabsocial.cli.main import run
from aabsocial.model.paper_formats import PAPER_FORMATS
from tests.support.processes import CHECKOUT

OPEN = ("sommer-i-gaarden", "cafeens-aabne-doere")
MEETING = '[meeting]\nbody = "Bestyrelsen"\ndate = 2026-12-03\n'
ITEM = '[[items]]\ntype = "{kind}"\nproposal = "{name}"\n'
TEXT = '[[items]]\ntype = "{kind}"\ntitle = "{title}"\ntext = "{text}"\nclosed = true\n'
CLOSED = "closed = true\n"
# What an agenda may say in place of the closed item; some are folders of a proposal.
IN_ITS_PLACE = {
    "a proposal": ITEM.format(kind="decision", name="faedre-i-faellesskab") + CLOSED,
    "another proposal": ITEM.format(kind="decision", name="staerk-start-vest") + CLOSED,
    "an English one": ITEM.format(kind="decision", name="bikes-back-on-the-road") + CLOSED,
    "one to discuss": ITEM.format(kind="discussion", name="staerk-start-vest") + CLOSED,
    "a draft": ITEM.format(kind="decision", name="kladde") + CLOSED,
    "one that asks for it": ITEM.format(kind="decision", name="lukket"),
    "one that cannot be read": ITEM.format(kind="information", name="ulaeselig") + CLOSED,
    "a text": TEXT.format(kind="information", title="Personsag", text="Kort"),
    "another text": TEXT.format(kind="decision", title="Grundkøb", text="Meget længere. " * 90),
}


@pytest.fixture(autouse=True)
def _proposals() -> None:
    for path in (CHECKOUT / "proposals").glob("*/proposal.toml"):
        shutil.copytree(path.parent, Path("proposals", path.parent.name))
    changes = {
        "kladde": ('status = "submitted"', 'status = "draft"'),
        "lukket": ("\nclosed = false\n", "\nclosed = true\n"),
        "ulaeselig": ("[initiative]\n", "[initiative\n"),
    }
    for name, (old, new) in changes.items():
        shutil.copytree(Path("proposals", OPEN[0]), Path("proposals", name))
        file = Path("proposals", name, "proposal.toml")
        text = file.read_text("utf-8")
        assert old in text
        text = text.replace('title = "Sommer i gården"', 'title = "Personsag"', 1)
        file.write_text(new.join(text.rsplit(old, 1)), encoding="utf-8")


def made(item: str, folder: str, *options: str) -> dict[str, bytes]:
    """Make the public edition with an item as the second of three, in every format."""
    first, last = (ITEM.format(kind="decision", name=name) for name in OPEN)
    path = Path("proposals/moede.toml")
    path.write_text(MEETING + first + item + last, encoding="utf-8")
    line = (
        "handout",
        "--meeting",
        str(path),
        "--edition",
        "public",
        "--to",
        ",".join(PAPER_FORMATS),
    )
    assert run([*line, "--skip-unreadable", *options, "--output", folder]) == 0
    files = (file for file in Path(folder).rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


@pytest.mark.parametrize("options", [(), ("--per-item",), ("--draft",)], ids=" ".join)
def test_public_pack_does_not_depend_on_closed_content(options: tuple[str, ...]) -> None:
    packs = {
        name: made(item, f"ud-{number}", *options)
        for number, (name, item) in enumerate(IN_ITS_PLACE.items())
    }
    first, *others = packs
    assert len(packs[first]) > len(PAPER_FORMATS)
    assert [name for name in others if packs[name] != packs[first]] == []


def test_full_pack_depends_on_closed_content() -> None:
    first, second, *_ = IN_ITS_PLACE.values()
    for item, folder in ((first, "en"), (second, "to")):
        made(item, folder)
        line = ("handout", "--meeting", "proposals/moede.toml", "--to", "md", "--output", folder)
        assert run(line) == 0
    full = [Path(folder, "2026-12-03_moede.md").read_bytes() for folder in ("en", "to")]
    assert full[0] != full[1]


def test_public_overview_sums_open_items_and_says_so() -> None:
    closed, *_ = IN_ITS_PLACE.values()
    made(closed, "med")
    made("", "uden")
    packs = [
        Path(folder, "2026-12-03_moede_offentlig.md").read_text("utf-8")
        for folder in ("med", "uden")
    ]
    says = "Overblikket og summerne omfatter kun åbne punkter."
    assert [says in pack for pack in packs] == [True, False]
    sums = [[line for line in pack.splitlines() if "I alt" in line] for pack in packs]
    assert sums[0]
    assert sums[0] == sums[1]


def test_closed_item_does_not_set_language_of_public_pack() -> None:
    english = ITEM.format(kind="decision", name="bikes-back-on-the-road")
    line = ("handout", "--meeting", "proposals/moede.toml", "--edition", "public", "--to", "md")
    packs = []
    for name in ("faedre-i-faellesskab", "fritidsjob-med-mening", "lukket-engelsk"):
        if name == "lukket-engelsk":
            copy = Path(shutil.copytree("proposals/bikes-back-on-the-road", f"proposals/{name}"))
            file = copy / "proposal.toml"
            text = file.read_text("utf-8")
            file.write_text(text.replace('title = "Bikes', 'title = "Our bikes', 1), "utf-8")
        closed = ITEM.format(kind="decision", name=name) + CLOSED
        Path("proposals/moede.toml").write_text(MEETING + english + closed, encoding="utf-8")
        assert run([*line, "--output", name]) == 0
        packs.append(Path(name, "2026-12-03_meeting_public.md").read_bytes())
    assert len(set(packs)) == 1
