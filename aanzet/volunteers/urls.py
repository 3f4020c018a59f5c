"""Urls of volunteers: the public sign-up, the coordinator's pages, and everybody's own."""

from django.urls import path

from aanzet.volunteers import urls_given
from aanzet.volunteers.views import mine, office

app_name = "volunteers"
urlpatterns = [
    path("volunteers/", office.volunteer_list, name="volunteer_list"),
    path("volunteers/<uuid:pk>/", office.volunteer_detail, name="volunteer_detail"),
    path("volunteering/", mine.me, name="me"),
    *urls_given.urlpatterns,
]
