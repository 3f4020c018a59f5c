"""Urls of her sheets: words that tell nothing, ids that mean nothing."""

from django.urls import path

from aanzet.sheets.views import choice, good, hers, people, staff, week

app_name = "sheets"
urlpatterns = [
    path("my/sheets/", hers.my_sheets, name="my_sheets"),
    path("my/choices/", choice.my_choices, name="my_choices"),
    path("my/choices/new/", choice.my_choice_begin, name="my_choice_begin"),
    path("my/choices/<uuid:pk>/", choice.my_choice, name="my_choice"),
    path("my/choices/<uuid:pk>/edit/", choice.my_choice_edit, name="my_choice_edit"),
    path("my/choices/<uuid:pk>/option/<slug:key>/", choice.my_option, name="my_option"),
    path("my/choices/<uuid:pk>/option/<slug:key>/remove/", choice.my_option_remove, name="my_option_remove"),
    path("my/choices/<uuid:pk>/decide/", choice.my_decision, name="my_decision"),
    path("my/choices/<uuid:pk>/show/", hers.my_choice_show, name="my_choice_show"),
    path("my/choices/<uuid:pk>/wipe/", hers.my_choice_wipe, name="my_choice_wipe"),
    path("my/week/", week.my_week, name="my_week"),
    path("my/week/<uuid:pk>/give/", week.my_week_give, name="my_week_give"),
    path("my/week/<uuid:pk>/show/", hers.my_week_show, name="my_week_show"),
    path("my/week/<uuid:pk>/wipe/", hers.my_week_wipe, name="my_week_wipe"),
    path("my/people/", people.my_people, name="my_people"),
    path("my/people/print/", people.my_people_print, name="my_people_print"),
    path("my/people/who/<slug:key>/", people.my_person, name="my_person"),
    path("my/people/who/<slug:key>/remove/", people.my_person_remove, name="my_person_remove"),
    path("my/people/<uuid:pk>/show/", hers.my_people_show, name="my_people_show"),
    path("my/people/<uuid:pk>/wipe/", hers.my_people_wipe, name="my_people_wipe"),
    path("my/good/", good.my_good, name="my_good"),
    path("my/good/choose/", good.my_good_choose, name="my_good_choose"),
    path("my/good/add/", good.my_good_add, name="my_good_add"),
    path("my/good/print/", good.my_good_print, name="my_good_print"),
    path("my/good/page.pdf", good.my_good_pdf, name="my_good_pdf"),
    path("my/good/<uuid:pk>/", good.my_good_tell, name="my_good_tell"),
    path("my/good/<uuid:pk>/move/", good.my_good_move, name="my_good_move"),
    path("women/choice/<uuid:pk>/", staff.choice_read, name="choice_read"),
    path("women/week/<uuid:pk>/", staff.week_read, name="week_read"),
    path("women/people/<uuid:pk>/", staff.people_read, name="people_read"),
]
