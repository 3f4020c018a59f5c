"""Root urls: one line per room."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

ROOMS = [
    "portal",
    "accounts",
    "speech",
    "outbox",
    "ui",
    "cases",
    "programmes",
    "alliances",
    "meetings",
    "work",
    "circle",
    "sheets",
    "surveys",
    "rights",
    "feedback",
    "volunteers",
    "matches",
    "ambassadors",
    "matching",
    "impact",
    "imports",
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("i18n/setlang/", set_language, name="set_language"),
    *(path("", include(f"aanzet.{room}.urls")) for room in ROOMS if find_spec(f"aanzet.{room}.urls")),
]
handler404 = "aanzet.portal.views.not_here"
