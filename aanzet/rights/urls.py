"""Urls of what she may ask of the house: neutral words."""

from django.urls import path

from aanzet.rights.views import her, staff

app_name = "rights"
urlpatterns = [
    path("my/copy/", her.my_copy, name="my_copy"),
    path("my/copy/file/", her.my_copy_file, name="my_copy_file"),
    path("my/right/", her.my_mistakes, name="my_mistakes"),
    path("my/right/tell/", her.my_mistake_tell, name="my_mistake_tell"),
    path("my/goodbye/", her.my_farewell, name="my_farewell"),
    path("my/goodbye/sure/", her.my_farewell_ask, name="my_farewell_ask"),
    path("my/goodbye/stay/", her.my_farewell_take_back, name="my_farewell_take_back"),
    path("paper/", staff.paper, name="paper"),
    path("women/mistakes/<uuid:pk>/", staff.mistake_answer, name="mistake_answer"),
]
