"""Reading aloud, the voices of people, and the languages."""

from django.urls import path

from aanzet.speech import views

app_name = "speech"
urlpatterns = [
    path("say/", views.say, name="say"),
    path("say/<uuid:pk>/", views.recording_play, name="recording_play"),
    path("about/pictures/", views.credits_, name="credits"),
    path("texts/voices/", views.voice_list, name="voice_list"),
    path("texts/voices/<uuid:pk>/remove/", views.voice_remove, name="voice_remove"),
    path("texts/voices/<slug:language>/<slug:key>/", views.voice_record, name="voice_record"),
    path("texts/speakers/add/", views.speaker_add, name="speaker_add"),
    path("texts/speakers/<uuid:pk>/remove/", views.speaker_remove, name="speaker_remove"),
    path("texts/languages/", views.language_list, name="language_list"),
]
