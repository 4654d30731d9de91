"""A complete proposal that meets every rule on 20 June 2026."""

from datetime import date

from aabsocial.core.money import Money, MoneyByYear
from aabsocial.model.proposal import (
    Activity,
    BudgetLine,
    Contact,
    Effect,
    Evaluation,
    EvaluationPoint,
    Finance,
    FinancingLine,
    Initiative,
    Milestone,
    Municipality,
    Operations,
    Partner,
    Partnership,
    Physical,
    Proposal,
    Recommendation,
    ResidentDecision,
    Residents,
    ResultContract,
    Risk,
    SuccessCriterion,
    VolunteerEffort,
)

IDEA = Initiative(
    title="Naboråd om husleje og gæld",
    departments=("901", "903"),
    start=date(2026, 9, 1),
    end=date(2027, 8, 31),
    external_financing=True,
    pilot=False,
    concerns_debt=True,
    takes_part=False,
    focus_areas=("safety-wellbeing",),
    summary="Frivillige og en gældsrådgiver holder åbent hver tirsdag i to afdelinger.",
    background="I 2025 fik 64 husstande i de to afdelinger mindst to rykkere.",
    purpose="Beboere, der kommer bagud med huslejen, får hjælp, mens der endnu er tid.",
    target_group="Husstande i afdeling 901 og 903, der er bagud med huslejen",
    participants=60,
    homes=410,
    municipality="Lindby Kommune",
    organisation="En styregruppe med to fra hver afdelingsbestyrelse mødes hver tredje måned.",
    communication="Sedler til alle 410 boliger i september og en halv side i nyhedsbrevet.",
)

RESIDENTS = Residents(
    decisions=(
        ResidentDecision(
            department="901",
            forum="department-meeting",
            date=date(2026, 4, 22),
            households=46,
            votes_for=61,
            votes_against=9,
            votes_blank=4,
            unanimous=False,
            decision="Afdelingen åbner beboerlokalet for naborådet hver tirsdag",
            evidence="Referat af afdelingsmødet den 22. april 2026, punkt 7",
        ),
        ResidentDecision(
            department="903",
            forum="ballot",
            date=date(2026, 5, 6),
            households=200,
            votes_for=130,
            votes_against=40,
            votes_blank=6,
            unanimous=False,
            decision="Afdelingen er med i naborådet i et år",
            evidence="Protokol over urafstemningen den 6. maj 2026",
        ),
    ),
    involvement="Elleve beboere har valgt åbningstiden og skrevet sedlerne.",
    anchoring="Afdelingsmøderne har valgt hver sin gruppe, som selv bestemmer over tirsdagene.",
    existing_volunteering="some",
    volunteering=(
        VolunteerEffort(
            name="Beboercaféen, åben onsdag",
            effect="supplements",
            agreement="Aftalt med cafégruppen den 12. maj 2026: Naborådet holder sig til tirsdag.",
        ),
    ),
    volunteer_support="De frivillige får et kursus på to aftener og en fast kontaktperson.",
    volunteer_hours=200,
    volunteer_stories="I foråret 2026 hjalp to naboer ni husstande med at læse deres rykkere.",
)

CRITERIA = (
    SuccessCriterion(
        id="K1",
        statement="Mindst 40 husstande har fået rådgivning inden den 31. august 2027.",
        indicator="Antal husstande, der har haft mindst én samtale",
        unit="husstande",
        source="Rådgiverens optælling uden navne",
        responsible="Gældsrådgiveren",
        level="result",
        baseline=0,
        target=40,
        baseline_date=date(2026, 6, 1),
        deadline=date(2027, 8, 31),
        frequency="quarterly",
    ),
    SuccessCriterion(
        id="K2",
        statement="Husstande med mindst to rykkere falder fra 64 (2025) til højst 48 (2027).",
        indicator="Antal husstande med mindst to rykkere på tolv måneder",
        unit="husstande",
        source="Huslejekontorets opgørelse uden navne",
        responsible="Huslejekontoret",
        level="impact",
        baseline=64,
        target=48,
        baseline_date=date(2025, 12, 31),
        deadline=date(2027, 8, 31),
        frequency="half-yearly",
    ),
)

COMPLETE = Proposal(
    schema_version=1,
    policy="2017-06-14",
    language="da",
    status="draft",
    derived=(),
    initiative=IDEA,
    activities=(
        Activity(
            what="Åben rådgivning i beboerlokalet",
            who="Gældsrådgiveren og to frivillige",
            when="Hver tirsdag kl. 16-18",
        ),
    ),
    milestones=(Milestone(date=date(2026, 9, 8), what="Første åbne tirsdag"),),
    contact=Contact(role="Boligsocial konsulent", email="boligsocial@aab.example"),
    residents=RESIDENTS,
    operations=Operations(
        supports="yes",
        how="Huslejekontoret ventes at sende 16 færre rykkere om måneden.",
        debt_help="Rådgivningen tilbydes sammen med første rykker, før sagen går til advokat.",
    ),
    physical=Physical(
        connected="yes",
        how="Beboerlokalet i afdeling 903 får egen indgang i august 2026.",
    ),
    partners=(
        Partner(
            name="Lindby Kommune",
            role="Sender sin boligrådgiver på besøg",
            contribution="To timer hver anden tirsdag",
            kind="municipality",
            commitment="signed",
        ),
        Partner(
            name="Foreningen Gældfri Nabo",
            role="Finder og uddanner de frivillige",
            contribution="Otte frivillige og to kursusaftener",
            kind="voluntary-association",
            commitment="pledged",
        ),
    ),
    partnership=Partnership(form="Partnerskabsaftale med fælles styregruppe"),
    municipality=Municipality(
        party=True,
        core_task="no",
        bridge="Naborådet viser vej til kommunens boligrådgiver og følger med til første møde.",
        contracts=(
            ResultContract(
                authority="Socialforvaltningens boligrådgivere",
                state="signed",
                date=date(2026, 6, 18),
            ),
        ),
    ),
    effect=Effect(
        evidence_level="own-evaluation",
        documentation="I afdeling 905 faldt antallet af rykkere fra 31 til 22 på et år.",
        source="Evaluering af naborådet i afdeling 905, november 2025",
        self_sustaining="yes",
        after_project="De frivillige fortsætter, og foreningen betaler kurserne.",
    ),
    success_criteria=CRITERIA,
    evaluation=Evaluation(
        method="Styregruppen ser på begge tal i februar og lægger dem frem for afdelingsmøderne.",
        responsible="Boligsocial konsulent",
        agreed=True,
        points=(EvaluationPoint(date=date(2027, 2, 16), what="Halvvejs: tallene gennemgås"),),
    ),
    budget=(
        BudgetLine(
            item="Løn, gældsrådgiver",
            category="salary",
            amount=Money.kroner(150_000),
            estimated=True,
            years=MoneyByYear({2026: Money.kroner(50_000), 2027: Money.kroner(100_000)}),
            note="300 timer à 500 kr.",
        ),
        BudgetLine(
            item="Kursus for frivillige",
            category="training",
            amount=Money.kroner(20_000),
            estimated=False,
            years=MoneyByYear({2026: Money.kroner(20_000)}),
            note="To aftener à 10.000 kr.",
        ),
        BudgetLine(
            item="Evaluering",
            category="evaluation",
            amount=Money.kroner(10_000),
            estimated=False,
            years=MoneyByYear({2027: Money.kroner(10_000)}),
            note="20 timer à 500 kr.",
        ),
    ),
    financing=(
        FinancingLine(
            source="Fonden Godt Naboskab",
            kind="foundation",
            amount=Money.kroner(120_000),
            status="granted",
        ),
        FinancingLine(
            source="AAB's dispositionsfond",
            kind="aab",
            amount=Money.kroner(60_000),
            status="applied",
        ),
    ),
    finance=Finance(
        vat_included=True,
        guidelines_edition="Retningslinjer af maj 2024",
        guidelines="Ansøgningen følger AAB's retningslinjer og gælder ét år.",
        without_unsecured="Uden AAB's bidrag åbner naborådet kun i afdeling 901.",
    ),
    risks=(
        Risk(
            risk="For få frivillige melder sig",
            mitigation="Foreningen finder to ekstra inden den 1. september",
        ),
    ),
    recommendation=Recommendation(
        points=(
            "at indsatsen »Naboråd om husleje og gæld« godkendes",
            "at der bevilges 60.000 kr. af AAB's midler",
        ),
        closed=False,
    ),
)
