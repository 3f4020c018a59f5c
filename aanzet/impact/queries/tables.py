"""A small table of figures; and that of new work contacts."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from aanzet.impact.queries import words
from aanzet.impact.queries.counting import Window
from aanzet.impact.queries.facts import Facts
from aanzet.matches.queries.surveys import ENOUGH
from aanzet.matches.questions import ENOUGH_CONTACTS


@dataclass(frozen=True, slots=True)
class Table:
    """A small table. `rows`: (label, number); `total` women it speaks of; `hidden`: too small to show."""

    title: str
    rows: tuple[tuple[str, int], ...]
    total: int
    note: str = ""
    hidden: bool = False


def contacts(facts: Facts, window: Window) -> Iterable[Table]:
    """Women with at least two new work contacts, of those who answered at the end of a time with a volunteer (source
    S3-28). Answers are a special kind of data: of fewer than five women nothing is told."""
    said = {
        woman: max(n for day, n in told if window.holds(day))
        for woman, told in facts.new_contacts.items()
        if any(window.holds(day) for day, _n in told)
    }
    if len(said) < ENOUGH:
        return
    enough = sum(1 for n in said.values() if n >= ENOUGH_CONTACTS)
    rows = ((_("Answered at the end"), len(said)), (_("of whom at least two new work contacts"), enough))
    note = _("%(share)s percent of the women who answered have at least two new work contacts.") % {
        "share": words.percent(enough / len(said))
    }
    yield Table(_("New work contacts"), rows, len(said), note)
