"""Her own pages: words in the address that tell nothing."""

from django.urls import path

from aanzet.cases.views import her, questions, safe, told

urlpatterns = [
    path("my/programme/", her.my_choice, name="my_choice"),
    path("my/plan/", her.my_plan, name="my_plan"),
    path("my/plan/words/", her.my_wish, name="my_wish"),
    path("my/plan/voice/", told.my_voice, name="my_voice"),
    path("my/plan/voice/remove/", told.my_voice_remove, name="my_voice_remove"),
    path("my/plan/step/", told.my_ladder, name="my_ladder"),
    path("my/plan/goal/", her.my_goal_add, name="my_goal_add"),
    path("my/plan/good/", her.my_strength_add, name="my_strength_add"),
    path("my/plan/print/", her.my_plan_print, name="my_plan_print"),
    path("my/plan/plan.pdf", her.my_plan_pdf, name="my_plan_pdf"),
    path("my/reach/", safe.my_safe, name="my_safe"),
    path("my/list/", her.my_list, name="my_list"),
    path("my/list/more/", her.my_list_add, name="my_list_add"),
    path("my/needs/", her.my_needs, name="my_needs"),
    path("my/needs/edit/", her.my_needs_edit, name="my_needs_edit"),
    path("my/page/add/", her.my_report_add, name="my_report_add"),
    path("my/page/", her.my_report, name="my_report"),
    path("my/questions/", questions.my_questions, name="my_questions"),
    path("my/questions/ready/", questions.my_questions_ready, name="my_questions_ready"),
    path("my/questions/<slug:key>/", questions.my_question, name="my_question"),
]
