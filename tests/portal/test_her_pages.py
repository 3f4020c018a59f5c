"""What she sees of who may see her, and how she takes it back."""

from django.urls import reverse

from tests.cast import Cast


def test_she_takes_a_yes_back_on_her_own_page(cast: Cast) -> None:
    client = cast.client("participant")
    page = client.get(reverse("portal:looked")).content.decode()
    assert page.count("Cast School") == 3
    first = page.split('action="/permission/')[1].split("/")[0]
    response = client.post(reverse("cases:consent_withdraw", args=[first]))
    assert response.headers["Location"] == reverse("portal:looked")
    assert client.get(reverse("portal:looked")).content.decode().count("Cast School") == 2


def test_she_reads_what_is_written_down(cast: Cast) -> None:
    page = cast.client("participant").get(reverse("portal:written")).content.decode()
    assert all(word in page for word in ("qnotewords", "qnextstep", "qreferredto", "qfindingplace"))
