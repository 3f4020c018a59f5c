"""Answering her, and the paper for who is known here no more."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from aanzet.access.doors import ActorRequest, may, public
from aanzet.cases.documents import pdf_response
from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.participants.vault import Vault
from aanzet.rights import actions
from aanzet.rights.documents import paper_sheet
from aanzet.rights.forms import MistakeAnswerForm, PaperForm
from aanzet.rights.models import Certificate, Mistake
from aanzet.rights.queries.mistakes import line
from aanzet.ui.writing import write_page

# Where the text of a row is changed in the ordinary way; the rest is changed from her page.
EDIT = {"cases.contactmoment": "cases:note_edit"}


@may("case.mistake.answer", Mistake)
def mistake_answer(request: ActorRequest, mistake: Mistake) -> HttpResponse:
    """What she says, what stood there, and the answer."""
    case = mistake.case
    form = MistakeAnswerForm(request.POST or None, initial={"version": mistake.version})
    back = reverse("cases:case_detail", args=[case.pk])
    edit = EDIT.get(mistake.table)
    return write_page(
        request,
        form=form,
        action=lambda: actions.mistake_answer(
            by=request.actor, on=clock.today(), mistake=mistake, **form.cleaned_data
        ),
        title=_("She says that something is wrong"),
        lead=case.participant.readable_name,
        submit=_("Send the answer"),
        back=back,
        done=_("She reads your answer on her page."),
        template="rights/mistake_answer.html",
        told=line(mistake, Vault(case.participant_id), clock.today()),
        edit=reverse(edit, args=[mistake.row]) if edit and mistake.row else back,
    )


@public
def paper(request: HttpRequest) -> HttpResponse:
    """The paper that says what was erased: once, for who has its code. No account is left to ask for."""
    form = PaperForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        row = actions.certificate_open(on=clock.today(), code=form.cleaned_data["code"])
        if row is not None:
            return _paper(request, row)
        form.add_error("code", _("This code opens nothing. Perhaps the paper was opened before."))
    status = 422 if request.method == "POST" else 200
    return render(request, "rights/me_paper.html", {"form": form}, status=status)


def _paper(request: HttpRequest, row: Certificate) -> HttpResponse:
    """One A4 as PDF; as a page where she wants that, or where this machine cannot make a PDF: the code works once."""
    context = {"sheet": paper_sheet(row=row, reader=get_language() or "")}
    try:
        if request.POST.get("kind") == "page":
            raise Refused("")
        response = pdf_response(request, "rights/paper_print.html", context, name="paper.pdf")
    except Refused:
        response = HttpResponse(render_to_string("rights/paper.html", context))
        response["Content-Disposition"] = 'attachment; filename="paper.html"'
    response["Cache-Control"] = "no-store"
    return response
