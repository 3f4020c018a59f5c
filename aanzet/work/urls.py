"""Urls of results: neutral words, opaque ids."""

from django.urls import path

from aanzet.work import views

app_name = "work"
urlpatterns = [
    path("women/<uuid:pk>/result/", views.placement_add, name="placement_add"),
    path("women/<uuid:pk>/start-situation/", views.start_situation_set, name="start_situation_set"),
    path("women/<uuid:pk>/income/", views.independence_record, name="independence_record"),
    path("results/<uuid:pk>/", views.placement_edit, name="placement_edit"),
    path("results/<uuid:pk>/end/", views.placement_end, name="placement_end"),
    path("results/<uuid:pk>/yes/", views.yes_note, name="yes_note"),
    path("my/result/<uuid:pk>/", views.yes_say, name="yes_say"),
    path("results/<uuid:pk>/check/", views.check_record, name="check_record"),
]
