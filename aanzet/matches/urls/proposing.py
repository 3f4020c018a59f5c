"""From her wish to what two people agree: neutral words, opaque ids."""

from django.urls import path

from aanzet.matches.views import agreement, hers, proposing, theirs, wish

urlpatterns = [
    path("my/person/", hers.my_person, name="my_person"),
    path("my/person/wish/", wish.my_want_open, name="my_want_open"),
    path("my/person/wish/<uuid:pk>/stop/", hers.my_want_end, name="my_want_end"),
    path("my/person/wish/<uuid:pk>/<slug:screen>/", wish.my_want, name="my_want"),
    path("my/person/choose/<uuid:pk>/", hers.my_proposal, name="my_proposal"),
    path("my/person/<uuid:pk>/", hers.my_match, name="my_match"),
    path("my/person/<uuid:pk>/agree/", agreement.my_agreement, name="my_agreement"),
    path("my/person/<uuid:pk>/yes/", agreement.my_agreement_yes, name="my_agreement_yes"),
    path("my/person/<uuid:pk>/print/", agreement.my_agreement_print, name="my_agreement_print"),
    path("my/person/<uuid:pk>/page.pdf", agreement.my_agreement_pdf, name="my_agreement_pdf"),
    path("women/<uuid:pk>/match/", proposing.case_match, name="case_match"),
    path("women/<uuid:pk>/match/wish/", proposing.want_open, name="want_open"),
    path("women/wish/<uuid:pk>/", proposing.want_edit, name="want_edit"),
    path("women/wish/<uuid:pk>/stop/", proposing.want_stop, name="want_stop"),
    path("women/wish/<uuid:pk>/propose/", proposing.proposal_add, name="proposal_add"),
    path("women/proposal/<uuid:pk>/back/", proposing.proposal_withdraw, name="proposal_withdraw"),
    path("women/proposal/<uuid:pk>/said/", proposing.proposal_note, name="proposal_note"),
    path("women/proposal/<uuid:pk>/meeting/", proposing.meeting_first, name="meeting_first"),
    path("volunteering/proposals/<uuid:pk>/", theirs.proposal_read, name="proposal_read"),
    path("matches/<uuid:pk>/", theirs.match_read, name="match_read"),
    path("matches/<uuid:pk>/agreement/", agreement.agreement_edit, name="agreement_edit"),
    path("matches/<uuid:pk>/agreement/yes/", agreement.agreement_yes, name="agreement_yes"),
    path("matches/<uuid:pk>/agreement/print/", agreement.agreement_print, name="agreement_print"),
    path("matches/<uuid:pk>/agreement/page.pdf", agreement.agreement_pdf, name="agreement_pdf"),
]
