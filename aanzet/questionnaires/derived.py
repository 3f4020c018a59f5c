"""What follows from answers of the intake, so that nobody is asked twice. Unknown is a result of its own."""

from collections.abc import Mapping
from typing import Any

from aanzet.reference.countries import country_profile

UNKNOWN = "unknown"
LITTLE_WORK = 12  # hours a week, as in the figure of 1.4 million women without benefit
BENEFITS = frozenset(
    "social_assistance unemployment_benefit disability_benefit establishment activity_support parental_benefit".split()
)
Answers = Mapping[str, Mapping[str, Any]]


def value_of(answers: Answers, key: str) -> Any:
    """The value that was given, or None for no answer and for "rather not say"."""
    return answers.get(key, {}).get("value")


def no_benefit_little_work(answers: Answers) -> str:
    """ "yes", "no" or "unknown": no benefit, no full-time study, at most 12 hours of work (a "nugger")."""
    income, studying, work = (value_of(answers, key) for key in ("income_source", "studying", "work_now"))
    hours = 0.0 if work == "none" else value_of(answers, "hours_now")
    if income in BENEFITS or studying == "full_time" or (hours is not None and hours > LITTLE_WORK):
        return "no"
    return UNKNOWN if income is None or studying is None or hours is None else "yes"


def labour_status(answers: Answers) -> str:
    """ESF+ status at entry: "employed", "unemployed", "inactive" or "unknown" (EECO02, 04, 05).

    Registered as job seeker, or looking, is unemployed; a full-time student who looks for work is inactive.
    """
    work = value_of(answers, "work_now")
    if work in ("job", "own_business"):
        return "employed"
    if work is None:
        return UNKNOWN
    if value_of(answers, "registered") == "yes":
        return "unemployed"
    looking = value_of(answers, "looking")
    if looking is None:
        return UNKNOWN
    return "unemployed" if looking == "yes" and value_of(answers, "studying") != "full_time" else "inactive"


def isced(answers: Answers, country: str) -> int | None:
    """Highest completed level 0-8, from what she chose in her country's list."""
    level = country_profile(country).education_level(value_of(answers, "education") or "")
    return level.isced if level else None


def start_qualification(answers: Answers, country: str) -> bool | None:
    """Whether her schooling counts as a basic qualification; None when unknown."""
    level = country_profile(country).education_level(value_of(answers, "education") or "")
    return level.start_qualification if level else None


def skills_outdated(answers: Answers, year: int, *, after: int = 5) -> bool:
    """Whether the work she knows was last done more than `after` years ago."""
    last = value_of(answers, "work_last_year")
    return last is not None and year - int(last) > after


def reads_nothing(answers: Answers) -> bool:
    """She said that she does not read: never send her text alone."""
    return bool(value_of(answers, "reads") == ["none"])
