"""What she reads of what is written about her."""

from django.urls import reverse

from tests.cast import Cast


def test_she_reads_what_is_written_down(cast: Cast) -> None:
    page = cast.client("participant").get(reverse("portal:written")).content.decode()
    assert all(word in page for word in ("qnotewords", "qnextstep", "qreferredto", "qfindingplace"))
