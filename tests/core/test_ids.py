"""Ids sort by their making and tell nothing else."""

import time

from aanzet.core.ids import new_id


def test_ids_are_version_seven_uuids() -> None:
    made = new_id()
    assert made.version == 7
    assert made.variant == "specified in RFC 4122"


def test_ids_sort_by_the_moment_of_making() -> None:
    first = new_id()
    time.sleep(0.002)
    assert first < new_id()


def test_ids_do_not_repeat() -> None:
    assert len({new_id() for _ in range(5000)}) == 5000
