"""Who can help, by country and topic: facts of the country profiles in the words of the reader."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aanzet.core.text import localised
from aanzet.reference.countries import HelpBody, country_profile, profile_codes

# Number in the address -> (topic of the profiles, words, picture). A number tells nothing to who reads the address.
TOPICS: dict[int, tuple[str, Promise, str]] = {
    1: ("safety", _("I am not safe at home"), "house"),
    2: ("discrimination", _("I am treated unfairly"), "scales"),
    3: ("money", _("I have debts or money worries"), "coins"),
    4: ("childcare", _("Who looks after my children?"), "baby"),
    5: ("respite", _("I care for somebody and need rest"), "bed"),
}


@dataclass(frozen=True, slots=True)
class Body:
    """Somebody who helps. `call`: the number as a phone wants it. `old`: nobody looked it up for a year."""

    name: str
    about: str
    phone: str
    call: str
    url: str
    hours: str
    languages: str
    free: bool | None
    reviewed_on: date
    source: str
    old: bool


@dataclass(frozen=True, slots=True)
class Country:
    """A country with help of its own."""

    code: str
    name: str
    here: bool


def help_countries(*, here: str, language: str) -> tuple[Country, ...]:
    """Countries that have help bodies, by code."""
    profiles = [country_profile(code) for code in profile_codes()]
    return tuple(
        Country(each.code, localised(each.name, language), each.code == here)
        for each in profiles
        if each.help
    )


def help_bodies(*, country: str, topic: str, language: str, on: date) -> tuple[Body, ...]:
    """Who helps with a topic, without the emergency number: that stands on top of each page."""
    found = country_profile(country).helpers(topic, on)
    return tuple(_body(each, language, on) for each in found if "emergency" not in each.topics)


def _body(body: HelpBody, language: str, on: date) -> Body:
    return Body(
        name=body.name,
        about=localised(body.about, language),
        phone=body.phone,
        call="".join(sign for sign in body.phone if sign.isdigit() or sign == "+"),
        url=body.url,
        hours=localised(body.hours, language) if body.hours else "",
        languages=localised(body.languages, language) if body.languages else "",
        free=body.free,
        reviewed_on=body.reviewed_on,
        source=body.source,
        old=body.overdue(on),
    )
