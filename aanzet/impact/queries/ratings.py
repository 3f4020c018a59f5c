"""How women who rated themselves twice changed: with n, and below ten pairs with n alone (source S1-14)."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from aanzet.impact.queries.facts import counting
from aanzet.programmes.models import Programme
from aanzet.surveys.queries.figures import ENOUGH, PairedChange, paired_changes

Cells = tuple[tuple[str, int], ...]


def self_ratings(
    *, programme: Programme, women: Mapping[UUID, UUID], until: date, language: str
) -> Iterable[tuple[str, Cells, int, str]]:
    """Per self-rating: (title, cells, women it speaks of, note). `women`: case id -> the woman, of who counts."""
    with counting():
        found = paired_changes(programme=programme, women=women, until=until)
    for each in found:
        title = _("Told by herself: %(what)s") % {"what": each.name(language)}
        yield title, ((_("Told it at least twice"), each.n),), each.n, _note(each)


def _note(change: PairedChange) -> str:
    first, now, moved = change.mean_first, change.mean_now, change.mean_change
    if first is None or now is None or moved is None:
        return _("How it changed is shown from %(n)s women on.") % {"n": ENOUGH}
    said = _("On average from %(first)s to %(now)s, on a scale of %(low)s to %(high)s: %(moved)s (n = %(n)s).") % {
        "first": _one(first), "now": _one(now), "low": f"{change.lowest:g}", "high": f"{change.highest:g}",
        "moved": ("+" if moved > 0 else "") + _one(moved), "n": change.n,
    }  # fmt: skip
    return said if change.tested else f"{said} {_('Our own questions, not a tested instrument.')}"


def _one(number: float) -> str:
    return number_format(number, decimal_pos=1, use_l10n=True)
