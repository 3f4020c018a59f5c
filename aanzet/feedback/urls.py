"""Urls of what women say: neutral words, opaque ids."""

from django.urls import path

from aanzet.feedback.views import her, staff

app_name = "feedback"
urlpatterns = [
    path("my/say/", her.my_say, name="my_say"),
    path("my/say/write/", her.my_say_write, name="my_say_write"),
    path("my/say/voice/", her.my_say_voice, name="my_say_voice"),
    path("answer/", her.answer_read, name="answer_read"),
    path("said/", staff.remark_list, name="remark_list"),
    path("said/<uuid:pk>/", staff.remark_answer, name="remark_answer"),
    path("said/<uuid:pk>/sound/", staff.remark_sound, name="remark_sound"),
    path("said/<uuid:pk>/done/", staff.done_tell, name="done_tell"),
    path("said/told/<uuid:pk>/", staff.done_correct, name="done_correct"),
    path("said/told/<uuid:pk>/back/", staff.done_withdraw, name="done_withdraw"),
]
