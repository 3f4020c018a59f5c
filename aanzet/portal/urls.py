"""Start pages."""

from django.urls import path

from aanzet.portal import views

app_name = "portal"
urlpatterns = [
    path("", views.start, name="start"),
    path("now/", views.now, name="now"),
    path("me/", views.me, name="me"),
    path("me/about/", views.about, name="about"),
    path("me/looked/", views.looked, name="looked"),
    path("me/written/", views.written, name="written"),
    path("step/<uuid:pk>/done/", views.step_done, name="step_done"),
    path("mentees/", views.mentee_list, name="mentee_list"),
    path("mentees/<uuid:pk>/", views.mentee_read, name="mentee_read"),
    path("people/", views.candidate_list, name="candidate_list"),
    path("people/<uuid:pk>/", views.candidate_read, name="candidate_read"),
    path("people/<uuid:pk>/steps/<uuid:step>/", views.candidate_sign, name="candidate_sign"),
]
