"""The small world."""

import pytest

from tests.work.world import World, make_world


@pytest.fixture
def world(db: None) -> World:
    return make_world()
