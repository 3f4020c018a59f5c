"""Words in the address that tell nothing about her."""

from django.urls import path

from aanzet.matching.views import board, fair, her, moves, runs, weights

app_name = "matching"
urlpatterns = [
    path("matching/", board.board, name="board"),
    path("matching/run/", board.run_make, name="run_make"),
    path("matching/suggestion/<uuid:pk>/", board.suggestion, name="suggestion"),
    path("matching/held/<uuid:pk>/", moves.held_end, name="held_end"),
    path("matching/match/<uuid:pk>/", moves.release_ask, name="release_ask"),
    path("matching/change/<uuid:pk>/", moves.move_ask, name="move_ask"),
    path("matching/change/<uuid:pk>/said/", moves.move_note, name="move_note"),
    path("matching/change/<uuid:pk>/back/", moves.move_withdraw, name="move_withdraw"),
    path("volunteering/question/<uuid:pk>/", moves.move_read, name="move_read"),
    path("my/person/question/<uuid:pk>/", her.my_move, name="my_move"),
    path("matching/away/<uuid:pk>/", moves.away_note, name="away_note"),
    path("matching/runs/", runs.run_list, name="run_list"),
    path("matching/runs/<uuid:pk>/", runs.run_detail, name="run_detail"),
    path("matching/weights/", weights.weights, name="weights"),
    path("matching/weights/try/", weights.weights_try, name="weights_try"),
    path("matching/fair/", fair.fair, name="fair"),
    path("matching/register/", runs.register, name="register"),
    path("my/person/how/", her.my_how, name="my_how"),
]
