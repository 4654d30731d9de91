"""Facts as a consultant types them, abbreviated and in any order: what each is read as."""

from datetime import date

import pytest

from aabsocial.core.money import Money, MoneyByYear
from aabsocial.parsing.lines.budget_line import parse_budget_line
from aabsocial.parsing.lines.contact import parse_contact
from aabsocial.parsing.lines.decision import parse_decision
from aabsocial.parsing.lines.financing_line import parse_financing_line
from aabsocial.parsing.lines.partner_line import parse_partner_line
from aabsocial.parsing.lines.period import parse_period

TODAY = date(2026, 6, 20)

# The item, the note, and the amounts that it may be; with none, it is asked for.
BUDGET: list[tuple[str, str, str, tuple[int | None, ...]]] = [
    ("Kaffe og kage 2.500,-", "Kaffe og kage", "", (2500,)),
    ("kr 2500 kaffe", "kaffe", "", (2500,)),
    (
        "Løn boligsocial medarb. 37 t/uge i 1½ år: 650.000",
        "Løn boligsocial medarb. 37 t/uge i 1½ år",
        "",
        (650000,),
    ),
    ("Løn 20 timer à 350", "Løn", "20 timer à 350", (7000,)),
    ("Lokaleleje kr. 350/måned i 12 mdr.", "Lokaleleje", "kr. 350/måned i 12 mdr.", (4200, 350)),
    ("Materialer ca 5 t.kr.", "Materialer", "", (5000,)),
    ("PR og trykning 1.500 kr inkl. moms", "PR og trykning inkl. moms", "", (1500,)),
    ("Tur til Bakken, 2 busser 4.500 stk.", "Tur til Bakken, 2 busser stk.", "", (9000, 4500)),
    (
        "Forplejning 25 pers x 10 gange x 45 kr",
        "Forplejning",
        "25 pers x 10 gange x 45 kr",
        (11250,),
    ),
    (
        "Forplejning 25 pers. á 45,- x 10 gange",
        "Forplejning",
        "25 pers. á 45,- x 10 gange",
        (11250,),
    ),
    ("Uforudset 5%", "Uforudset 5%", "", ()),
    ("Uforudset (5 %) 12.500", "Uforudset (5 %)", "", (12500,)),
    ("Evaluering, 15.000 - 20.000", "Evaluering", "", (15000, 20000)),
    ("Telefon 199 kr/md", "Telefon", "199 kr/md", (None, 199)),
    ("Telefon 199,- pr. md. i 24 md.", "Telefon", "199,- pr. md. i 24 md.", (4776, 199)),
    ("Løn 2026: 200.000, 2027: 400.000", "Løn", "", (600000,)),
    (
        "Konsulenttimer 120 t x 650 kr. ex moms",
        "Konsulenttimer",
        "120 t x 650 kr. ex moms",
        (78000,),
    ),
    ("Cykeldele 3000 (brugt)", "Cykeldele", "brugt", (3000,)),
    ("Kaffe 2500 kr pr år", "Kaffe", "2500 kr pr år", (None, 2500)),
    ("Materialer: 10 000,00", "Materialer", "", (10000,)),
    ("Bus t/r 3.200 kr.", "Bus t/r", "", (3200,)),
    ("Kursus uge 12 - 4.000", "Kursus uge 12", "", (4000,)),
    ("Kursus 15.3. 4.000", "Kursus 15.3.", "", (4000,)),
    ("4.000 kursus den 15/3", "kursus den 15/3", "", (4000,)),
    ("Leje af telt 2 dage à 1.250,-", "Leje af telt", "2 dage à 1.250", (2500,)),
    ("Revisor 8 tusind", "Revisor", "", (8000,)),
    ("Løn 0,5 mio", "Løn", "", (500000,)),
    ("Lektiehjælp gratis", "Lektiehjælp gratis", "", ()),
    ("Diverse ??", "Diverse", "", ()),
    ("Honorar Peter Hansen, 3x1.500", "Honorar Peter Hansen", "3x1.500", (4500,)),
    ("Trøjer str. 42, 20 stk. 2.400", "Trøjer str. 42, 20 stk.", "", (None, 2400)),
    ("honorar oplægsholder 1½ time 2.500", "honorar oplægsholder 1½ time", "", (2500,)),
    ("Mad til 25 personer", "Mad til 25 personer", "", ()),
    ("Kaffe 20 møder", "Kaffe 20 møder", "", ()),
    ("Løn 37 timer/uge", "Løn 37 timer/uge", "", ()),
    ("Leje af gymnastiksal 8 gange à kr 400", "Leje af gymnastiksal", "8 gange à kr 400", (3200,)),
    ("mad 12 x 400 + transport 2.000", "mad 12 x 400 + transport 2.000", "", (6800,)),
    ("500 flyers", "500 flyers", "", (500, None)),
    ("500 kr. flyers", "flyers", "", (500,)),
    ("kurv + 2 bolde 500", "kurv + 2 bolde", "", (500,)),
    ("tryk af 500 flyers 1.200", "tryk af 500 flyers", "", (1200,)),
    ("Værktøj - 3.000,-", "Værktøj", "", (3000,)),
    ("Værktøj = 3.000", "Værktøj", "", (3000,)),
    ("Værktøj/materialer 3000 + moms", "Værktøj/materialer + moms", "", (3000,)),
    ("kr. 1.200,00 til kaffe", "til kaffe", "", (1200,)),
    ("ca. 2-3.000 til mad", "ca. 2-3.000 til mad", "", ()),
    ("2.000-3.000 til mad", "2.000-3.000 til mad", "", ()),
    ("løn: 1½ årsværk 900.000", "løn: 1½ årsværk", "", (900000,)),
    ("Løn ½ stilling 250.000", "Løn ½ stilling", "", (250000,)),
    ("mad 12x400", "mad", "12x400", (4800,)),
    ("Uforudset, 5 % af 200.000 = 10.000", "Uforudset, 5 % af 200.000", "", (10000,)),
]


@pytest.mark.parametrize(("text", "item", "note", "amounts"), BUDGET)
def test_budget(text: str, item: str, note: str, amounts: tuple[int | None, ...]) -> None:
    reading = parse_budget_line(text, "da")
    asked = (it.get("amount") for question in reading.questions for it in question.readings)
    read = (reading.values["amount"],) if "amount" in reading.values else tuple(asked)
    assert read == tuple(None if it is None else Money.kroner(it) for it in amounts)
    assert (reading.values.get("item", ""), reading.values.get("note", "")) == (item, note)


def test_amounts_by_year_are_years_and_their_sum() -> None:
    values = parse_budget_line("Løn 2026: 200.000, 2027: 400.000", "da").values
    assert values["years"] == MoneyByYear(
        {2026: Money.kroner(200_000), 2027: Money.kroner(400_000)}
    )
    assert values["amount"] == Money.kroner(600_000)
    unsure = parse_budget_line("Løn 2026: 200.000, 2026: 400.000", "da").values
    assert "years" not in unsure


# The payer, the kind, the amounts that it may be, and the status.
FINANCING: list[tuple[str, str, str, tuple[int | None, ...], str]] = [
    ("AAB 40.000", "AAB", "aab", (40000,), "applied"),
    ("Dispositionsfonden søges 40.000,-", "Dispositionsfonden", "aab", (40000,), "applied"),
    ("kr. 20000 fra afd. 47", "afd. 47", "department", (20000,), ""),
    ("Afd. 40 og 58 20.000 hver", "Afd. 40 og 58 20.000 hver", "department", (), ""),
    ("Afd. 40: 10.000 bevilget på mødet 15.3", "Afd. 40", "department", (10000,), "granted"),
    ("Velliv Foreningen – 40.000 (ansøgt)", "Velliv Foreningen", "foundation", (40000,), "applied"),
    ("Velliv foreningen, 40 t.kr., svar i maj", "Velliv foreningen", "foundation", (40000,), ""),
    ("Kommunen 50/50 med AAB, 25.000", "Kommunen 50/50 med AAB", "municipality", (25000,), ""),
    ("Egenbetaling 25 x 20 kr", "Egenbetaling 25 x 20 kr", "participants", (), ""),
    ("LBF 300.000 givet tilsagn 12.5.2026", "LBF", "landsbyggefonden", (300000,), "pledged"),
    ("Nordea-fonden 75.000 afslag", "Nordea-fonden", "foundation", (75000,), ""),
    ("Trygfonden ikke søgt endnu", "Trygfonden", "foundation", (), ""),
    ("Kommunen stiller lokale gratis", "Kommunen stiller lokale gratis", "in-kind", (), ""),
    ("Røde Kors 2 frivillige", "Røde Kors 2 frivillige", "", (), ""),
    ("Lokale sponsorer, forventet 5.000", "Lokale sponsorer", "company", (5000,), "expected"),
    ("resten fra AAB", "AAB", "aab", (), "applied"),
    ("AAB resten", "AAB", "aab", (), "applied"),
    (
        "Helsefonden 30.000 - 50.000",
        "Helsefonden 30.000 - 50.000",
        "foundation",
        (50000, 30000),
        "",
    ),
    ("Beboerne selv 1.200", "Beboerne selv", "participants", (1200,), ""),
    ("AAB (søgt) 40.000", "AAB", "aab", (40000,), "applied"),
    (
        "AAB's dispositionsfond 40.000 kr. - søges",
        "AAB's dispositionsfond",
        "aab",
        (40000,),
        "applied",
    ),
    ("afd.bestyrelsen 40 giver 5.000", "afd.bestyrelsen 40", "department", (5000,), ""),
    ("5.000 kr. afd. 40", "afd. 40", "department", (5000,), ""),
    ("10% egenbetaling", "egenbetaling", "participants", (), ""),
    (
        "Gladsaxe Kommune §18 midler 30.000 søgt",
        "Gladsaxe Kommune §18 midler",
        "municipality",
        (30000,),
        "applied",
    ),
    ("Fond, ikke fundet endnu", "Fond, ikke fundet endnu", "foundation", (), ""),
    ("25.000 fra Realdania, tilsagn", "Realdania", "", (25000,), "pledged"),
]


@pytest.mark.parametrize(("text", "source", "kind", "amounts", "status"), FINANCING)
def test_financing(
    text: str, source: str, kind: str, amounts: tuple[int | None, ...], status: str
) -> None:
    reading = parse_financing_line(text, "da")
    asked = (it.get("amount") for question in reading.questions for it in question.readings)
    read = (reading.values["amount"],) if "amount" in reading.values else tuple(asked)
    assert read == tuple(None if it is None else Money.kroner(it) for it in amounts)
    said = tuple(reading.values.get(name, "") for name in ("source", "kind", "status"))
    assert said == (source, kind, status)


# The name, the role, the contribution, and how firm it is; or the reason for none.
PARTNERS: list[tuple[str, tuple[str, str, str, str, str]]] = [
    (
        "Røde Kors – lektiehjælp – 4 frivillige – mundtlig aftale",
        ("Røde Kors", "lektiehjælp", "4 frivillige; mundtlig aftale", "dialogue", ""),
    ),
    ("Røde Kors (lektiehjælp), i dialog", ("Røde Kors (lektiehjælp)", "", "", "dialogue", "")),
    (
        "Røde Kors, lektiehjælp, 4 frivillige, tilsagn",
        ("Røde Kors", "lektiehjælp", "4 frivillige", "pledged", ""),
    ),
    (
        "Gladsaxe Kommune: SSP konsulent; 5 timer om ugen; underskrevet 1/3",
        ("Gladsaxe Kommune", "SSP konsulent", "5 timer om ugen; underskrevet 1/3", "signed", ""),
    ),
    ("Biblioteket, lokale", ("Biblioteket, lokale", "", "", "", "")),
    (
        "Biblioteket stiller lokale til rådighed",
        ("Biblioteket", "", "lokale til rådighed", "", ""),
    ),
    ("Politiet: ture", ("Politiet", "ture", "", "", "")),
    (
        "Boligforeningen 3B: medarrangør; lokale og 10.000 kr; aftalt",
        ("Boligforeningen 3B", "medarrangør", "lokale og 10.000 kr", "pledged", ""),
    ),
    ("Ungdomsskolen (i dialog): hold; lærer", ("Ungdomsskolen", "hold", "lærer", "dialogue", "")),
    ("ingen endnu", ("", "", "", "", "")),
    ("ingen - vi er for små", ("", "", "", "", "vi er for små")),
    ("Ingen partnere: ikke relevant", ("", "", "", "", "ikke relevant")),
]


@pytest.mark.parametrize(("text", "said"), PARTNERS)
def test_partner(text: str, said: tuple[str, ...]) -> None:
    values = parse_partner_line(text, "da").values
    names = ("name", "role", "contribution", "commitment", "reason")
    assert tuple(values.get(name, "") for name in names) == said


# The forum, the day, the votes for and against, `True` where all were for, and the evidence.
DECISIONS: list[tuple[str, tuple[object, ...]]] = [
    (
        "afd. møde 15.3.26, 47 for 12 imod, 31 husst., ref. pkt. 8",
        (None, "department-meeting", date(2026, 3, 15), 47, 12, False, "ref. pkt. 8"),
    ),
    (
        "Afdelingsmøde den 15/3 - enstemmigt - referat",
        (None, "department-meeting", date(2026, 3, 15), None, None, True, "referat"),
    ),
    (
        "ordinært afdelingsmøde d. 15. marts 2026, 47 stemmer for, jf. referatets pkt. 8",
        (None, "department-meeting", date(2026, 3, 15), 47, None, None, "jf. referatets pkt. 8"),
    ),
    (
        "Afdelingsmøde 15/3-26: vedtaget enstemmigt, 31 husstande repræsenteret, bilag 1",
        (None, "department-meeting", date(2026, 3, 15), None, None, True, "bilag 1"),
    ),
    (
        "40 - afdelingsmøde 15/3-26 - 47/12/3 - ref. pkt 8",
        ("40", "department-meeting", date(2026, 3, 15), 47, 12, False, "ref. pkt 8"),
    ),
    (
        "Afd 40 bestyrelsen har sagt ja 4/11-2025",
        ("40", "department-board", date(2025, 11, 4), None, None, None, None),
    ),
    (
        "urafstemning 1.-15. marts 2026, 120 ja, 34 nej, stemmeliste",
        (None, "ballot", date(2026, 3, 15), 120, 34, False, "stemmeliste"),
    ),
    (
        "nedstemt på afdelingsmøde 15/3-26, 12-47",
        (None, "department-meeting", date(2026, 3, 15), 12, 47, False, None),
    ),
    ("afdelingsmøde uge 12", (None, "department-meeting", None, None, None, None, None)),
    ("afdelingsmøde til foråret", (None, None, None, None, None, None, None)),
    ("kommer på afdelingsmøde 15/9", (None, None, None, None, None, None, None)),
    (
        "47 ja/12 nej, afdelingsmøde 15.3.2026, referat vedlagt",
        (None, "department-meeting", date(2026, 3, 15), 47, 12, False, "referat vedlagt"),
    ),
    (
        "afdelingsmøde 15/3-26 m 25 deltagere, alle for, referat",
        (None, "department-meeting", date(2026, 3, 15), None, None, True, "referat"),
    ),
    (
        "enstemmigt på afd.møde 15/3-26, ref. pkt. 8",
        (None, "department-meeting", date(2026, 3, 15), None, None, True, "ref. pkt. 8"),
    ),
    (
        "Afdelingsmøde 15/3-2026: 47 ja 12 nej 3 blanke, 31 husstande, referat",
        (None, "department-meeting", date(2026, 3, 15), 47, 12, False, "referat"),
    ),
    ("ja på afdelingsmødet", (None, "department-meeting", None, None, None, None, None)),
    (
        "afdelingsmøde 15/3-26, 47-12-0, 31 husst, ref pkt 8",
        (None, "department-meeting", date(2026, 3, 15), 47, 12, False, "ref pkt 8"),
    ),
    (
        "afdelingsmøde 15/3-26, 47-12, 31 ud af 120 husstande, referat",
        (None, "department-meeting", date(2026, 3, 15), 47, 12, False, "referat"),
    ),
    (
        "40: afdelingsbestyrelsesmøde 4/11-25, alle for",
        ("40", "department-board", date(2025, 11, 4), None, None, True, None),
    ),
    (
        "40, afdelingsmøde 15.3.2026, 47 for/12 imod/0 blanke",
        ("40", "department-meeting", date(2026, 3, 15), 47, 12, False, None),
    ),
]


@pytest.mark.parametrize(("text", "said"), DECISIONS)
def test_decision(text: str, said: tuple[object, ...]) -> None:
    reading = parse_decision(text, "da", TODAY, ("40", "58"))
    names = ("department", "forum", "date", "votes_for", "votes_against", "unanimous", "evidence")
    assert tuple(reading.values.get(name) for name in names) == said
    assert reading.questions == ()


PERIODS: list[tuple[str, date | None, date | None, str]] = [
    ("1/8-26 - 31/7-28", date(2026, 8, 1), date(2028, 7, 31), ""),
    ("aug. 26 til juli 28", date(2026, 8, 1), date(2028, 7, 31), ""),
    ("1.8.26-31.7.28", date(2026, 8, 1), date(2028, 7, 31), ""),
    ("2 år fra 1/8-26", date(2026, 8, 1), date(2028, 7, 31), ""),
    ("august 2026 og 18 mdr. frem", date(2026, 8, 1), date(2028, 1, 31), ""),
    ("skoleåret 26/27", None, None, "skoleåret 26/27"),
    ("1½ år fra aug 2026", date(2026, 8, 1), None, "1½ år"),
    ("2026-2028", date(2026, 1, 1), date(2028, 12, 31), ""),
    ("start 1/8-2026, slut 31/7-2028", date(2026, 8, 1), date(2028, 7, 31), ""),
    ("hele 2027", date(2027, 1, 1), date(2027, 12, 31), ""),
]


@pytest.mark.parametrize(("text", "start", "end", "left"), PERIODS)
def test_period(text: str, start: date | None, end: date | None, left: str) -> None:
    values = parse_period(text, "da").values
    assert (values.get("start"), values.get("end"), values.get("note", "")) == (start, end, left)


CONTACTS: list[tuple[str, tuple[str, str, str, str]]] = [
    (
        "Ane Holm, boligsocial konsulent, ah@aab.dk, 33760100",
        ("boligsocial konsulent", "Ane Holm", "ah@aab.dk", "33760100"),
    ),
    (
        "boligsoc. konsulent Ane Holm tlf 33 76 01 00",
        ("boligsoc. konsulent Ane Holm", "", "", "33 76 01 00"),
    ),
    (
        "Ane Holm (boligsocial konsulent) ah@aab.dk",
        ("boligsocial konsulent", "Ane Holm", "ah@aab.dk", ""),
    ),
    ("konsulenten", ("konsulenten", "", "", "")),
    ("ah@aab.dk", ("", "", "ah@aab.dk", "")),
]


@pytest.mark.parametrize(("text", "said"), CONTACTS)
def test_contact(text: str, said: tuple[str, ...]) -> None:
    values = parse_contact(text, "da").values
    assert tuple(values.get(name, "") for name in ("role", "name", "email", "phone")) == said


def test_words_of_a_decision_keep_no_marks_of_what_was_taken() -> None:
    text = "god stemning 18/3-26, enstemmigt, 31 husst., fælles afd. møde, ref. pkt. 8"
    assert parse_decision(text, "da", TODAY).values["decision"] == "god stemning 18/3-26."


@pytest.mark.parametrize("text", ["august 27", "juni, juli og august 2027", "2026-2028"])
def test_line_of_a_period_is_kept_as_it_was_written(text: str) -> None:
    assert parse_period(text, "da").text == text
