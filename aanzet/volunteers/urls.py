"""Urls of volunteers: the public sign-up, the coordinator's pages, and everybody's own."""

from django.urls import path

from aanzet.volunteers import urls_given
from aanzet.volunteers.views import company_join, joining, life, mine, office, taking_back

app_name = "volunteers"
urlpatterns = [
    path("join/", joining.join_list, name="join_list"),
    path("join/thanks/", joining.join_thanks, name="join_thanks"),
    # Before a programme and a role: a token might be read as one.
    path("join/company/<slug:token>/", company_join.company_join, name="company_join"),
    path("join/<slug:slug>/", joining.join_programme, name="join_programme"),
    path("join/<slug:slug>/<slug:role>/", joining.join, name="join"),
    path("volunteers/", office.volunteer_list, name="volunteer_list"),
    path("volunteers/<uuid:pk>/", office.volunteer_detail, name="volunteer_detail"),
    path("volunteers/<uuid:pk>/talk/", office.talk_note, name="talk_note"),
    path("volunteers/<uuid:pk>/check/", office.screening_note, name="screening_note"),
    path("volunteers/<uuid:pk>/training/", office.training_note, name="training_note"),
    path("volunteers/talks/<uuid:pk>/back/", taking_back.talk_withdraw, name="talk_withdraw"),
    path("volunteers/checks/<uuid:pk>/back/", taking_back.screening_withdraw, name="screening_withdraw"),
    path("volunteers/trainings/<uuid:pk>/back/", taking_back.training_withdraw, name="training_withdraw"),
    path("volunteers/<uuid:pk>/edit/", office.volunteer_edit, name="volunteer_edit"),
    path("volunteers/<uuid:pk>/invite/", office.volunteer_invite, name="volunteer_invite"),
    path("volunteers/<uuid:pk>/start/", life.volunteer_start, name="volunteer_start"),
    path("volunteers/<uuid:pk>/longer/", life.volunteer_extend, name="volunteer_extend"),
    path("volunteers/<uuid:pk>/pause/", life.pause_add, name="pause_add"),
    path("volunteers/pauses/<uuid:pk>/end/", life.pause_end, name="pause_end"),
    path("volunteers/<uuid:pk>/end/", life.volunteer_end, name="volunteer_end"),
    path("volunteering/", mine.me, name="me"),
    *urls_given.urlpatterns,
    path("volunteering/<uuid:pk>/agreement/", mine.my_agreement, name="my_agreement"),
    path("volunteering/<uuid:pk>/agreement/print/", mine.my_agreement_print, name="my_agreement_print"),
    path(
        "volunteering/agreement/<uuid:pk>/back/",
        taking_back.my_agreement_withdraw,
        name="my_agreement_withdraw",
    ),
    path("volunteering/<uuid:pk>/edit/", mine.my_edit, name="my_edit"),
    path("volunteering/<uuid:pk>/pause/", mine.my_pause, name="my_pause"),
    path("volunteering/pauses/<uuid:pk>/end/", mine.my_pause_end, name="my_pause_end"),
    path("volunteering/<uuid:pk>/stop/", mine.my_stop, name="my_stop"),
    path("volunteering/<uuid:pk>/data/", mine.my_data, name="my_data"),
]
