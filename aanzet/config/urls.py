"""Root urls: one line per room."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("aanzet.accounts.urls")),
    path("", include("aanzet.outbox.urls")),
    path("", include("aanzet.ui.urls")),
]
