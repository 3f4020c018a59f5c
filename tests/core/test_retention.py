"""Every retention class has its term."""

from aanzet.core.retention import MONTHS, Retention


def test_every_class_has_a_term() -> None:
    assert set(MONTHS) == set(Retention)
    assert [kept for kept, months in MONTHS.items() if months is None] == [Retention.NONE]
