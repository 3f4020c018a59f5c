"""Urls of the local outbox page."""

from django.urls import path

from aanzet.outbox import views

app_name = "outbox"
urlpatterns = [path("outbox/", views.list_, name="list")]
