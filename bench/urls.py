"""All addresses of the house, and the empty view."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from aanzet.access.doors import public
from aanzet.config.urls import handler404
from aanzet.config.urls import urlpatterns as house

__all__ = ["handler404", "urlpatterns"]


@public
def empty(request: HttpRequest) -> HttpResponse:
    """As little as a view of the house can do: all middleware, no query, two bytes."""
    return HttpResponse("ok")


urlpatterns = [path("bench/empty/", empty, name="bench_empty"), *house]
