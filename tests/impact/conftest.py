"""The small world of the work room, and a browser for each of its people."""

import pytest

from tests.work.world import World, make_world


@pytest.fixture
def world(db: None) -> World:
    return make_world()
