"""Urls of the layout itself. Mounted at the root."""

from django.urls import path

from aanzet.ui import views

app_name = "ui"
urlpatterns = [
    path("leave/", views.leave, name="leave"),
    path("theme/<slug:slug>.css", views.theme, name="theme"),
    path("gallery/", views.gallery, name="gallery"),
    path("gallery/<slug:name>/", views.gallery_page, name="gallery_page"),
]
