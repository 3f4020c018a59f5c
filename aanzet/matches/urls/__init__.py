"""Addresses of this room."""

from aanzet.matches.urls import proposing, together

app_name = "matches"
urlpatterns = [*proposing.urlpatterns, *together.urlpatterns]
