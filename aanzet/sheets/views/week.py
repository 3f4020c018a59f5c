"""Her week of care. Until she says yes nothing is kept: the week travels in the form, and is gone when she leaves."""

from dataclasses import dataclass, replace

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from aanzet.access.doors import ActorRequest, may
from aanzet.cases.models import Case
from aanzet.cases.pages import in_her_colours, with_her_case
from aanzet.cases.queries.asking import asking
from aanzet.core import clock
from aanzet.core.errors import Conflict, Refused
from aanzet.core.text import whole
from aanzet.sheets import actions
from aanzet.sheets.forms.week import GiveForm
from aanzet.sheets.models import CareWeek
from aanzet.sheets.pictures import pictures
from aanzet.sheets.queries.week import drawn, opened, proposal, week_of
from aanzet.sheets.views.hers import coach_name
from aanzet.sheets.week import NOW, PARTS, WISHED, WORKDAYS, NotAWeek, Week, dump, load, out, put
from aanzet.ui.writing import write_page

STEPS = ("task", "who", "places")


@dataclass(frozen=True, slots=True)
class Sitting:
    """One request on her week: the week as it came in, which side she looks at, and what she pressed.

    `do`: what, and after a colon on what: "task:cooking", "out:cooking/me".
    """

    request: ActorRequest
    case: Case
    row: CareWeek | None
    week: Week
    look: str
    do: str
    on: str

    @classmethod
    def begun(cls, request: ActorRequest, case: Case) -> "Sitting":
        row = week_of(case)
        do, _colon, on = request.POST.get("do", "").partition(":")
        look = request.POST.get("look") or request.GET.get("look", "")
        week = opened(row) if row else _travelled(request.POST.get("state", ""))
        return cls(request, case, row, week, WISHED if look == WISHED else NOW, do, on)

    def typed(self, name: str, section: str) -> str:
        """A code that came in, empty when the section does not know it."""
        value = self.on if self.do == name else self.request.POST.get(name, "")
        return value if value in pictures(section) else ""


def _travelled(state: str) -> Week:
    try:
        return load(state) if state else Week()
    except NotAWeek:
        return Week()


@may("me.read")
@with_her_case
def my_week(request: ActorRequest, case: Case) -> HttpResponse:
    """Tap a task, tap who does it, tap when: the picture grows."""
    sitting = Sitting.begun(request, case)
    step = _step(sitting)
    if step:
        return render(request, "sheets/me_week_step.html", _step_page(sitting, step))
    if sitting.do == "look":
        sitting = replace(sitting, look=WISHED if sitting.on == WISHED else NOW)
    if sitting.do == "keep" and sitting.row is None:
        return _keep(sitting)
    changed = _changed(sitting)
    if changed != sitting.week and sitting.row is not None:
        return _save(sitting, sitting.row, changed)
    return render(request, "sheets/me_week.html", _page(replace(sitting, week=changed)))


def _step(sitting: Sitting) -> str:
    """Which of the three questions comes now; empty: none, the picture itself."""
    if sitting.do == "add":
        return "task"
    if sitting.do == "task" and sitting.typed("task", "tasks"):
        return "who"
    if sitting.do in ("who", "change") and _asked(sitting):
        return "places"
    return ""


def _asked(sitting: Sitting) -> tuple[str, str] | None:
    """The task and the person that are spoken of."""
    if sitting.do in ("change", "out"):
        task, _slash, who = sitting.on.partition("/")
    else:
        task, who = sitting.typed("task", "tasks"), sitting.typed("who", "who")
    return (task, who) if task in pictures("tasks") and who in pictures("who") else None


def _step_page(sitting: Sitting, step: str) -> dict[str, object]:
    context: dict[str, object] = {"step": step, "number": STEPS.index(step) + 1}
    context |= _carried(sitting)
    if step == "task":
        return context | {"taps": _taps("task", "tasks")}
    if step == "who":
        task = pictures("tasks")[sitting.on]
        return context | {"task": task, "taps": _taps("who", "who")}
    task_key, who_key = _asked(sitting) or ("", "")
    task, side = pictures("tasks")[task_key], sitting.week.side(sitting.look)
    there = {at: done.hours for (name, at), done in side.items() if name == task_key and done.who == who_key}
    return context | {
        "task": task, "who": pictures("who")[who_key], "picture": drawn(side, checked=there.keys()),
        "lengths": pictures("lengths").values(), "length": next(iter(there.values()), task.hours),
        "parts": pictures("parts").values(),
    }  # fmt: skip


def _carried(sitting: Sitting) -> dict[str, object]:
    """What travels in the form: the week itself as long as it is not kept, else which version she saw."""
    state = "" if sitting.row else dump(sitting.week)
    return {"look": sitting.look, "state": state, "version": sitting.row.version if sitting.row else ""}


@dataclass(frozen=True, slots=True)
class Tap:
    value: str
    label: str
    icon: str
    chosen: bool = False


def _taps(name: str, section: str) -> list[Tap]:
    return [Tap(f"{name}:{each.key}", each.name, each.icon) for each in pictures(section).values()]


def _changed(sitting: Sitting) -> Week:
    """The week after what she pressed; the same when that changes nothing."""
    week, look, asked = sitting.week, sitting.look, _asked(sitting)
    if sitting.do == "copy":
        return week.with_side(WISHED, week.now)
    if asked is None or sitting.do not in ("put", "out"):
        return week
    task, who = asked
    if sitting.do == "out":
        return week.with_side(look, out(week.side(look), task=task, who=who))
    length = pictures("lengths").get(sitting.request.POST.get("length", ""))
    hours = length.hours if length else pictures("tasks")[task].hours
    side = put(week.side(look), task=task, who=who, hours=hours, places=_places(sitting))
    return week.with_side(look, side)


def _places(sitting: Sitting) -> set[int]:
    """The places she ticked: "13", or "all2" for the third part of each working day."""
    found = set()
    for value in sitting.request.POST.getlist("place"):
        if 0 <= whole(value, -1) < 7 * len(PARTS):
            found.add(whole(value))
        elif value.startswith("all") and value[3:] in {str(at) for at in range(len(PARTS))}:
            found |= {day * len(PARTS) + int(value[3:]) for day in range(WORKDAYS)}
    return found


def _keep(sitting: Sitting) -> HttpResponse:
    try:
        actions.week_keep(by=sitting.request.actor, on=clock.today(), case=sitting.case, week=sitting.week)
        messages.success(sitting.request, _("Your week is kept. You can wipe it at any moment."))
    except Refused as error:
        messages.info(sitting.request, error.message)
    return _back(sitting)


def _save(sitting: Sitting, row: CareWeek, week: Week) -> HttpResponse:
    version = whole(sitting.request.POST.get("version", ""))
    try:
        actions.week_save(by=sitting.request.actor, on=clock.today(), row=row, version=version, week=week)
    except Conflict:
        messages.info(
            sitting.request, _("Your week was changed on another screen. Look at it and try again.")
        )
    return _back(sitting)


def _back(sitting: Sitting) -> HttpResponse:
    page = reverse("sheets:my_week")
    return redirect(f"{page}?look={WISHED}" if sitting.look == WISHED else page)


def _page(sitting: Sitting) -> dict[str, object]:
    week, row = sitting.week, sitting.row
    now, wished = drawn(week.now), drawn(week.wished)
    told = asking(case=sitting.case, on=clock.today())
    return {
        "row_id": row.pk if row else None, "shown_on": row.shown_on if row else None,
        "kept_on": row.begun_on if row else None, "coach": coach_name(sitting.case), "week_empty": week.is_empty,
        "picture": wished if sitting.look == WISHED else now, "now": now, "wished": wished,
        "compare": bool(week.now and week.wished), "parts": pictures("parts").values(),
        "house": told["house"], "phone": told["phone"],
    } | _carried(sitting)  # fmt: skip


@may("me.sheet.edit", CareWeek)
@in_her_colours
def my_week_give(request: ActorRequest, row: CareWeek) -> HttpResponse:
    """Her second yes: the free hours of her week become what she can work or learn."""
    found = proposal(actor=request.actor, case=row.case, row=row)
    form = GiveForm(
        request.POST or None, questions=found.questions, setting=found.setting, initial=found.values
    )
    return write_page(
        request, form=form, title=_("My free hours"), submit=_("Yes, this is what I can"),
        lead=_("This is what your week shows. Change it until it is right. Nobody proposes more without your yes."),
        back=reverse("sheets:my_week"), done=_("It is written in your questions."),
        template="sheets/me_tiles.html",
        action=lambda: actions.week_give(
            by=request.actor, on=clock.today(), row=row, given=form.cleaned_data
        ),
    )  # fmt: skip
