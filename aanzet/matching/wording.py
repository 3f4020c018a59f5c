"""Reasons in words, for who decides: what speaks for two people, what against, what would change it, why nobody.

Codes and numbers come in; every sentence is made here, in the language of the reader.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.formats import number_format
from django.utils.text import get_text_list
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from aanzet.core.text import listed
from aanzet.reference import lists
from aanzet.volunteers.lengths import Length

TIME_ENOUGH = 3
MINUTES = 10


@dataclass(frozen=True, slots=True)
class Share:
    """One part of a fit as it is drawn: from `start` over `width`, hundredths of the whole."""

    name: str
    label: str
    part: int
    most: int
    start: float
    width: float

    @property
    def missing(self) -> int:
        return self.most - self.part


def part_names() -> dict[str, str]:
    return {
        "language": _("Language"), "time": _("Half-days"), "travel": _("Travel"), "sector": _("Field of work"),
        "asks": _("What she wants help with"),
    }  # fmt: skip


def shares_of(parts: Mapping[str, int], weights: Mapping[str, int]) -> tuple[Share, ...]:
    """The parts in a row; their sum is the fit."""
    found, start = [], 0
    for name, label in part_names().items():
        part = parts.get(name, 0)
        found.append(Share(name, label, part, max(weights.get(name, part), part), start / 100, part / 100))
        start += part
    return tuple(found)


def language_name(code: str) -> str:
    known = lists.language(code)
    return known.name(get_language() or "nl") if known else code


def sector_name(code: str) -> str:
    known = lists.sector(code)
    return known.name(get_language() or "nl") if known else code


def halfday_name(name: str) -> str:
    """ "Tuesday morning"."""
    day, _dash, part = name.partition("-")
    days = {
        "mon": _("Monday"), "tue": _("Tuesday"), "wed": _("Wednesday"), "thu": _("Thursday"), "fri": _("Friday"),
        "sat": _("Saturday"), "sun": _("Sunday"),
    }  # fmt: skip
    parts = {"am": _("morning"), "pm": _("afternoon"), "eve": _("evening")}
    return f"{days[day]} {parts[part]}"


def fit_in_words(fit: int) -> str:
    return number_format(fit, use_l10n=True, force_grouping=True)


def speaks_for(reasons: Mapping[str, Any], parts: Mapping[str, int], helps: Mapping[str, str]) -> list[str]:
    """What speaks for these two, plainest first. `helps`: key of a barrier -> its name."""
    found = []
    if spoken := reasons.get("languages"):
        found.append(_("Both speak %(languages)s.") % {"languages": _and(map(language_name, spoken))})
    if days := reasons.get("halfdays"):
        shown = listed(map(halfday_name, days[:4]))
        more = f"{shown} …" if len(days) > 4 else shown
        found.append(_("Both can on: %(days)s.") % {"days": more})
    if "place" not in reasons.get("unsaid", ()) and "minutes" in reasons:
        found.append(_("She travels about %(n)s minutes.") % {"n": reasons["minutes"]})
    if reasons.get("sector") and parts.get("sector"):
        found.append(
            _("Both know this field of work: %(sector)s.") % {"sector": sector_name(reasons["sector"])}
        )
    if met := reasons.get("helps"):
        found.append(_("Can help with: %(what)s.") % {"what": _and(helps.get(key, key) for key in met)})
    return found


def speaks_against(reasons: Mapping[str, Any], parts: Mapping[str, int]) -> list[str]:
    """What speaks against, and what nobody knows: that is not held against anybody."""
    found = []
    own = reasons.get("own", "")
    if own and own not in reasons.get("languages", ()):
        found.append(
            _("They do not share the language she likes best: %(language)s.")
            % {"language": language_name(own)}
        )
    if len(reasons.get("halfdays", ())) == 1:
        found.append(_("There is only one half-day on which both can."))
    if reasons.get("sector") and not parts.get("sector"):
        found.append(
            _("Works in another field than hers: %(sector)s.") % {"sector": sector_name(reasons["sector"])}
        )
    if missed := reasons.get("asked", 0) - len(reasons.get("helps", ())):
        found.append(
            ngettext(
                "Does not help with %(n)d thing that she asks for.",
                "Does not help with %(n)d things that she asks for.",
                missed,
            )
            % {"n": missed}
        )
    unknown = {
        "place": _("A postcode is not known, so travel is not held against them. Ask where they can meet."),
        "halfdays": _("One of them did not say when. Ask before you propose."),
        "languages": _("One of them did not say which languages. Ask before you propose."),
    }
    return found + [text for key, text in unknown.items() if key in reasons.get("unsaid", ())]


def would_change(shares: Sequence[Share], reasons: Mapping[str, Any]) -> list[str]:
    """What would raise the fit of these two, each by itself, with how much."""
    by_name = {share.name: share for share in shares}
    found = []
    language, time, travel = by_name["language"], by_name["time"], by_name["travel"]
    if language.missing:
        text = _("If both spoke %(language)s: %(n)s more.")
        found.append(
            text % {"language": language_name(reasons.get("own", "")), "n": fit_in_words(language.missing)}
        )
    if time.missing:
        step = time.most * (min(len(reasons.get("halfdays", ())), 2) + 1) // TIME_ENOUGH - time.part
        found.append(_("One more half-day on which both can: %(n)s more.") % {"n": fit_in_words(step)})
    if travel.missing and reasons.get("minutes", 0) > MINUTES and "place" not in reasons.get("unsaid", ()):
        found.append(_("Meeting nearer to her: up to %(n)s more.") % {"n": fit_in_words(travel.missing)})
    if by_name["sector"].missing:
        found.append(
            _("The same field of work: %(n)s more.") % {"n": fit_in_words(by_name["sector"].missing)}
        )
    if by_name["asks"].missing:
        found.append(
            _("Help with all that she asks for: %(n)s more.") % {"n": fit_in_words(by_name["asks"].missing)}
        )
    return found


def instead(reasons: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """Why this one and not the one who fits her better; empty when nobody does."""
    told = reasons.get("instead")
    if not told or told["offer"] not in names:
        return ""
    who = {"who": names[told["offer"]], "n": told["only_for"], "fit": fit_in_words(told["fit"])}
    if told["only_for"]:
        return (
            ngettext(
                "%(who)s fits her better (%(fit)s), and is the only one for %(n)d other woman.",
                "%(who)s fits her better (%(fit)s), and is the only one for %(n)d other women.",
                told["only_for"],
            )
            % who
        )
    return _("%(who)s fits her better (%(fit)s). The plan for all women together is better this way.") % who


def nobody(reasons: Mapping[str, Any], languages: Sequence[str], minutes: int, length: str) -> list[str]:
    """Why she has nobody in this plan. What she keeps to herself has no word here."""
    if reasons.get("kind") == "empty":
        return [_("Nobody who is ready has a free place now.")]
    if reasons.get("kind") == "places":
        return _places(reasons)
    only, days = reasons.get("only", {}), reasons.get("days", {})
    found = []
    if days:
        day, number = max(days.items(), key=lambda pair: pair[1])
        said = _("Nobody speaks %(languages)s within %(minutes)s minutes on the half-days she gave.") % {
            "languages": _or(map(language_name, languages)), "minutes": minutes,
        }  # fmt: skip
        text = ngettext("%(n)d would fit on %(day)s.", "%(n)d would fit on %(day)s.", number)
        found.append(f"{said} {text % {'n': number, 'day': halfday_name(day)}}")
    texts = {
        "LANGUAGE": _("would fit if they spoke %(languages)s")
        % {"languages": _or(map(language_name, languages))},
        "HER_WAY": _("would fit if she travelled longer than %(minutes)s minutes") % {"minutes": minutes},
        "THEIR_WAY": _("would fit if they travelled farther"),
        "LENGTH": _("would fit if they also came for half a year"),
    }
    if length == Length.DOOR_OPENER:
        texts["LENGTH"] = _("would fit if they also gave one talk")
    found += [f"{only[key]} {text}." for key, text in texts.items() if only.get(key)]
    return found or [_("Nobody of those who are ready fits now.")]


def _places(reasons: Mapping[str, Any]) -> list[str]:
    found = [_("There are people who fit, and their places go to others first.")]
    if reasons.get("turn"):
        found.append(
            _("She is number %(turn)s of %(queue)s who wait for a place.")
            % {"turn": reasons["turn"], "queue": reasons["queue"]}
        )
    elif reasons.get("full"):
        n = reasons["full"]
        text = ngettext(
            "%(n)d who would fit has no place left.", "%(n)d who would fit have no place left.", n
        )
        found.append(text % {"n": n})
    return found


def _and(words: Any) -> str:
    return str(get_text_list(list(words), _("and")))


def _or(words: Any) -> str:
    return str(get_text_list(list(words), _("or")))
