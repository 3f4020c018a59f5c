"""Who may see meetings: whoever may see the case they belong to."""

from aanzet.access import scope
from aanzet.cases import rules as cases  # noqa: F401  (the case's own relations must be known first)
from aanzet.cases.models import Case
from aanzet.meetings.models import Meeting, MeetingAnswer

scope.register(Meeting, scope.through("case", Case))
scope.register(MeetingAnswer, scope.through("meeting__case", Case))
