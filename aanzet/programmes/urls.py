"""Public pages of the programmes, and their messages for who works there."""

from django.urls import path

from aanzet.programmes import views

app_name = "programmes"
urlpatterns = [
    path("programmes/", views.programme_list, name="list"),
    path("programmes/<slug:slug>/", views.programme_detail, name="detail"),
    path("messages/", views.message_list, name="message_list"),
]
