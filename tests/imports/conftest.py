"""The programme of five partners, as it ships."""

from collections.abc import Iterator

import pytest
from django.utils import translation

from aanzet.alliances.models import Organisation
from aanzet.programmes.actions import programme_load
from aanzet.programmes.blueprint import shipped
from aanzet.programmes.models import Programme
from tests.imports.makers import TODAY

SLUG = "samen-sterk-met-werk"


@pytest.fixture
def programme(db: None) -> Programme:
    found = Programme.objects.filter(slug=SLUG).first()
    if found is None:
        path = next(path for path in shipped() if path.stem == SLUG)
        programme_load(path, by=None, on=TODAY)
        found = Programme.objects.get(slug=SLUG)
    return found


@pytest.fixture
def malak(programme: Programme) -> Organisation:
    return Organisation.objects.get(slug="malak")


@pytest.fixture
def vooruit(programme: Programme) -> Organisation:
    return Organisation.objects.get(slug="vrouwen-vooruit")


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Sentences in tests are read in English unless a test asks another language."""
    with translation.override("en"):
        yield
