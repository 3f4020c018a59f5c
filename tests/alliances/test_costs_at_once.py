"""Two people write a cost in the same moment: one of them is refused, whoever comes first (S4-20)."""

from collections.abc import Callable
from decimal import Decimal
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.db.models import Sum

from aanzet.alliances import actions
from aanzet.alliances.models import Cost, CostShare
from aanzet.core.errors import Conflict, Refused
from tests.alliances.test_costs import add, bill, parts, send_report
from tests.alliances.world import TODAY, World

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _two_writers() -> None:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one writer in at a time (IMMEDIATE transactions)")


def at_once(*acts: Callable[[], object]) -> list[str]:
    """Carry out all in threads that begin together; "done" or what was refused, sorted."""
    barrier, ends = Barrier(len(acts)), list[str]()

    def run(act: Callable[[], object]) -> None:
        try:
            connection.ensure_connection()
            barrier.wait()
            act()
            ends.append("done")
        except Refused as error:
            ends.append(error.field or "refused")
        except Conflict:
            ends.append("conflict")
        finally:
            connection.close()

    threads = [Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return sorted(ends)


def test_one_document_is_entered_once(world: World) -> None:
    assert at_once(lambda: add(world), lambda: add(world, one="40")) == ["document", "done"]
    assert Cost.objects.count() == 1


def test_corrections_together_never_fall_below_zero(world: World) -> None:
    cost = add(world, one="60", two="40")
    send_report(world.grant_one)

    def less() -> object:
        return actions.cost_correct(
            by=None, on=TODAY, cost=cost, what="x", amount=Decimal(0), shares=parts(world, "-35")
        )

    assert at_once(less, less) == ["done", f"share_{world.grant_one.pk}"]
    assert CostShare.objects.filter(grant=world.grant_one).aggregate(n=Sum("amount"))["n"] == 25


def test_cost_is_changed_before_the_report_or_not_at_all(world: World) -> None:
    """Whoever comes first: the report never holds another amount than the one that stands there afterwards."""
    cost = add(world, one="60")
    report = actions.report_add(by=None, on=TODAY, grant=world.grant_one, name="Verslag", due_on=TODAY)
    ends = at_once(
        lambda: actions.report_sent(by=None, on=TODAY, report=report, sent_on=TODAY),
        lambda: actions.cost_edit(
            by=None, on=TODAY, cost=cost, seen=1, typed=bill(world), shares=parts(world, "80")
        ),
    )
    share = CostShare.objects.get()
    assert (ends, share.amount) in [(["done", "done"], Decimal(80)), (["done", "refused"], Decimal(60))]
    assert share.claimed_in == report
