"""Pages for everybody, signed in or not: who can help, and what a phone keeps. Neutral in address and title."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

from aanzet.access.doors import public
from aanzet.core import clock
from aanzet.core.text import whole
from aanzet.portal import queries
from aanzet.reference.countries import country_profile, has_profile
from aanzet.ui.context import country as country_of_reader


@public
@csrf_exempt
@require_http_methods(["GET", "POST"])
def help_topics(request: HttpRequest, country: str = "") -> HttpResponse:
    """The number for danger, then the topics. Without a country in the address: that of her programme. A topic is
    asked with a form, so that no list of visited pages leads back to it; without CSRF check, because
    it must always work and changes nothing."""
    language = get_language() or "nl"
    here = country or country_of_reader(request)
    if country and not has_profile(country):
        raise Http404
    if request.method == "POST":
        return _topic(request, here, request.POST.get("topic", ""))
    countries = queries.help_countries(here=here, language=language)
    known = any(each.here for each in countries)
    context = {
        "topics": [(number, words, icon) for number, (_key, words, icon) in queries.TOPICS.items()] if known else [],
        "here": here, "countries": countries, "emergency": country_profile(here).emergency_number,
    }  # fmt: skip
    return render(request, "portal/me_help.html", context)


def _topic(request: HttpRequest, country: str, asked: str) -> HttpResponse:
    """Who helps with one topic in one country; Back does not show it again."""
    number = whole(asked)
    if number not in queries.TOPICS:
        raise Http404
    key, words, icon = queries.TOPICS[number]
    bodies = queries.help_bodies(
        country=country, topic=key, language=get_language() or "nl", on=clock.today()
    )
    context = {
        "words": words, "icon": icon, "bodies": bodies, "here": country,
        "emergency": country_profile(country).emergency_number,
    }  # fmt: skip
    response = render(request, "portal/me_help_topic.html", context)
    response["Cache-Control"] = "no-store"
    return response


@public
@require_GET
def my_traces(request: HttpRequest) -> HttpResponse:
    """What "Leave" does, what the phone keeps all the same, and how to take that away."""
    return render(request, "portal/me_traces.html")
