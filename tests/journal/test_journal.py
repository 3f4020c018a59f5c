"""The journal is append-only and tells when somebody changed it."""

from uuid import uuid4

import pytest

from aanzet.journal.actions import Line, write, write_many
from aanzet.journal.models import Entry
from aanzet.journal.queries import broken_chains


@pytest.fixture
def chain(db: None):  # type: ignore[no-untyped-def]
    subject = uuid4()
    for number in range(3):
        write(None, "case.opened", subject=subject, data={"n": number})
    return subject


def test_whole_chains_hold(chain) -> None:  # type: ignore[no-untyped-def]
    write(None, "programme.loaded")
    assert list(broken_chains()) == []
    assert [e.seq for e in Entry.objects.filter(subject_id=chain).order_by("seq")] == [1, 2, 3]


@pytest.mark.parametrize("field", ["action", "actor_id", "object_id", "at"])
def test_a_changed_line_is_found(chain, field: str) -> None:  # type: ignore[no-untyped-def]
    line = Entry.objects.get(subject_id=chain, seq=2)
    value = {"action": "x", "actor_id": uuid4(), "object_id": uuid4(), "at": line.created_at}[field]
    Entry.objects.filter(pk=line.pk).update(**{field: value})
    assert [(b.chain, b.seq) for b in broken_chains()] == [(chain, 2)]


@pytest.mark.parametrize("seq", [1, 2, 3])
def test_a_removed_line_is_found(chain, seq: int) -> None:  # type: ignore[no-untyped-def]
    Entry.objects.get(subject_id=chain, seq=seq).delete()
    assert [b.chain for b in broken_chains()] == [chain]


def test_many_lines_of_many_people_take_few_queries(db: None, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    lines = [Line("case.opened", uuid4()) for _ in range(200)]
    with django_assert_max_num_queries(9):
        write_many(None, lines)
    assert list(broken_chains()) == []
