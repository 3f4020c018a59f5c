"""The way from the sign-up to the start: what was done, by whom, when; what was taken back; what is still to do."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from aanzet.accounts.models import User
from aanzet.core.text import localised
from aanzet.programmes.shapes import Volunteering
from aanzet.volunteers.enums import Lack
from aanzet.volunteers.models import Signature, TakeableBack, Volunteer
from aanzet.volunteers.queries.ready import has_signed, kept, missing, valid_check


@dataclass(frozen=True, slots=True)
class WayLine:
    """What was done, by whom, when; or what is still to do. `gone`: who took it back, when and why. `back`: url name of
    the page where a coordinator takes it back, for the row `pk`."""

    words: str
    gone: str = ""
    back: str = ""
    pk: UUID | None = None


@dataclass(frozen=True, slots=True)
class WayStep:
    """A step: done, now or open."""

    code: str
    title: str
    state: str
    lines: tuple[WayLine, ...] = ()


def way(*, volunteer: Volunteer, asked: Volunteering | None, on: date) -> tuple[WayStep, ...]:
    """The steps in their order. One query where the rows are there (`ready.with_rows`)."""
    names = _names(volunteer)
    lacks = {each.code for each in missing(volunteer, on=on)}
    signed_up = WayLine(_day(volunteer.signed_up_on))
    steps = [WayStep("sign_up", _("Signed up"), "done", (signed_up,))]
    steps.append(_step("talk", _("The talk"), Lack.TALK in lacks, _talks(volunteer, names)))
    if asked is not None and asked.check:
        checks = _checks(volunteer, asked, names, on)
        steps.append(_step("check", _("The check"), Lack.CHECK in lacks, checks))
    if asked is not None and asked.trainings:
        done = _trainings(volunteer, asked, names, on)
        steps.append(_step("training", _("The training"), Lack.TRAINING in lacks, done))
    agreement = _agreement(volunteer, asked, names, on)
    steps.append(_step("agreement", _("The agreement"), Lack.AGREEMENT in lacks, agreement))
    steps.append(_step("start", _("The start"), Lack.NOT_STARTED in lacks, _start(volunteer)))
    return tuple(_with_now(steps, ended=getattr(volunteer, "end", None) is not None))


def _step(code: str, title: str, lacks: bool, lines: list[WayLine]) -> WayStep:
    return WayStep(code, title, "open" if lacks else "done", tuple(lines))


def _with_now(steps: list[WayStep], *, ended: bool) -> list[WayStep]:
    """The first open step is the one of now."""
    found: list[WayStep] = []
    for step in steps:
        first = step.state == "open" and not ended and all(each.state == "done" for each in found)
        found.append(WayStep(step.code, step.title, "now", step.lines) if first else step)
    return found


def _day(day: date) -> str:
    return date_format(day, "j E Y")


def _by(names: Mapping[UUID, str], who: UUID | None, day: date) -> str:
    name = names.get(who, "") if who else ""
    return f"{_day(day)}, {name}" if name else _day(day)


def _names(volunteer: Volunteer) -> dict[UUID, str]:
    """Names of who wrote something down or took it back. One query."""
    talks, trainings = list(volunteer.talks.all()), list(volunteer.trainings.all())
    rows = [*talks, *trainings, *volunteer.screenings.all(), *volunteer.signatures.all()]
    wrote = [*(each.by_id for each in talks), *(each.by_id for each in trainings)]
    told = [*wrote, *(each.withdrawn_by_id for each in rows)]
    people = User.objects.filter(pk__in={each for each in told if each is not None})
    return dict(people.values_list("pk", "name"))


def _told(row: TakeableBack, words: str, names: Mapping[UUID, str], back: str = "") -> WayLine:
    """A row that stands may be taken back; of one that was, it is said."""
    if row.withdrawn_on is None:
        return WayLine(words, back=back, pk=row.pk)
    gone = {"day": _by(names, row.withdrawn_by_id, row.withdrawn_on), "why": row.get_withdrawn_why_display()}
    return WayLine(words, gone=_("Taken back: %(day)s. %(why)s.") % gone)


def _talks(volunteer: Volunteer, names: Mapping[UUID, str]) -> list[WayLine]:
    said = {True: _("we go on together"), False: _("we do not go on")}
    return [
        _told(each, f"{_by(names, each.by_id, each.held_on)}: {said[each.welcome]}", names, "volunteers:talk_withdraw")
        for each in volunteer.talks.all()
    ]  # fmt: skip


def _checks(volunteer: Volunteer, asked: Volunteering, names: Mapping[UUID, str], on: date) -> list[WayLine]:
    """The one that holds longest, or the last that held; and those that were taken back."""
    good, rows = valid_check(volunteer, asked, on=on), list(volunteer.screenings.all())
    shown = [good] if good else kept(rows)[-1:]
    lines = []
    for each in [row for row in rows if row in shown or row.withdrawn_on is not None]:
        values = {"who": each.seen_by_name, "role": each.seen_by_role, "day": _day(each.seen_on)}
        words = _("Seen on %(day)s by %(who)s (%(role)s)") % values
        lines.append(_told(each, words, names, "volunteers:screening_withdraw"))
        until = {"day": _day(each.valid_until)}
        if each.withdrawn_on is None:
            held = _("Good until %(day)s") if each.valid_until >= on else _("Over since %(day)s")
            lines.append(WayLine(held % until))
    return lines


def _trainings(
    volunteer: Volunteer, asked: Volunteering, names: Mapping[UUID, str], on: date
) -> list[WayLine]:
    language = get_language() or "nl"
    lines = []
    for part in asked.trainings:
        name, rows = (
            localised(part.name, language),
            [each for each in volunteer.trainings.all() if each.module == part.key and each.done_on <= on],
        )
        if not kept(rows):
            lines.append(WayLine(f"{name}: {_('still to do')}"))
        lines += [
            _told(
                each, f"{name}: {_by(names, each.by_id, each.done_on)}", names, "volunteers:training_withdraw"
            )
            for each in rows
        ]
    return lines  # fmt: skip


def _agreement(
    volunteer: Volunteer, asked: Volunteering | None, names: Mapping[UUID, str], on: date
) -> list[WayLine]:
    if volunteer.user_id is None:
        return [WayLine(_("No account yet"))]
    rows = list(volunteer.signatures.all())
    last = kept(rows)[-1:]
    gone = [_signed(each, names) for each in rows if each.withdrawn_on is not None]
    if asked is not None and last and not has_signed(volunteer, asked, on=on):
        return [*gone, WayLine(_("The text changed: a new yes is asked"))]
    return [*gone, *(_signed(each, names) for each in last)]


def _signed(row: Signature, names: Mapping[UUID, str]) -> WayLine:
    return _told(row, _("Signed on %(day)s") % {"day": _day(row.signed_on)}, names)


def _start(volunteer: Volunteer) -> list[WayLine]:
    row = volunteer.membership
    if row is None:
        return []
    until = [_("until %(day)s") % {"day": _day(row.ends_on)}] if row.ends_on else []
    return [WayLine(each) for each in (_day(row.starts_on), *until)]
