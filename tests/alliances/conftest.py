"""The world of the tests of alliances."""

import pytest

from tests.alliances.world import World, build


@pytest.fixture
def world(db: None) -> World:
    return build()
