"""The intake for staff: at a desk, on paper, ready."""

from django.urls import path

from aanzet.cases.views import intake

urlpatterns = [
    path("women/<uuid:pk>/intake/", intake.intake, name="intake"),
    path("women/<uuid:pk>/intake/paper/", intake.intake_paper, name="intake_paper"),
    path("women/<uuid:pk>/intake/print/", intake.intake_print, name="intake_print"),
    path("women/<uuid:pk>/intake/questions.pdf", intake.intake_pdf, name="intake_pdf"),
    path("women/<uuid:pk>/intake/ready/", intake.intake_finish, name="intake_finish"),
    path("women/<uuid:pk>/intake/<slug:block>/", intake.intake_block, name="intake_block"),
]
