"""Writing what women say, the answers, and what was done."""

from aanzet.feedback.actions.done import done_correct, done_tell, done_withdraw
from aanzet.feedback.actions.remark import digest, remark_answer, remark_say, remarks_clean

__all__ = [
    "digest",
    "done_correct",
    "done_tell",
    "done_withdraw",
    "remark_answer",
    "remark_say",
    "remarks_clean",
]
