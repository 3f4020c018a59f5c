"""Urls of alliances, grants, organisations and staff."""

from django.urls import path

from aanzet.alliances import views

app_name = "alliances"
urlpatterns = [
    path("alliances/", views.alliance_list, name="alliance_list"),
    path("alliances/add/", views.alliance_add, name="alliance_add"),
    path("alliances/<uuid:pk>/", views.alliance_detail, name="alliance_detail"),
    path("alliances/<uuid:pk>/edit/", views.alliance_edit, name="alliance_edit"),
    path("alliances/<uuid:pk>/logo/", views.logo_put_up, name="logo_put_up"),
    path("alliances/<uuid:pk>/logo/remove/", views.logo_remove, name="logo_remove"),
    path("logo/<uuid:pk>/", views.logo_read, name="logo_read"),
    path("alliances/<uuid:pk>/partners/add/", views.partner_add, name="partner_add"),
    path("alliances/partners/<uuid:pk>/end/", views.partner_end, name="partner_end"),
    path("alliances/<uuid:pk>/sharing/add/", views.sharing_add, name="sharing_add"),
    path("alliances/sharing/<uuid:pk>/end/", views.sharing_end, name="sharing_end"),
    path("alliances/<uuid:pk>/approvals/", views.approval_list, name="approval_list"),
    path("alliances/<uuid:pk>/approvals/add/", views.approval_add, name="approval_add"),
    path("alliances/<uuid:pk>/grants/add/", views.grant_add, name="grant_add"),
    path("alliances/grants/<uuid:pk>/", views.grant_detail, name="grant_detail"),
    path("alliances/grants/<uuid:pk>/edit/", views.grant_edit, name="grant_edit"),
    path("alliances/grants/<uuid:pk>/periods/add/", views.period_add, name="period_add"),
    path("alliances/grants/<uuid:pk>/reports/add/", views.report_add, name="report_add"),
    path("alliances/grants/<uuid:pk>/costs/", views.cost_list, name="cost_list"),
    path("alliances/grants/<uuid:pk>/costs/costs.csv", views.cost_file, name="cost_file"),
    path("alliances/grants/<uuid:pk>/costs/add/", views.cost_add, name="cost_add"),
    path("alliances/costs/<uuid:pk>/", views.cost_edit, name="cost_edit"),
    path("alliances/costs/<uuid:pk>/correct/", views.cost_correct, name="cost_correct"),
    path("alliances/costs/<uuid:pk>/withdraw/", views.cost_withdraw, name="cost_withdraw"),
    path("alliances/reports/<uuid:pk>/sent/", views.report_sent, name="report_sent"),
    path("organisations/", views.organisation_list, name="organisation_list"),
    path("organisations/add/", views.organisation_add, name="organisation_add"),
    path("organisations/<uuid:pk>/edit/", views.organisation_edit, name="organisation_edit"),
    path("organisations/<uuid:pk>/staff/", views.staff_list, name="staff_list"),
    path("organisations/<uuid:pk>/staff/invite/", views.staff_invite, name="staff_invite"),
    path("organisations/staff/<uuid:pk>/end/", views.staff_end, name="staff_end"),
    path(
        "organisations/invitations/<uuid:pk>/withdraw/", views.invitation_withdraw, name="invitation_withdraw"
    ),
    path("account/tasks/", views.task_list, name="task_list"),
    path("account/tasks/<uuid:pk>/", views.task_edit, name="task_edit"),
    path("welcome/<str:token>/", views.invitation_accept, name="invitation_accept"),
]
