"""What she reads of what is written about her."""

from datetime import timedelta

from django.urls import reverse

from aanzet.cases.actions import case_open
from tests.cast import Cast


def test_she_reads_what_is_written_down(cast: Cast) -> None:
    page = cast.client("participant").get(reverse("portal:written")).content.decode()
    assert all(word in page for word in ("qnotewords", "qnextstep", "qreferredto", "qfindingplace"))


def test_her_start_is_about_the_journey_she_chose_as_her_other_pages_are(cast: Cast) -> None:
    newer = cast.on + timedelta(days=1)
    case_open(
        by=None, on=newer, participant=cast.participant, programme=cast.other_programme, started_on=newer
    )
    client = cast.client("participant")

    def themes() -> set[str]:
        pages = [
            client.get(reverse(name)).content.decode()
            for name in ("portal:me", "portal:written", "cases:my_plan")
        ]
        return {page.split('data-theme="')[1].split('"')[0] for page in pages}

    assert themes() == {cast.other_programme.slug}, "the newest, as long as she chose none"
    client.post(reverse("cases:my_choice"), {"case": str(cast.case.pk)})
    assert themes() == {cast.programme.slug}
