"""Who may see results: whoever may see the case they belong to."""

from aanzet.access import scope
from aanzet.cases import rules as cases  # noqa: F401  (the case's own relations must be known first)
from aanzet.cases.models import Case
from aanzet.work.models import AfterCareCheck, IndependenceStatement, Placement, StartSituation, Yes

for child in (Placement, IndependenceStatement, StartSituation):
    scope.register(child, scope.through("case", Case))
for grandchild in (AfterCareCheck, Yes):
    scope.register(grandchild, scope.through("placement__case", Case))
