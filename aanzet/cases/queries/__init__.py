"""Reading the journey."""

from aanzet.cases.queries.listing import people_list
from aanzet.cases.queries.page import case_page
from aanzet.cases.queries.pageshape import CasePage
from aanzet.cases.queries.people import cases_of, coaches_for
from aanzet.cases.queries.worklist import Worklist, WorkRow, worklist

__all__ = [
    "CasePage",
    "WorkRow",
    "Worklist",
    "case_page",
    "cases_of",
    "coaches_for",
    "people_list",
    "worklist",
]
