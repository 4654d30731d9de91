"""`verify` tells whether a pack is unchanged and still made of today's proposals."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pikepdf
import pytest

from aabsocial.cli.main import run
from aabsocial.cli.pack_reading import handout_command
from aabsocial.rendering.pdf.integrity import sign_with_digest
from tests.support.processes import CHECKOUT, run_program

NAME = "sommer-i-gaarden"
DAY = "2026-12-03"
MANY = 12  # proposals of a large pack
SOURCE = Path("proposals") / NAME / "proposal.toml"
PACKS = {"full": "ud/2026-12-03_moede.pdf", "public": "ud/2026-12-03_moede_offentlig.pdf"}


@pytest.fixture(autouse=True)
def _packs() -> None:
    shutil.copytree(CHECKOUT / "proposals" / NAME, SOURCE.parent)
    facts = ("--date", "2026-12-03", "--body", "Bestyrelsen", "--output", "ud")
    assert run(["handout", *facts, "--edition", "full,public"]) == 0


@pytest.mark.parametrize("edition", PACKS)
def test_fresh_pack_is_verified(edition: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["verify", PACKS[edition]]) == 0
    said = capsys.readouterr().out
    assert "uændret" in said
    assert SOURCE.as_posix() in said


def test_large_pack_is_verified_until_a_proposal_changes(
    capsys: pytest.CaptureFixture[str],
) -> None:
    folders = [f"proposals/{number:02}" for number in range(MANY)]
    for folder in folders:
        shutil.copytree(SOURCE.parent, folder)
    facts = ("--date", "2026-12-03", "--body", "Bestyrelsen", "--output", "mange")
    assert run(["handout", *folders, *facts]) == 0
    assert run(["verify", "mange/2026-12-03_moede.pdf"]) == 0
    said = capsys.readouterr().out
    assert [folder for folder in folders if folder not in said] == []

    (Path(folders[-1]) / "proposal.toml").unlink()
    assert run(["verify", "mange/2026-12-03_moede.pdf"]) == 1


@pytest.mark.parametrize("edition", PACKS)
def test_changed_proposal_is_reported(edition: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = SOURCE.read_text(encoding="utf-8").replace("Sommer i gården", "Vinter i gården")
    SOURCE.write_text(text, encoding="utf-8")
    assert run(["verify", PACKS[edition]]) == 1
    said = capsys.readouterr().out
    assert "er uændret, siden" in said
    assert "er ændret, siden mødematerialet blev lavet." in said


def test_changed_contact_does_not_affect_public_pack() -> None:
    text = SOURCE.read_text(encoding="utf-8").replace("@aab.example", "@ny.example")
    SOURCE.write_text(text, encoding="utf-8")
    assert run(["verify", PACKS["public"]]) == 0
    assert run(["verify", PACKS["full"]]) == 1


def test_pack_with_masked_cpr_number_is_verified() -> None:
    number = "-".join(("010" + "190", "1" + "234"))
    SOURCE.write_text(f"# Ring til {number}\n{SOURCE.read_text('utf-8')}", encoding="utf-8")
    facts = ("--date", "2026-12-03", "--body", "Bestyrelsen", "--output", "ud")
    assert run(["handout", *facts, "--draft"]) == 0

    with pikepdf.open(PACKS["full"]) as file:
        carried = [file.attachments[name].get_file().read_bytes() for name in file.attachments]
    assert any(b"# Ring til " in content for content in carried)
    assert not any(number.encode() in content for content in carried)
    assert run(["verify", PACKS["full"]]) == 0


def test_missing_proposal_is_reported(capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(SOURCE.parent)
    assert run(["verify", PACKS["full"]]) == 1
    assert "findes ikke her" in capsys.readouterr().out


def test_changed_pdf_is_reported(capsys: pytest.CaptureFixture[str]) -> None:
    path = Path(PACKS["full"])
    path.write_bytes(path.read_bytes() + b"\n")
    assert run(["verify", str(path)]) == 1
    assert "er ændret, siden" in capsys.readouterr().out


def test_each_items_file_can_be_verified() -> None:
    facts = ("--date", "2026-12-03", "--body", "Bestyrelsen", "--output", "portal")
    assert run(["handout", *facts, "--per-item"]) == 0
    assert run(["verify", f"portal/01_indstilling_{NAME}.pdf"]) == 0


def test_agenda_of_a_pack_in_parts_is_verified_until_a_proposal_changes(
    capsys: pytest.CaptureFixture[str],
) -> None:
    facts = ("--date", "2026-12-03", "--body", "Bestyrelsen", "--output", "portal")
    assert run(["handout", *facts, "--per-item"]) == 0
    agenda = "portal/00_2026-12-03_moede.pdf"
    assert f'aabsocial verify "{agenda}"' in capsys.readouterr().err
    assert run(["verify", agenda]) == 0
    assert f"{SOURCE.as_posix()} er det samme som i mødematerialet." in capsys.readouterr().out

    SOURCE.write_text(f"{SOURCE.read_text('utf-8')}\n# nyt\n", encoding="utf-8")
    assert run(["verify", agenda]) == 1
    assert "er ændret, siden mødematerialet blev lavet." in capsys.readouterr().out


def test_sheet_of_a_pack_in_parts_names_the_agendas_file(
    capsys: pytest.CaptureFixture[str],
) -> None:
    facts = ("--date", "2026-12-03", "--body", "Bestyrelsen", "--output", "portal")
    assert run(["handout", *facts, "--per-item"]) == 0
    capsys.readouterr()
    assert run(["verify", "portal/2026-12-03_moede_beslutningsark.pdf"]) == 2
    assert 'aabsocial verify "portal/00_2026-12-03_moede.pdf"' in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"Kaere alle", "kan ikke læses som PDF"), (b"", "kan ikke læses som PDF")],
    ids=["text", "nothing"],
)
def test_non_pdf_is_refused(content: bytes, says: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("x.pdf").write_bytes(content)
    assert run(["verify", "x.pdf"]) == 2
    assert says in capsys.readouterr().err


def test_truncated_pdf_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    content = Path(PACKS["full"]).read_bytes()
    Path("x.pdf").write_bytes(content[: len(content) // 2])
    assert run(["verify", "x.pdf"]) == 2
    assert "x.pdf er beskadiget eller ufuldstændig" in capsys.readouterr().err


@pytest.mark.parametrize("password", ["", "hemmelig"], ids=["to change it", "to read it"])
def test_encrypted_pdf_is_refused(password: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pikepdf.open(PACKS["full"]) as document:
        lock = pikepdf.Encryption(user=password, owner="hemmelig")
        document.save("x.pdf", encryption=lock)
    assert run(["verify", "x.pdf"]) == 2
    assert "låst med en adgangskode" in capsys.readouterr().err


def test_resaved_pdf_is_reported_as_altered(capsys: pytest.CaptureFixture[str]) -> None:
    with pikepdf.open(PACKS["full"]) as document:
        document.save("x.pdf")
    assert run(["verify", "x.pdf"]) == 1
    said = capsys.readouterr()
    assert said.out.startswith("✗ x.pdf er ændret")
    assert said.err == (
        "Brug den oprindelige fil fra »aabsocial handout«, eller lav mødematerialet igen.\n"
    )


def test_advice_fits_the_result(capsys: pytest.CaptureFixture[str]) -> None:
    SOURCE.write_text(SOURCE.read_text("utf-8").replace("Sommer", "Vinter"), encoding="utf-8")
    run(["verify", PACKS["full"]])
    changed = capsys.readouterr().err
    shutil.rmtree(SOURCE.parent)
    run(["verify", PACKS["full"]])
    gone = capsys.readouterr().err
    assert "Skal ændringerne med" in changed
    assert "hvor »aabsocial handout« blev kørt" in gone
    assert all(len(said.splitlines()) == 1 for said in (changed, gone))


@pytest.mark.parametrize(
    ("edition", "ending"), [("full", ""), ("public", " --edition public")], ids=PACKS
)
def test_a_pack_without_a_meeting_file_is_made_again_of_its_folders(
    edition: str, ending: str, capsys: pytest.CaptureFixture[str]
) -> None:
    SOURCE.write_text(SOURCE.read_text("utf-8").replace("Sommer", "Vinter"), encoding="utf-8")
    run(["verify", PACKS[edition]])

    command = f"aabsocial handout {SOURCE.parent.as_posix()} --date 2026-12-03{ending}"
    assert " ".join(capsys.readouterr().err.split()).endswith(f"igen med: {command}")


def test_the_file_of_one_item_is_not_made_again_of_that_item_alone(
    capsys: pytest.CaptureFixture[str],
) -> None:
    facts = ("--date", DAY, "--body", "Bestyrelsen", "--per-item", "--output", "portal")
    assert run(["handout", *facts]) == 0
    SOURCE.write_text(SOURCE.read_text("utf-8").replace("Sommer", "Vinter"), encoding="utf-8")
    capsys.readouterr()
    (file,) = Path("portal").glob("01_*.pdf")
    assert run(["verify", str(file)]) == 1

    assert " ".join(capsys.readouterr().err.split()).endswith("igen med: aabsocial handout")


@pytest.mark.parametrize(
    ("folders", "day", "command"),
    [
        (
            ("proposals/lys", "vores egne/stier"),
            DAY,
            f' proposals/lys "vores egne/stier" --date {DAY}',
        ),
        (("proposals/lys",), "$(rm x)", " proposals/lys"),
        (("proposals/lys",), None, " proposals/lys"),
        (("proposals/lys", "$(rm x)"), DAY, ""),
        (("--output",), DAY, ""),
        ((), DAY, ""),
    ],
    ids=["names", "no day", "day unknown", "a command", "an option", "no folder"],
)
def test_no_command_of_a_manifest_is_repeated(
    folders: tuple[str, ...], day: str | None, command: str
) -> None:
    assert handout_command("", "full", folders, day) == f"aabsocial handout{command}"


def test_content_of_non_pdf_is_not_quoted() -> None:
    Path("x.pdf").write_text("Anna i lejlighed 4", encoding="utf-8")
    done = run_program("verify", "x.pdf")
    assert done.returncode == 2
    assert done.stderr.startswith("Fejl: x.pdf")
    assert len(done.stderr.splitlines()) == 2


def test_a_pdf_without_proposals_is_no_pack(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["render", NAME, "--to", "pdf"]) == 0
    assert run(["verify", str(SOURCE.with_name("proposal.pdf"))]) == 2
    assert "ikke mødemateriale" in capsys.readouterr().err


def test_missing_file_is_reported() -> None:
    assert run(["verify", "nowhere.pdf"]) == 4


def test_folder_is_refused_with_its_first_pdf(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["verify", "ud"]) == 4
    assert f'aabsocial verify "{Path(PACKS["full"])}"' in capsys.readouterr().err


def test_folder_without_pdf_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["verify", "proposals"]) == 4
    assert "Der er ingen PDF-filer i mappen proposals" in capsys.readouterr().err


MEETING = """[meeting]
body = "Bestyrelsen"
date = 2026-12-03
chair = "Formanden"

[[items]]
proposal = "sommer-i-gaarden"

[[items]]
type = "information"
title = "Årsrapport"
text = "Året der gik."
annexes = ["bilag/rapport.md"]

[[items]]
type = "information"
title = "Personsag"
text = "Fortroligt."
closed = true
"""
AGENDA = Path("proposals/moede.toml")
REPORT = Path("proposals/bilag/rapport.md")
ANNEX = SOURCE.with_name("annexes") / "bilag-1-referat-afdelingsmoede-901.md"


def a_pack_of_an_agenda(*options: str) -> None:
    AGENDA.write_text(MEETING, encoding="utf-8")
    REPORT.parent.mkdir()
    REPORT.write_text("Tal.\n", encoding="utf-8")
    line = ("handout", "--meeting", str(AGENDA), "--output", "ud", "--edition", "full,public")
    assert run([*line, *options]) == 0


def verified(path: str, capsys: pytest.CaptureFixture[str], language: str = "da") -> list[str]:
    """Return the failed checks that `verify` prints of an intact pack."""
    capsys.readouterr()
    assert run(["verify", path, "--lang", language]) == 1
    first, *lines = capsys.readouterr().out.splitlines()
    assert first.startswith("✓")
    checks = re.split(r"\s(?=[✓✗–]\s)", " ".join(lines))
    assert all(one[0] in "✓✗–" for one in checks)
    return [one[1:].strip() for one in checks if one.startswith("✗")]


@pytest.mark.parametrize("edition", PACKS)
def test_fresh_pack_of_meeting_file_is_verified(
    edition: str, capsys: pytest.CaptureFixture[str]
) -> None:
    a_pack_of_an_agenda()
    capsys.readouterr()
    assert run(["verify", PACKS[edition]]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert f"Dagsordenen {AGENDA.as_posix()} er den samme" in said
    assert f"Bilag 1.1: {ANNEX.as_posix()} er det samme" in said
    assert f"Bilag 2.1: {REPORT.as_posix()} er det samme" in said


@pytest.mark.parametrize("edition", PACKS)
@pytest.mark.parametrize(("path", "number"), [(ANNEX, "1.1"), (REPORT, "2.1")])
def test_changed_or_missing_annex_is_reported(
    edition: str, path: Path, number: str, capsys: pytest.CaptureFixture[str]
) -> None:
    a_pack_of_an_agenda()
    path.write_bytes(path.read_bytes() + b"\n")
    named = f"Bilag {number}: {path.as_posix()}"
    assert verified(PACKS[edition], capsys) == [
        f"{named} er ændret, siden mødematerialet blev lavet."
    ]
    english = named.replace("Bilag", "Annex")
    assert verified(PACKS[edition], capsys, "en") == [
        f"{english} has changed since the pack was made."
    ]
    path.unlink()
    assert verified(PACKS[edition], capsys) == [f"{named} findes ikke her."]


def test_annex_missing_from_the_start_is_no_change(
    capsys: pytest.CaptureFixture[str],
) -> None:
    ANNEX.unlink()
    a_pack_of_an_agenda("--draft")
    capsys.readouterr()
    assert run(["verify", PACKS["full"]]) == 0
    assert "manglede, da mødematerialet blev lavet" in " ".join(capsys.readouterr().out.split())
    ANNEX.write_text("Nu er det her.\n", encoding="utf-8")
    assert verified(PACKS["full"], capsys) == [
        f"Bilag 1.1: {ANNEX.as_posix()} er ændret, siden mødematerialet blev lavet."
    ]


def test_public_pack_ignores_closed_annexes() -> None:
    text = SOURCE.read_text("utf-8")
    opened, closed = "closed = false", "closed = true"
    at = text.index(opened, text.index(ANNEX.name))
    SOURCE.write_text(text[:at] + closed + text[at + len(opened) :], encoding="utf-8")
    a_pack_of_an_agenda()
    ANNEX.write_text("ændret", encoding="utf-8")
    assert run(["verify", PACKS["public"]]) == 0
    assert run(["verify", PACKS["full"]]) == 1
    with pikepdf.open(PACKS["public"]) as file:
        manifest = json.loads(file.attachments["manifest.json"].get_file().read_bytes())
    first, second = manifest["items"][0]["annexes"]
    assert first == {"number": "1.1", "closed": True}
    assert second["path"].startswith(f"{NAME}/annexes/bilag-2-")


OTHER_AGENDAS = {
    "the chair": ("Formanden", "Næstformanden", ("oplysningerne om mødet",)),
    "a type": ('proposal = "som', 'type = "discussion"\nproposal = "som', ("punkt 1",)),
    "a title": ("Årsrapport", "Regnskab", ("punkt 2",)),
    "a text": ("Året der gik.", "Året, der kommer.", ("punkt 2",)),
    "an annex": ("bilag/rapport.md", "bilag/andet.md", ("punkt 2",)),
    "a further item": ("[[items]]\ntype", '[[items]]\ntitle = "Ny"\n\n[[items]]\ntype', None),
    "close the item": ('Året der gik."', 'Året der gik."\nclosed = true', ("punkt 2",)),
}


@pytest.mark.parametrize("edition", PACKS)
@pytest.mark.parametrize(("old", "new", "parts"), OTHER_AGENDAS.values(), ids=OTHER_AGENDAS)
def test_changed_agenda_is_reported_by_item(
    edition: str,
    old: str,
    new: str,
    parts: tuple[str, ...] | None,
    capsys: pytest.CaptureFixture[str],
) -> None:
    a_pack_of_an_agenda()
    assert old in MEETING
    AGENDA.write_text(MEETING.replace(old, new, 1), encoding="utf-8")
    told = verified(PACKS[edition], capsys)
    begins = f"Dagsordenen {AGENDA.as_posix()} er ændret: "
    if parts is None:
        assert told == [f"{begins}punkt 2, punkt 3 og punkt 4."]
    else:
        assert told == [f"{begins}{' og '.join(parts)}."]


@pytest.mark.parametrize(
    ("edition", "ending"), [("full", ""), ("public", " --edition public")], ids=PACKS
)
@pytest.mark.parametrize("name", ["moede.toml", "møde i juni.toml"])
def test_changed_pack_is_made_again_of_its_meeting_file(
    name: str, edition: str, ending: str, capsys: pytest.CaptureFixture[str]
) -> None:
    meeting = AGENDA.with_name(name)
    meeting.write_text(MEETING.replace('annexes = ["bilag/rapport.md"]', ""), encoding="utf-8")
    line = ["handout", "--meeting", str(meeting), "--output", "ud", "--edition", "full,public"]
    assert run(line) == 0
    meeting.write_text(MEETING, encoding="utf-8")
    capsys.readouterr()
    assert run(["verify", PACKS[edition]]) == 1
    path = f'"proposals/{name}"' if " " in name else f"proposals/{name}"
    told = " ".join(capsys.readouterr().err.split())
    assert told.endswith(f"igen med: aabsocial handout --meeting {path}{ending}")


@pytest.mark.parametrize("first", PACKS)
def test_both_editions_are_verified_whichever_was_made_first(first: str) -> None:
    AGENDA.write_text(MEETING.replace('annexes = ["bilag/rapport.md"]', ""), encoding="utf-8")
    line = ["handout", "--meeting", str(AGENDA), "--output", "to"]
    second = next(it for it in PACKS if it != first)
    assert run([*line, "--edition", first]) == 0
    sent = Path(PACKS[first].replace("ud/", "to/"))
    content = sent.read_bytes()
    assert run([*line, "--edition", second]) == 0
    assert sent.read_bytes() == content
    assert [run(["verify", path.replace("ud/", "to/")]) for path in PACKS.values()] == [0, 0]


def test_public_pack_ignores_changes_of_closed_items() -> None:
    a_pack_of_an_agenda()
    AGENDA.write_text(MEETING.replace("Fortroligt.", "Noget andet."), encoding="utf-8")
    assert run(["verify", PACKS["public"]]) == 0
    assert run(["verify", PACKS["full"]]) == 1
    opened = MEETING.replace("closed = true\n", "")
    AGENDA.write_text(opened, encoding="utf-8")
    assert run(["verify", PACKS["public"]]) == 1


def test_comments_in_meeting_file_are_ignored() -> None:
    a_pack_of_an_agenda()
    AGENDA.write_text(f"# Husk kaffe\n{MEETING}", encoding="utf-8")
    assert run(["verify", PACKS["full"]]) == 0


def test_missing_or_unreadable_meeting_file_is_reported(
    capsys: pytest.CaptureFixture[str],
) -> None:
    a_pack_of_an_agenda()
    AGENDA.write_text("[meeting\n", encoding="utf-8")
    named = f"Dagsordenen {AGENDA.as_posix()}"
    assert verified(PACKS["full"], capsys) == [f"{named} er ændret og kan ikke læses."]
    AGENDA.unlink()
    assert verified(PACKS["full"], capsys)[0] == f"{named} findes ikke her."


def test_unreadable_proposal_is_no_change_of_agenda(
    capsys: pytest.CaptureFixture[str],
) -> None:
    a_pack_of_an_agenda()
    SOURCE.write_text("[initiative\n", encoding="utf-8")
    for pack in PACKS.values():
        told = verified(pack, capsys)
        assert told == [f"Punkt 1: {SOURCE.as_posix()} er ændret, siden mødematerialet blev lavet."]


def test_file_of_one_item_is_verified_for_that_item_only() -> None:
    a_pack_of_an_agenda("--per-item")
    own = f"ud/2026-12-03_moede/01_indstilling_{NAME}.pdf"
    report = "ud/2026-12-03_moede/02_orientering_aarsrapport.pdf"
    assert [run(["verify", path]) for path in (own, report)] == [0, 0]
    AGENDA.write_text(MEETING.replace("Årsrapport", "Regnskab"), encoding="utf-8")
    assert [run(["verify", path]) for path in (own, report)] == [0, 1]


@pytest.mark.parametrize("edition", PACKS)
def test_pack_without_attachment_fails(edition: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pikepdf.open(PACKS[edition]) as document:
        del document.attachments[f"01_{NAME}.toml"]
        document.save("x.pdf")
    capsys.readouterr()
    assert run(["verify", "x.pdf"]) == 1
    said = " ".join(capsys.readouterr().out.split())
    told = f"Punkt 1: {SOURCE.as_posix()} er ikke vedhæftet, eller den vedhæftede fil er ændret."
    assert told in said
    assert "det samme" not in said.replace("er det samme, som da mødematerialet", "")


def test_replaced_attachment_fails(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pikepdf.open(PACKS["full"]) as document:
        document.attachments[f"01_{NAME}.toml"] = SOURCE.read_bytes() + b"\n"
        document.save("x.pdf")
    capsys.readouterr()
    assert run(["verify", "x.pdf"]) == 1
    assert "er ikke vedhæftet, eller" in " ".join(capsys.readouterr().out.split())


def test_intact_pack_with_replaced_attachment_fails(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pikepdf.open(PACKS["full"]) as document:
        document.attachments[f"01_{NAME}.toml"] = SOURCE.read_bytes() + b"\n"
        document.save("x.pdf", object_stream_mode=pikepdf.ObjectStreamMode.disable)
    raw, empty = Path("x.pdf").read_bytes(), b"(" + 24 * b"A" + b")"
    unsealed = re.sub(rb"/ID\s*\[.*?\]", b"/ID [" + empty + empty + b"]", raw)
    Path("x.pdf").write_bytes(sign_with_digest(unsealed))
    capsys.readouterr()
    assert run(["verify", "x.pdf"]) == 1
    said = capsys.readouterr()
    assert "er uændret" in said.out
    assert "er ikke vedhæftet, eller" in " ".join(said.out.split())
    assert "Brug den oprindelige fil" in said.err


def test_manifest_paths_are_relative_to_proposals_folder() -> None:
    a_pack_of_an_agenda()
    with pikepdf.open(PACKS["full"]) as file:
        content = file.attachments["manifest.json"].get_file().read_bytes()
    manifest = json.loads(content)
    assert manifest["agenda"] == "moede.toml"
    first, second, third = manifest["items"]
    assert first["path"] == f"{NAME}/proposal.toml"
    assert first["annexes"][0]["path"] == f"{NAME}/annexes/{ANNEX.name}"
    assert second["annexes"][0]["path"] == "bilag/rapport.md"
    assert third["closed"] is True
    assert str(Path.cwd()).encode() not in content


def test_pack_is_verified_wherever_proposals_folder_is(tmp_path: Path) -> None:
    a_pack_of_an_agenda()
    elsewhere = tmp_path / "andet" / "sted"
    elsewhere.mkdir(parents=True)
    shutil.move("proposals", elsewhere / "oplaeg")
    settings = elsewhere / "aabsocial.toml"
    settings.write_text('proposals = "oplaeg"\n', encoding="utf-8")
    done = run_program("verify", str(Path(PACKS["full"]).absolute()), folder=elsewhere)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    "annexes",
    [3, [3], ["a.md"], [{"path": 3}], [{"sha256": None}]],
    ids=["3", "[3]", "text", "path", "hash"],
)
def test_foreign_manifest_is_refused(annexes: object) -> None:
    with pikepdf.open(PACKS["full"]) as document:
        manifest = {"items": [{"number": "1", "annexes": annexes}]}
        document.attachments["manifest.json"] = json.dumps(manifest).encode()
        document.save("x.pdf")
    assert run(["verify", "x.pdf"]) == 2


@pytest.mark.parametrize("edition", PACKS)
def test_changed_or_missing_copy_is_reported(
    edition: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = {"full": "bilag", "public": "bilag_offentlig"}[edition]
    first, second, *_ = sorted(Path("ud", folder).iterdir())
    first.write_text("rettet", encoding="utf-8")
    second.unlink()
    assert run(["verify", PACKS[edition]]) == 1

    said = capsys.readouterr().out
    assert f"✗ Kopien {folder}/{first.name} er ændret, siden mødematerialet blev lavet.\n" in said
    assert f"✗ Kopien {folder}/{second.name} findes ikke her.\n" in said
    assert run(["verify", PACKS["public" if edition == "full" else "full"]]) == 0


def test_copies_of_other_items_are_not_verified_with_an_items_file() -> None:
    facts = ("--date", "2026-12-03", "--body", "Bestyrelsen", "--output", "portal")
    shutil.copytree(SOURCE.parent, "proposals/vinter")
    assert run(["handout", *facts, "--per-item"]) == 0
    next(Path("portal/bilag").glob("02.1_*")).unlink()
    first, second = sorted(Path("portal").glob("0[12]_*.pdf"))

    assert run(["verify", str(first)]) == 0
    assert run(["verify", str(second)]) == 1


def test_pack_sent_by_itself_has_no_copies_to_verify() -> None:
    shutil.copy(PACKS["full"], "alene.pdf")
    assert run(["verify", "alene.pdf"]) == 0


@pytest.mark.parametrize(
    ("end", "words"),
    [
        ("_beslutningsark", "er et beslutningsark"),
        ("_decision-sheet", "er et beslutningsark"),
        ("_med-bilag", "er lavet til udskrift"),
    ],
)
def test_file_that_claims_nothing_names_the_pack(
    end: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = Path(f"ud/2026-12-03_moede{end}.pdf")
    with pikepdf.new() as blank:
        blank.add_blank_page()
        blank.save(file)
    assert run(["verify", str(file)]) == 2

    said = capsys.readouterr().err
    assert words in said
    assert f'aabsocial verify "{PACKS["full"]}"' in said
