"""Where a form page about one woman goes back to."""

from django.urls import reverse

from aanzet.cases.models import Case


def back_to(case: Case) -> str:
    return reverse("cases:case_detail", args=[case.pk])
