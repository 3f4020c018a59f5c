"""Urls of the journey: neutral words, opaque ids."""

from importlib import import_module

from aanzet.cases.urls.journey import urlpatterns as journey

app_name = "cases"
urlpatterns = [*journey]
for _part in ("her", "intake", "plan"):
    try:
        urlpatterns += import_module(f"aanzet.cases.urls.{_part}").urlpatterns
    except ImportError:
        pass
