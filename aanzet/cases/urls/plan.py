"""The plan, what stands in her way, and what stays between her and her coach."""

from django.urls import path

from aanzet.cases.views import barriers, plan, steps, told

urlpatterns = [
    path("women/<uuid:pk>/plan/", plan.plan, name="plan"),
    path("women/<uuid:pk>/plan/begin/", plan.plan_begin, name="plan_begin"),
    path("women/<uuid:pk>/plan/print/", plan.plan_print, name="plan_print"),
    path("women/<uuid:pk>/plan/plan.pdf", plan.plan_pdf, name="plan_pdf"),
    path("women/<uuid:pk>/wish/", plan.wish_record, name="wish_record"),
    path("women/<uuid:pk>/voice/", told.voice_record, name="voice_record"),
    path("voices/<uuid:pk>/", told.voice_play, name="voice_play"),
    path("women/<uuid:pk>/ladder/", told.ladder_tell, name="ladder_tell"),
    path("women/<uuid:pk>/goals/add/", steps.goal_add, name="goal_add"),
    path("women/<uuid:pk>/strengths/add/", steps.strength_add, name="strength_add"),
    path("strengths/<uuid:pk>/", steps.strength_edit, name="strength_edit"),
    path("plans/<uuid:pk>/", plan.plan_version, name="plan_version"),
    path("plans/<uuid:pk>/edit/", plan.plan_edit, name="plan_edit"),
    path("plans/<uuid:pk>/yes/", plan.plan_agree, name="plan_agree"),
    path("goals/<uuid:pk>/", steps.goal_edit, name="goal_edit"),
    path("goals/<uuid:pk>/end/", steps.goal_end, name="goal_end"),
    path("goals/<uuid:pk>/steps/add/", steps.step_add, name="step_add"),
    path("steps/<uuid:pk>/", steps.step_edit, name="step_edit"),
    path("steps/<uuid:pk>/drop/", steps.step_drop, name="step_drop"),
    path("steps/<uuid:pk>/done/", steps.step_done, name="step_done"),
    path("women/<uuid:pk>/barriers/", barriers.barriers, name="barriers"),
    path("women/<uuid:pk>/barriers/add/", barriers.barrier_add, name="barrier_add"),
    path("women/<uuid:pk>/skills/add/", barriers.skill_add, name="skill_add"),
    path("women/<uuid:pk>/needs/", barriers.adjustment, name="adjustment"),
    path("women/<uuid:pk>/needs/edit/", barriers.adjustment_edit, name="adjustment_edit"),
    path("women/<uuid:pk>/page/", barriers.discrimination, name="discrimination"),
    path("women/<uuid:pk>/page/add/", barriers.discrimination_add, name="discrimination_add"),
    path("barriers/<uuid:pk>/", barriers.barrier_change, name="barrier_change"),
    path("list/<uuid:pk>/", barriers.barrier_rank, name="barrier_rank"),
    path("catalogue/barriers/", barriers.barrier_type_list, name="barrier_type_list"),
    path("catalogue/barriers/add/", barriers.barrier_type_add, name="barrier_type_add"),
]
