"""Her own page: how we choose, and her own yes to being counted."""

import pytest
from django.db.models import QuerySet
from django.urls import reverse

from aanzet.matching.models import CountMe
from tests.cast import make_cast


@pytest.mark.django_db
def test_she_reads_how_we_choose_and_says_whether_she_is_counted() -> None:
    cast = make_cast()
    client, page = cast.client("participant"), reverse("matching:my_how")
    shown = client.get(page).content.decode()
    for told in ("De talen die jij spreekt", "je geloof en je gezondheid tellen nooit", "Je mag nee zeggen"):
        assert told in shown, told
    assert not QuerySet(CountMe).exists()
    client.post(page, {"count": "yes"})
    assert QuerySet(CountMe).filter(case=cast.case, ends_on=None).count() == 1
    assert "Jij telt mee" in client.get(page).content.decode()
    client.post(page, {"count": "no"})
    assert not QuerySet(CountMe).filter(ends_on=None).exists()
