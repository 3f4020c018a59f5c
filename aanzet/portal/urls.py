"""Start pages."""

from django.urls import path

from aanzet.portal import views
from aanzet.portal.views import entry, help, sent

app_name = "portal"
urlpatterns = [
    path("", views.start, name="start"),
    path("now/", views.now, name="now"),
    path("me/", views.me, name="me"),
    path("me/about/", views.about, name="about"),
    path("me/written/", views.written, name="written"),
    path("step/<uuid:pk>/done/", views.step_done, name="step_done"),
    path("women/<uuid:pk>/way-in/", entry.way_in, name="way_in"),
    path("women/<uuid:pk>/card/", entry.card_make, name="card_make"),
    path("women/<uuid:pk>/card/stop/", entry.card_stop, name="card_stop"),
    path("women/<uuid:pk>/code/", entry.code_offer, name="code_offer"),
    path("women/<uuid:pk>/code/stop/", entry.code_stop, name="code_stop"),
    path("women/<uuid:pk>/code/again/", entry.code_again, name="code_again"),
    path("women/<uuid:pk>/device/", entry.device_lend, name="device_lend"),
    path("women/<uuid:pk>/messages/", sent.message_list, name="message_list"),
    path("my/messages/", sent.my_messages, name="my_messages"),
    path("help/", help.help_topics, name="help"),
    path("help/<slug:country>/", help.help_topics, name="help_country"),
    path("my/traces/", help.my_traces, name="my_traces"),
    path("my/card/", entry.my_card, name="my_card"),
    path("mentees/", views.mentee_list, name="mentee_list"),
    path("mentees/<uuid:pk>/", views.mentee_read, name="mentee_read"),
    path("people/", views.candidate_list, name="candidate_list"),
    path("people/<uuid:pk>/", views.candidate_read, name="candidate_read"),
    path("people/<uuid:pk>/steps/<uuid:step>/", views.candidate_sign, name="candidate_sign"),
]
