"""Where ambassadors go, her own pages, and two pages about one woman. Her addresses tell nothing."""

from django.urls import path

from aanzet.ambassadors.views import hers, staff, times, women

app_name = "ambassadors"
urlpatterns = [
    path("ambassadors/", staff.deployment_list, name="deployment_list"),
    path("ambassadors/plan/", staff.deployment_plan, name="deployment_plan"),
    path("ambassadors/people/", staff.ambassador_list, name="ambassador_list"),
    path("ambassadors/people/<uuid:pk>/talk/", staff.supervision_add, name="supervision_add"),
    path("ambassadors/results/", staff.results_page, name="results"),
    path("ambassadors/results.csv", staff.results_csv, name="results_csv"),
    path("ambassadors/<uuid:pk>/", staff.deployment_change, name="deployment_change"),
    path("ambassadors/<uuid:pk>/cancel/", staff.deployment_cancel, name="deployment_cancel"),
    path("ambassadors/<uuid:pk>/told/", staff.deployment_tell, name="deployment_tell"),
    path("volunteering/times/", times.time_list, name="time_list"),
    path("volunteering/times/<uuid:pk>/", times.time_tell, name="time_tell"),
    path("my/others/", hers.my_others, name="my_others"),
    path("my/others/no/", hers.my_others_no, name="my_others_no"),
    path("my/others/name/", hers.my_others_name, name="my_others_name"),
    path("my/others/stop/", hers.my_others_stop, name="my_others_stop"),
    path("my/others/agree/", hers.my_others_agree, name="my_others_agree"),
    path("my/others/travel/", hers.my_others_travel, name="my_others_travel"),
    path("my/came/", hers.my_came, name="my_came"),
    path("women/<uuid:pk>/call/", women.ambassador_ask, name="ambassador_ask"),
    path("women/<uuid:pk>/came/", women.came_note, name="came_note"),
]
