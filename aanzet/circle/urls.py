"""Words in the address that tell nothing."""

from django.urls import path

from aanzet.circle.views import family, hers, staff

app_name = "circle"
urlpatterns = [
    path("my/who/", hers.my_who, name="my_who"),
    path("my/who/yes/", hers.my_yes, name="my_yes"),
    path("my/who/yes/<uuid:pk>/", hers.my_yes_to, name="my_yes_to"),
    path("my/who/yes/<uuid:pk>/stop/", hers.my_yes_stop, name="my_yes_stop"),
    path("my/who/less/<uuid:pk>/", hers.my_less, name="my_less"),
    path("my/who/only/", hers.my_only, name="my_only"),
    path("my/who/read/", hers.my_read, name="my_read"),
    path("my/family/", family.my_family, name="my_family"),
    path("my/family/add/", family.my_family_add, name="my_family_add"),
    path("my/family/<uuid:pk>/", family.my_relative, name="my_relative"),
    path("my/family/<uuid:pk>/remove/", family.my_relative_remove, name="my_relative_remove"),
    path("my/family/meeting/<uuid:pk>/", family.my_guests, name="my_guests"),
    path("women/hidden/", staff.file_open, name="file_open"),
    path("women/<uuid:pk>/care/", staff.safety, name="safety"),
    path("women/<uuid:pk>/changes/", staff.changes_seen, name="changes_seen"),
]
