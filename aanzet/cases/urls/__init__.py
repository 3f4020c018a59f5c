"""Urls of the journey: neutral words, opaque ids."""

from aanzet.cases.urls.her import urlpatterns as her
from aanzet.cases.urls.intake import urlpatterns as intake
from aanzet.cases.urls.journey import urlpatterns as journey
from aanzet.cases.urls.plan import urlpatterns as plan

app_name = "cases"
urlpatterns = [*journey, *intake, *plan, *her]
