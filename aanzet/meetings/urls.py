"""Urls of meetings: neutral words, opaque ids."""

from django.urls import path

from aanzet.meetings import views

app_name = "meetings"
urlpatterns = [
    path("women/<uuid:pk>/meeting/", views.meeting_add, name="meeting_add"),
    path("meetings/<uuid:pk>/", views.meeting_edit, name="meeting_edit"),
    path("meetings/<uuid:pk>/cancel/", views.meeting_cancel, name="meeting_cancel"),
    path("my/days/", views.my_meetings, name="my_meetings"),
    path("my/days/<uuid:pk>/", views.my_meeting, name="my_meeting"),
    path("my/days/<uuid:pk>/file/", views.my_file, name="my_file"),
]
