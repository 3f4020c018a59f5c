"""Urls of figures."""

from django.urls import path

from aanzet.impact.views import company, promise, reach

app_name = "impact"
urlpatterns = [
    path("targets/", promise.targets, name="targets"),
    path("targets/<uuid:pk>/<slug:indicator>/<slug:period>/", promise.target, name="target"),
    path("targets/<uuid:pk>/<slug:indicator>/<slug:period>/women/", promise.target_rows, name="target_rows"),
    path("figures/<uuid:pk>/", promise.outcomes_read, name="outcomes"),
    path("periods/<uuid:pk>/", promise.period_close, name="period_close"),
    path(
        "periods/<uuid:pk>/<slug:programme>/<slug:indicator>/correction/",
        promise.correction_add,
        name="correction_add",
    ),
    path("outreach/", reach.outreach, name="outreach"),
    path("outreach/new/", reach.outreach_add, name="outreach_add"),
    path("outreach/count/", reach.count_add, name="count_add"),
    path("districts/", reach.coverage, name="coverage"),
    path("coaches/", reach.caseload, name="caseload"),
    path("company/", company.company, name="company"),
    path("company/<uuid:pk>/sheet/", company.company_sheet, name="company_sheet"),
    path("company/<uuid:pk>/sheet/pdf/", company.company_pdf, name="company_pdf"),
]
