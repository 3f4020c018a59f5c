"""Urls of hours, costs and company volunteers."""

from django.urls import path

from aanzet.volunteers.views import company, expenses, given

urlpatterns = [
    path("volunteers/<uuid:pk>/hours/", given.hours_list, name="hours_list"),
    path("volunteers/<uuid:pk>/hours/new/", given.hours_add, name="hours_add"),
    path("volunteers/<uuid:pk>/hours/file/", given.hours_file, name="hours_file"),
    path("volunteers/<uuid:pk>/hours/proof/", given.hours_proof, name="hours_proof"),
    path("volunteers/hours/<uuid:pk>/back/", given.hours_withdraw, name="hours_withdraw"),
    path("volunteers/<uuid:pk>/costs/", expenses.expense_list, name="expense_list"),
    path("volunteers/<uuid:pk>/costs/new/", expenses.expense_add, name="expense_add"),
    path("volunteers/costs/", expenses.expense_office, name="expense_office"),
    path("volunteers/costs/paid/", expenses.expense_pay, name="expense_pay"),
    path("volunteers/costs/file/", expenses.expense_file, name="expense_file"),
    path("volunteers/costs/<uuid:pk>/", expenses.expense_decide, name="expense_decide"),
    path("volunteers/costs/<uuid:pk>/back/", expenses.expense_withdraw, name="expense_withdraw"),
    path("volunteers/companies/", company.company_list, name="company_list"),
    path("volunteers/companies/new/", company.company_invite, name="company_invite"),
    path("volunteers/companies/<uuid:pk>/withdraw/", company.company_withdraw, name="company_withdraw"),
    path("volunteers/companies/words/<uuid:pk>/", company.company_quote, name="company_quote"),
    path("volunteers/<uuid:pk>/employer/", company.company_own, name="company_own"),
]
