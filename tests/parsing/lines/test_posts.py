"""Several posts on one line, and the unit that a head gives them."""

import pytest

from aabsocial.core.money import Money
from aabsocial.localization.messages import Language
from aabsocial.parsing.lines.budget_line import parse_budget_line
from aabsocial.parsing.lines.posts import MoneyKind, split_posts


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        (
            "Budget mio: løn projektleder 0,65/år; 3 medarbejdere 1,65; aktiviteter 0,3",
            ["løn projektleder 0,65 mio/år", "3 medarbejdere 1,65 mio", "aktiviteter 0,3 mio"],
        ),
        ("Budget (i t.kr.): løn 650, mad 20.000 kr.", ["løn 650.000", "mad 20.000 kr."]),
        ("løn 650.000, mad 20.000, uforudset 3 %", ["løn 650.000", "mad 20.000", "uforudset 3 %"]),
        ("løn 650.000, mad 20.000, bus 3.000", ["løn 650.000", "mad 20.000", "bus 3.000"]),
        (
            "løn 650.000; mad 20.000 (the; kage)",
            ["løn 650.000", "mad 20.000 (the; kage)"],
        ),
        ("mad 12 x 400; bus 3.000", ["mad 12 x 400", "bus 3.000"]),
        ("kaffe 12.000-15.000; bus 3.000", ["kaffe 12.000-15.000", "bus 3.000"]),
        (
            "kugler 1.800 kr, kaffe 12 gange a 150 kr",
            ["kugler 1.800 kr", "kaffe 12 gange a 150 kr"],
        ),
        (
            "mad 12 x 400, transport 2.000 og trykning 500",
            ["mad 12 x 400", "transport 2.000", "trykning 500"],
        ),
        ("kaffe 12 gange à 150 kr. og kugler 1.800", ["kaffe 12 gange à 150 kr.", "kugler 1.800"]),
        ("mad 120 x 400, bus 2.000", ["mad 120 x 400", "bus 2.000"]),
        ("mad 12 x 400 = 4.800, bus 2.000", ["mad 12 x 400 = 4.800", "bus 2.000"]),
        ("Mad 3.000, og drikke 1.000 og service 500", ["Mad 3.000", "drikke 1.000", "service 500"]),
        ("Mad 3 t.kr. og bus 5 t.kr.", ["Mad 3 t.kr.", "bus 5 t.kr."]),
        ("Budget mio: løn 0,65", ["løn 0,65 mio"]),
        (
            "Budget mio: løn 0,65/år; aktiviteter 300.000 pr. år; evaluering 250.000 i 2030",
            ["løn 0,65 mio/år", "aktiviteter 300.000 pr. år", "evaluering 250.000 i 2030"],
        ),
        ("Budget mio: løn til to", ["løn til to"]),
        (
            "Budget mio: 3 medarbejdere 1,65 om året; ture 0,3 pr. år",
            ["3 medarbejdere 1,65 mio om året", "ture 0,3 mio pr. år"],
        ),
        (
            "løn 200.000 i 2027 og mad 30.000 i 2028",
            ["løn 200.000 i 2027", "mad 30.000 i 2028"],
        ),
        (
            "løn 400.000; diverse; evaluering 250.000",
            ["løn 400.000", "diverse", "evaluering 250.000"],
        ),
        (
            "løn 400.000; ca. 2 årsværk; bus 3.000; i alt 403.000",
            ["løn 400.000; ca. 2 årsværk", "bus 3.000", "i alt 403.000"],
        ),
        (
            "løn 400.000; heraf 200.000 til mad; bus 3.000",
            ["løn 400.000; heraf 200.000 til mad", "bus 3.000"],
        ),
    ],
)
def test_posts_with_amounts_of_their_own_are_parted(text: str, posts: list[str]) -> None:
    assert split_posts([text], "budget", "da") == posts


@pytest.mark.parametrize(
    "text",
    [
        "Kursus; 10 personer à 500 kr.; 5.000",
        "Tryk 5.000; heraf plakater 2.000",
        "løn 650.000, mad 20.000, i alt 670.000",
        "Løn, gældsrådgiver 389.610",
        "Leje 2 lokaler, 500 kr. pr. gang",
        "Løn 2027: 200.000; 2028: 300.000",
        "Løn 2027: 200.000, 2028: 300.000",
        "Kørsel og mad 4.000",
        "Leje mellem 2.000 og 3.000",
        "Løn 2027 og feriepenge 2.000",
        "Uge 34 og uge 36 mad 2.000",
        "Mad 4.000 (kage 500 og brød 300)",
        "12 x 400 og 3 x 200",
        "Kaffe; uforudset 5 %",
        "løn 400.000; diverse",
        "diverse; løn 400.000; bus 3.000",
        "mad 12 x 400; 4.800; bus 3.000",
        "løn 280.000 i 2027; 290.000 i 2028",
        "Kaffe",
        "  Kaffe 500",
    ],
)
def test_any_other_line_stays_as_it_is(text: str) -> None:
    assert split_posts([text], "budget", "da") == [text]


def test_a_head_on_a_line_of_its_own_gives_the_lines_their_unit() -> None:
    lines = ["Budget i mio. kr.:", "løn 0,65", "mad 20.000 kr."]
    assert split_posts(lines, "budget", "da") == ["løn 0,65 mio", "mad 20.000 kr."]


@pytest.mark.parametrize(
    ("head", "language", "typed", "read"),
    [
        ("i tusinde kr:", "da", "projektleder 590 pr. år", "projektleder 590.000 pr. år"),
        ("Beløb i tusinde kroner", "da", "guider 2 x 590 om året", "guider 2 x 590.000 om året"),
        (
            "i tusinde kr.:",
            "da",
            "måling 150 i 2029 og 200 i 2031",
            "måling 150.000 i 2029 og 200.000 i 2031",
        ),
        ("i tusinde:", "da", "mad 12.500", "mad 12.500.000"),
        ("i tusinde:", "da", "mad 125.000", "mad 125.000"),
        ("i tusinde:", "da", "mad 12,500", "mad 12,500 tusinde"),
        ("i tusinde:", "da", "evaluering 0", "evaluering 0"),
        ("i tusinde:", "da", "løn 2028: 650; 2029: 1.660", "løn 2028: 650.000; 2029: 1.660.000"),
        ("i tusinde:", "da", "løn; 650; 1.660", "løn; 650.000; 1.660.000"),
        ("i tusinde:", "da", "mad 12,5", "mad 12,5 tusinde"),
        (
            "i mio. kr.",
            "da",
            "løn 1,5",
            "løn 1,5 mio",
        ),
        ("Budget in thousand:", "en", "wages 590 per year", "wages 590,000 per year"),
    ],
)
def test_head_may_be_no_more_than_the_unit_of_all_amounts(
    head: str, language: Language, typed: str, read: str
) -> None:
    assert split_posts([head, typed], "budget", language) == [read]


@pytest.mark.parametrize(
    ("kind", "language", "text", "count"),
    [
        ("financing", "da", "LBF 75 % (tilsagn 15/6-2027), kommunen 15 %, AAB 6 %, afd. resten", 4),
        ("financing", "da", "Fonden 40.000 søgt; AAB 20.000", 2),
        ("financing", "da", "Landsbyggefonden; 9.300.000; ansøgt", 1),
        ("financing", "da", "Afdeling 904, 906 og 907 120.000 bevilget", 1),
        ("financing", "da", "Fonden 40.000 søgt og kommunen 20.000 bevilget", 2),
        ("financing", "da", "Fonden 40.000 og kommunen 20.000", 2),
        ("financing", "da", "Fonden og kommunen 40.000 søgt", 1),
        ("financing", "da", "Fonden 40.000 søgt og forventet", 1),
        ("budget", "en", "food 12 x 400, bus 2,000 and printing 500", 3),
        ("financing", "en", "Costs in million: LBF 0.5; AAB 0.2", 2),
    ],
)
def test_payers_are_parted_alike(
    kind: MoneyKind, language: Language, text: str, count: int
) -> None:
    assert len(split_posts([text], kind, language)) == count


@pytest.mark.parametrize(
    ("text", "payers"),
    [
        (
            (
                "Finansiering: LBF 9.600 tkr. bevilget 14. oktober 2026 (LBF j.nr. 27-334). Lindby"
                " Kommune 1.500.000 (byrådet 22/9-2026), Boligforeningen AAB: 600.000 fra"
                " dispositionsfonden søges nu, afdelingerne betaler resten efter antal lejemål."
            ),
            [
                "LBF 9.600 tkr. bevilget 14. oktober 2026 (LBF j.nr. 27-334)",
                "Lindby Kommune 1.500.000 (byrådet 22/9-2026)",
                "Boligforeningen AAB: 600.000 fra dispositionsfonden søges nu",
                "afdelingerne betaler resten efter antal lejemål.",
            ],
        ),
        (
            (
                "Betaling: Socialstyrelsens pulje 480.000 (brev j.nr. 27/1188). Afdelingerne 40.000"
                " hver. AAB resten."
            ),
            [
                "Socialstyrelsens pulje 480.000 (brev j.nr. 27/1188)",
                "Afdelingerne 40.000 hver",
                "AAB resten.",
            ],
        ),
        ("Afd. Nord 5.000. Afd. Syd 6.000.", ["Afd. Nord 5.000", "Afd. Syd 6.000."]),
        ("Fonden Nord 20.000 søgt. Svar i maj.", ["Fonden Nord 20.000 søgt. Svar i maj."]),
        ("Betaling: vi ved det ikke", ["Betaling: vi ved det ikke"]),
    ],
)
def test_payers_of_several_sentences_are_parted(text: str, payers: list[str]) -> None:
    assert split_posts([text], "financing", "da") == payers


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        ("Løn 600.000. Mad 20.000.", ["Løn 600.000", "Mad 20.000."]),
        ("Budget: løn 600.000, mad 20.000", ["løn 600.000", "mad 20.000"]),
        ("Løn 600.000. Han arbejder 20 timer.", ["Løn 600.000. Han arbejder 20 timer."]),
        ("Udgifter: 5.000", ["Udgifter: 5.000"]),
    ],
)
def test_posts_of_several_sentences_are_parted(text: str, posts: list[str]) -> None:
    assert split_posts([text], "budget", "da") == posts


@pytest.mark.parametrize(
    ("text", "kroner"),
    [
        ("kugler 1.800 kr, kaffe 12 gange a 150 kr", [1_800, 1_800]),
        ("mad 12 x 400, transport 2.000 og trykning 500", [4_800, 2_000, 500]),
        ("kuverter 200 x 150, porto 500 og mad 12 × 400", [30_000, 500, 4_800]),
    ],
)
def test_a_post_with_a_product_is_one_of_them(text: str, kroner: list[int]) -> None:
    posts = [parse_budget_line(it, "da") for it in split_posts([text], "budget", "da")]
    assert [it.values["amount"] for it in posts] == [Money.kroner(it) for it in kroner]
    assert all(it.is_whole for it in posts)
