"""Reading aloud, and the voices of people."""

from django.urls import path

from aanzet.speech import views

app_name = "speech"
urlpatterns = [
    path("say/", views.say, name="say"),
    path("say/<uuid:pk>/", views.recording_play, name="recording_play"),
]
