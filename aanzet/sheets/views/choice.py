"""Her choice sheets: what it is about, the options, her decision."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from aanzet.access.doors import ActorRequest, may
from aanzet.cases.models import Case
from aanzet.cases.pages import in_her_colours, with_her_case
from aanzet.core import clock
from aanzet.sheets import actions
from aanzet.sheets.forms.choice import DecideForm, OptionForm, TopicForm
from aanzet.sheets.models import Choice
from aanzet.sheets.queries.choice import choice_body, choice_lines, choice_sheet
from aanzet.sheets.views.hers import coach_name, only_pressed
from aanzet.ui.writing import write_page

NEW = "new"


@may("me.read")
@with_her_case
def my_choices(request: ActorRequest, case: Case) -> HttpResponse:
    return render(request, "sheets/me_choices.html", {"lines": choice_lines(case=case)})


@may("me.read")
@with_her_case
def my_choice_begin(request: ActorRequest, case: Case) -> HttpResponse:
    form = TopicForm(request.POST or None)
    made: list[Choice] = []

    def begin() -> None:
        found = form.cleaned_data
        made.append(actions.choice_begin(
            by=request.actor, on=clock.today(), case=case, topic=found["topic"], words=found["words"]
        ))  # fmt: skip

    return write_page(
        request, form=form, action=begin, title=_("A choice"), submit=_("Go on"),
        lead=_("Only you see this sheet. You can show it to your coach later."),
        back=reverse("sheets:my_choices"), onward=lambda: reverse("sheets:my_choice", args=[made[0].pk]),
        template="sheets/me_tiles.html",
    )  # fmt: skip


@may("me.sheet.edit", Choice)
@in_her_colours
def my_choice(request: ActorRequest, choice: Choice) -> HttpResponse:
    """The sheet: options side by side, and her decision."""
    context = {"sheet": choice_sheet(choice=choice), "coach": coach_name(choice.case)}
    return render(request, "sheets/me_choice.html", context)


@may("me.sheet.edit", Choice)
@in_her_colours
def my_choice_edit(request: ActorRequest, choice: Choice) -> HttpResponse:
    body = choice_body(choice)
    initial = {"topic": body.topic, "words": body.words, "version": choice.version}
    form = TopicForm(request.POST or None, initial=initial)

    def save() -> None:
        found = form.cleaned_data
        actions.choice_edit(
            by=request.actor, on=clock.today(), choice=choice, version=found["version"] or choice.version,
            topic=found["topic"], words=found["words"],
        )  # fmt: skip

    return write_page(
        request, form=form, action=save, title=_("What is your choice about?"), submit=_("Save"),
        back=reverse("sheets:my_choice", args=[choice.pk]), template="sheets/me_tiles.html",
    )  # fmt: skip


@may("me.sheet.edit", Choice)
@in_her_colours
def my_option(request: ActorRequest, choice: Choice, key: str) -> HttpResponse:
    """One option: `key` of the option, or "new"."""
    page = reverse("sheets:my_choice", args=[choice.pk])
    option = choice_body(choice).option(key)
    if option is None and key != NEW:
        messages.info(request, _("This option is not there any more."))
        return redirect(page)
    form = OptionForm(request.POST or None, initial=_standing(choice, key))
    return write_page(
        request, form=form, title=_("An option"), submit=_("Save this option"), back=page,
        lead=_("Tap what fits. You can leave things open."), template="sheets/me_tiles.html",
        action=lambda: actions.option_keep(
            by=request.actor, on=clock.today(), choice=choice, version=form.cleaned_data["version"],
            key=option.key if option else "", values=form.values(),
        ),
    )  # fmt: skip


def _standing(choice: Choice, key: str) -> dict[str, Any]:
    option = choice_body(choice).option(key)
    values = {name: getattr(option, name) for name in OptionForm.base_fields if hasattr(option, name)}
    return values | {"version": choice.version}


@may("me.sheet.edit", Choice)
@only_pressed
def my_option_remove(request: ActorRequest, choice: Choice, key: str) -> HttpResponse:
    actions.option_remove(by=request.actor, on=clock.today(), choice=choice, key=key)
    messages.success(request, _("The option is taken away."))
    return redirect("sheets:my_choice", choice.pk)


@may("me.sheet.edit", Choice)
@in_her_colours
def my_decision(request: ActorRequest, choice: Choice) -> HttpResponse:
    """What she decides, for now: an option of hers, or not now."""
    sheet = choice_sheet(choice=choice)
    options = sheet.options if sheet.may_decide else ()
    form = DecideForm(request.POST or None, options=options)
    return write_page(
        request, form=form, title=_("My decision"), submit=_("This is my decision"),
        lead=_("You can change your mind later. What you decided before stays below it."),
        back=reverse("sheets:my_choice", args=[choice.pk]), done=_("Your decision is written down."),
        template="sheets/me_tiles.html",
        action=lambda: actions.choice_decide(
            by=request.actor, on=clock.today(), choice=choice, option=form.cleaned_data["option"],
            words=form.cleaned_data["words"],
        ),
    )  # fmt: skip
