"""Addresses of this room."""

from aanzet.matches.urls import together

app_name = "matches"
urlpatterns = [*together.urlpatterns]
