"""Words in the address that tell nothing about her."""

from django.urls import path

from aanzet.matching.views import board, fair, her, runs, weights

app_name = "matching"
urlpatterns = [
    path("matching/", board.board, name="board"),
    path("matching/run/", board.run_make, name="run_make"),
    path("matching/suggestion/<uuid:pk>/", board.suggestion, name="suggestion"),
    path("matching/held/<uuid:pk>/", board.held_end, name="held_end"),
    path("matching/match/<uuid:pk>/", board.match_release, name="match_release"),
    path("matching/away/<uuid:pk>/", board.away_note, name="away_note"),
    path("matching/runs/", runs.run_list, name="run_list"),
    path("matching/runs/<uuid:pk>/", runs.run_detail, name="run_detail"),
    path("matching/weights/", weights.weights, name="weights"),
    path("matching/weights/try/", weights.weights_try, name="weights_try"),
    path("matching/fair/", fair.fair, name="fair"),
    path("matching/register/", runs.register, name="register"),
    path("my/person/how/", her.my_how, name="my_how"),
]
