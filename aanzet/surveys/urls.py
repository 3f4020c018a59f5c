from django.urls import path

from aanzet.surveys.views import her, staff

app_name = "surveys"
urlpatterns = [
    path("my/moments/", her.my_moments, name="my_moments"),
    path("my/moments/<slug:moment>/", her.my_moment, name="my_moment"),
    path("my/moments/<slug:moment>/pass/", her.my_pass, name="my_pass"),
    path("my/moments/<slug:moment>/mine/", her.my_result, name="my_result"),
    path("my/moments/<slug:moment>/gone/", her.my_throw_away, name="my_throw_away"),
    path("my/moments/<slug:moment>/<slug:key>/", her.my_ask, name="my_ask"),
    path("women/<uuid:pk>/moments/", staff.offer, name="offer"),
    path("women/<uuid:pk>/moments/<slug:moment>/paper/", staff.paper, name="paper"),
    path("women/<uuid:pk>/moments/<slug:moment>/type/", staff.type_over, name="type_over"),
]
