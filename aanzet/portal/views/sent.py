"""What we sent her: on her own page, and for who accompanies her."""

from django.http import HttpResponse
from django.shortcuts import render

from aanzet.access.doors import ActorRequest, may
from aanzet.cases.models import Case
from aanzet.cases.pages import back_to, twin, with_her_case
from aanzet.portal.queries.sent import sent_to


@may("me.read")
@with_her_case
def my_messages(request: ActorRequest, case: Case) -> HttpResponse:
    """Every message to her: the day, how, the text as it left, or why it did not leave."""
    return render(
        request, "portal/me_messages.html", {"lines": sent_to(participant=case.participant, staff=False)}
    )


@may("case.message.read", Case)
@twin("portal:my_messages")
def message_list(request: ActorRequest, case: Case) -> HttpResponse:
    """The same for her coach and coordinator, without the codes she asks for."""
    context = {
        "case": case,
        "lines": sent_to(participant=case.participant, staff=True),
        "back": back_to(case),
    }
    return render(request, "portal/message_list.html", context)
