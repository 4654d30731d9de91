"""One line for each finding."""

from tests.support.reports import NOT_READY, PATH, a_report, rendered


def test_each_finding_has_its_line() -> None:
    assert rendered("brief", a_report(NOT_READY)).splitlines() == [
        f"{PATH}:1:1: Råd FIL99 Filen kan læses.",
        f"{PATH}:31:1: Fejl LOK01 Der mangler en beslutning fra afdeling 903.",
        f"{PATH}:40:9: Advarsel LOK02 Kun bestyrelsen har besluttet. (dispensation)",
    ]
