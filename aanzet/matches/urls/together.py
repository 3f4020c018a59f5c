"""Two people together: hers, the volunteer's, the coordinator's."""

from django.urls import path

from aanzet.matches.views import giver, her_time, network, office

urlpatterns = [
    path("my/times/", her_time.my_times, name="my_times"),
    path("my/times/<uuid:pk>/", her_time.my_time, name="my_time"),
    path("my/times/<uuid:pk>/how/", her_time.my_how, name="my_how"),
    path("my/times/day/<uuid:pk>/", her_time.my_day, name="my_day"),
    path("my/times/<uuid:pk>/questions/", her_time.my_questions, name="my_questions"),
    path("my/times/<uuid:pk>/stop/", her_time.my_stop, name="my_stop"),
    path("my/times/<uuid:pk>/after/", her_time.my_after, name="my_after"),
    path("my/times/met/<uuid:pk>/stop/", her_time.my_introduction_stop, name="my_introduction_stop"),
    path("matches/<uuid:pk>/log/", giver.match_log, name="match_log"),
    path("matches/<uuid:pk>/log/add/", giver.meeting_add, name="meeting_add"),
    path("matches/meetings/<uuid:pk>/withdraw/", giver.meeting_withdraw, name="meeting_withdraw"),
    path("matches/<uuid:pk>/how/", giver.how_say, name="how_say"),
    path("matches/<uuid:pk>/questions/", giver.volunteer_survey, name="volunteer_survey"),
    path("matches/<uuid:pk>/stop/", giver.volunteer_stop, name="volunteer_stop"),
    path("matches/<uuid:pk>/after/", giver.volunteer_after, name="volunteer_after"),
    path("matches/<uuid:pk>/introduce/", network.introduction_by_volunteer, name="introduction_by_volunteer"),
    path("matches/together/", office.together_list, name="together_list"),
    path("matches/stand-ins/", office.stand_ins, name="stand_ins"),
    path("matches/week/", office.digest_edit, name="digest_edit"),
    path("matches/<uuid:pk>/talk/", office.talk_note, name="talk_note"),
    path("matches/<uuid:pk>/longer/", office.match_extend, name="match_extend"),
    path("matches/<uuid:pk>/end/", office.match_end, name="match_end"),
    path("programmes/<uuid:pk>/together/", office.figures, name="figures"),
    path("programmes/<uuid:pk>/together/print/", office.figures_print, name="figures_print"),
    path("programmes/<uuid:pk>/together/page.pdf", office.figures_pdf, name="figures_pdf"),
    path("women/<uuid:pk>/introductions/", network.introduction_list, name="introduction_list"),
    path("women/<uuid:pk>/introductions/add/", network.introduction_add, name="introduction_add"),
    path("introductions/<uuid:pk>/move/", network.introduction_move, name="introduction_move"),
    path("introductions/<uuid:pk>/withdraw/", network.introduction_withdraw, name="introduction_withdraw"),
]
