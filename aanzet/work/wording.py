"""Why something lies outside her week, in words: for who works with her, and for herself."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from aanzet.work.enums import DayPart
from aanzet.work.week import CARE_AT_LEAST, NO_CHILDCARE, SOME_CHILDCARE, Week


def for_staff(code: str, values: Sequence[str]) -> str:
    """One sentence for a worker: what she said, and what this is."""
    match code:
        case "hours":
            can, asked = (_hours(each) for each in values)
            return _("She said she can do %(can)s hours a week. This is %(asked)s.") % {
                "can": can,
                "asked": asked,
            }
        case "times":
            said, outside = _times(values)
            return _("She said when she can: %(said)s. This is also: %(outside)s.") % {
                "said": said,
                "outside": outside,
            }
        case "childcare":
            return _("She cares for young children and has no childcare.")
        case "little_childcare":
            return _("She cares for young children and has too little childcare.")
        case "care":
            cares, together = (_hours(each) for each in values)
            return _(
                "She cares for an adult for at least %(cares)s hours a week. With this it becomes at least %(sum)s."
            ) % {"cares": cares, "sum": together}
    return _("It lies outside the hours or times she gave.")


def for_her(code: str, values: Sequence[str]) -> str:
    """One short sentence to herself: what you said."""
    match code:
        case "hours":
            return _("You said: %(can)s hours a week.") % {"can": _hours(values[0])}
        case "times":
            return _("You said when you can: %(said)s.") % {"said": _times(values)[0]}
        case "childcare":
            return _("You said: there is no childcare.")
        case "little_childcare":
            return _("You said: there is too little childcare.")
        case "care":
            return _("You said: you care for an adult, at least %(cares)s hours a week.") % {
                "cares": _hours(values[0])
            }
    return _("It does not fit in your week.")


def week_in_words(week: Week) -> list[str]:
    """What she told of her week, a sentence each; nothing where she did not say."""
    found = []
    if week.hours is not None:
        found.append(_("She said she can do %(hours)s hours a week.") % {"hours": _hours(str(week.hours))})
    if week.times:
        found.append(_("She can: %(times)s.") % {"times": times_in_words(week.times)})
    if week.childcare in NO_CHILDCARE:
        found.append(_("She cares for young children and has no childcare."))
    elif week.childcare == SOME_CHILDCARE:
        found.append(_("She cares for young children and has too little childcare."))
    if cares := CARE_AT_LEAST.get(week.care_hours):
        found.append(
            _("She cares for an adult, at least %(cares)s hours a week.") % {"cares": _hours(str(cares))}
        )
    return found


def times_in_words(times: Iterable[str]) -> str:
    """ "in the morning and in the evening", in the order of a day."""
    wanted = set(times)
    said = [str(part.label).lower() for part in DayPart if part.value in wanted]
    return get_text_list(said, _("and"))


def _times(values: Sequence[str]) -> tuple[str, str]:
    """What she said, and what lies outside it; a bar stands between the two."""
    bar = list(values).index("|")
    return times_in_words(values[:bar]), times_in_words(values[bar + 1 :])


def _hours(value: str) -> str:
    hours = Decimal(value)
    return number_format(hours.normalize() if hours % 1 else int(hours), use_l10n=True)
