"""Addresses of imports."""

from django.urls import path

from aanzet.imports import views

app_name = "imports"
urlpatterns = [
    path("imports/", views.import_list, name="list"),
    path("imports/add/", views.import_add, name="add"),
    path("imports/file/<uuid:pk>/", views.import_run, name="run"),
    path("imports/file/<uuid:pk>/progress/", views.import_progress, name="progress"),
    path("imports/<uuid:pk>/", views.import_detail, name="detail"),
    path("imports/<uuid:pk>/rows.csv", views.import_refused, name="refused"),
    path("imports/<uuid:pk>/undo/", views.import_undo, name="undo"),
]
