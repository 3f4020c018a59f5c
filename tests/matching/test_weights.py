"""What counts is visible, tried before it is used, and decided by the lead in words."""

from dataclasses import asdict

import pytest
from django.urls import reverse

from aanzet.core.errors import Refused
from aanzet.matching.actions import weights_decide
from aanzet.matching.engine.weights import PARTS, Weights
from aanzet.matching.models import WeightSet
from aanzet.matching.queries.weights import FIRST, weights_of
from aanzet.matching.queries.weights import PARTS as SHOWN
from aanzet.programmes.sense.matching import matching as sense
from aanzet.programmes.shapes import Matching
from tests.cast import Cast, make_cast
from tests.matching.people import a_coach, a_run, a_woman


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def test_blueprint_has_the_weights_of_the_engine() -> None:
    assert asdict(Matching()) == Weights().told()
    assert SHOWN == PARTS
    assert set(SHOWN) | set(FIRST) == set(asdict(Matching()))


@pytest.mark.django_db
def test_file_with_parts_that_make_no_whole_is_a_fault(cast: Cast) -> None:
    from dataclasses import replace

    from aanzet.programmes.queries import blueprint_of

    faults: list[tuple[object, str]] = []

    class Paper:
        def fault(self, path: object, what: str, remedy: str = "", *, grave: bool = True) -> None:
            faults.append((path, what))

    shape = blueprint_of(cast.programme)
    sense(shape, Paper())  # type: ignore[arg-type]
    assert faults == []
    sense(replace(shape, matching=Matching(language=9_000, waiting_cap=0)), Paper())  # type: ignore[arg-type]
    assert [path for path, _what in faults] == [("matching", "waiting_cap"), ("matching",)]


@pytest.mark.django_db
def test_lead_decides_in_words_and_the_next_plan_counts_so(cast: Cast) -> None:
    a_coach(cast, "Els")
    a_woman(cast, "Selam")
    before = a_run(cast)
    other = weights_of(programme=cast.programme, on=cast.on) | {"language": 2_000, "asks": 2_500}
    with pytest.raises(Refused):
        weights_decide(by=None, on=cast.on, programme=cast.programme, weights=other, words=" ")
    with pytest.raises(Refused):
        weights_decide(by=None, on=cast.on, programme=cast.programme, weights={"language": 1}, words="why")
    client = cast.client("lead")
    send = {**other, "programme": cast.programme.slug, "do": "decide", "words": "her question first"}
    assert client.post(reverse("matching:weights_try"), send).status_code == 302
    assert WeightSet.objects.get().words == "her question first"
    after = a_run(cast)
    assert after.weights["asks"] == 2_500
    assert after.digest != before.digest
    assert "her question first" in cast.client("coach").get(reverse("matching:weights")).content.decode()


@pytest.mark.django_db
def test_trial_shows_both_plans_and_keeps_nothing(cast: Cast) -> None:
    a_coach(cast, "Els", languages=["ti"], helps_with=[])
    joke = a_coach(cast, "Joke", languages=["nl"], helps_with=["diploma"])
    a_woman(cast, "Selam", languages=["ti", "nl"], helps_with=["diploma"])
    assert a_run(cast).suggestions.first().volunteer == joke  # type: ignore[union-attr]
    now = weights_of(programme=cast.programme, on=cast.on)
    send = {**now, "language": 4_500, "asks": 0, "programme": cast.programme.slug, "do": "try"}
    shown = cast.client("coordinator").post(reverse("matching:weights_try"), send).content.decode()
    assert "Selam" in shown
    assert "Joke" in shown
    assert not WeightSet.objects.exists()
    led = cast.client("lead").post(reverse("matching:weights_try"), send).content.decode()
    assert "Selam" not in led
    assert "Joke" not in led


@pytest.mark.django_db
def test_coordinator_tries_and_does_not_decide(cast: Cast) -> None:
    now = weights_of(programme=cast.programme, on=cast.on) | {"language": 2_000, "asks": 2_500}
    send = {**now, "programme": cast.programme.slug, "do": "decide", "words": "me"}
    cast.client("coordinator").post(reverse("matching:weights_try"), send)
    assert not WeightSet.objects.exists()
