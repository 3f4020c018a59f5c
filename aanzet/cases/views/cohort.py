"""Starting a group from a trajectory template."""

from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from aanzet.access.doors import ActorRequest, may
from aanzet.alliances.enums import Role
from aanzet.alliances.models import Organisation
from aanzet.cases import actions
from aanzet.cases.forms.journey import CohortForm
from aanzet.cases.models import Case
from aanzet.cases.views.writing import write_page
from aanzet.core import clock
from aanzet.core.errors import Refused
from aanzet.core.text import localised
from aanzet.programmes.models import Programme
from aanzet.programmes.queries import blueprint_of


@may("case.cohort.start")
def cohort_start(request: ActorRequest) -> HttpResponse:
    """Choose a template and the women; each gets her own copy of the trajectory."""
    mine = request.actor.organisations(Role.COORDINATOR)
    programmes = {
        str(p.pk): p
        for p in Programme.objects.filter(alliance__memberships__organisation__in=mine).distinct()
    }
    language = get_language() or "nl"
    templates = {f"{pk}:{t.key}": t for pk, p in programmes.items() for t in blueprint_of(p).trajectories}
    waiting = (
        Case.objects.visible_to(request.actor, "case.cohort.start").open(clock.today()).filter(cohort=None)
    )
    women = {str(c.pk): c for c in waiting.select_related("participant", "programme", "organisation")[:200]}
    form = CohortForm(
        request.POST or None,
        programmes=[(pk, p.name) for pk, p in programmes.items()],
        templates=[(key, localised(t.name, language)) for key, t in templates.items()],
        members=[(pk, f"{c.participant.display_name} · {c.programme.name}") for pk, c in women.items()],
    )

    def start() -> None:
        typed = form.cleaned_data
        members = [women[pk] for pk in typed["members"]]
        if any(str(c.programme_id) != typed["programme"] for c in members):
            raise Refused(_("Not all women chosen take part in this programme. Look at the list."), "members")
        organisation = members[0].organisation if members else Organisation.objects.filter(pk__in=mine)[0]
        actions.cohort_start(
            by=request.actor,
            on=typed["starts_on"],
            programme=programmes[typed["programme"]],
            organisation=organisation,
            template=templates[typed["template"]],
            name=typed["name"],
            cases=members,
        )

    return write_page(
        request,
        form=form,
        action=start,
        title=_("Start a group"),
        submit=_("Start this group"),
        back="/women/",
        done=_("The group has started. Each woman has her own copy of the trajectory."),
    )
