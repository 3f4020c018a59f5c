"""Staff pages of a journey."""

from django.urls import path

from aanzet.cases.views import cohort, contact, journey, listing, page, people, safe

urlpatterns = [
    path("women/", listing.case_list, name="case_list"),
    path("women/new/", people.case_open, name="case_open"),
    path("women/groups/", cohort.cohort_list, name="cohort_list"),
    path("women/groups/<uuid:pk>/", cohort.cohort_detail, name="cohort_detail"),
    path("women/group/", cohort.cohort_start, name="cohort_start"),
    path("women/<uuid:pk>/", page.case_detail, name="case_detail"),
    path("women/<uuid:pk>/more/", page.case_more, name="case_more"),
    path("women/<uuid:pk>/details/", people.case_edit, name="case_edit"),
    path("women/<uuid:pk>/start/", journey.case_start, name="case_start"),
    path("women/<uuid:pk>/trajectory/", cohort.trajectory_edit, name="trajectory_edit"),
    path("women/<uuid:pk>/fit/", journey.fit_edit, name="fit_edit"),
    path("women/<uuid:pk>/contact/", contact.note_add, name="note_add"),
    path("women/<uuid:pk>/contact/draft/", contact.note_draft, name="note_draft"),
    path("women/<uuid:pk>/rhythm/", contact.deviation_add, name="deviation_add"),
    path("contact/<uuid:pk>/", contact.note_edit, name="note_edit"),
    path("women/<uuid:pk>/phase/", journey.phase_change, name="phase_change"),
    path("women/<uuid:pk>/pause/", journey.pause_add, name="pause_add"),
    path("women/<uuid:pk>/pause/end/", journey.pause_end, name="pause_end"),
    path("women/<uuid:pk>/close/", journey.exit_add, name="exit_add"),
    path("women/<uuid:pk>/reopen/", journey.case_reopen, name="case_reopen"),
    path("women/<uuid:pk>/coach/", journey.coach_assign, name="coach_assign"),
    path("women/<uuid:pk>/referral/", contact.referral_add, name="referral_add"),
    path("referral/<uuid:pk>/", contact.referral_answer, name="referral_answer"),
    path("women/<uuid:pk>/safe/", safe.safe_contact_edit, name="safe_contact_edit"),
    path("women/<uuid:pk>/permission/", people.consent_record, name="consent_record"),
    path("permission/<uuid:pk>/back/", people.consent_withdraw, name="consent_withdraw"),
    path("women/<uuid:pk>/hide/", people.restriction_add, name="restriction_add"),
    path("women/<uuid:pk>/show/", people.restriction_end, name="restriction_end"),
    path("women/<uuid:pk>/links/", people.link_add, name="link_add"),
    path("links/<uuid:pk>/undo/", people.link_undo, name="link_undo"),
]
