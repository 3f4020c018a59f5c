"""The only reasons for which code may read participants' rows without an actor's scope."""

ESCAPES: dict[str, str] = {
    "impact.count": "figures count all rows of a grant; only numbers leave",
    "participants.duplicates": "search before create compares inside what a sharing agreement allows",
    "participants.fingerprint": "distinct women are counted by keyed fingerprints; nothing is shown",
    "participants.account": "is this account a participant's; answers yes or no",
    "cases.signals": "the worklist's rows are derived for all cases; reading them is scoped again",
    "participants.retention": "rows are erased when their time is over",
    "imports.run": "an import compares its own organisation's rows",
    "demo.load": "invented people are put into an empty installation",
    "accounts.code": "a sign-in code is sent to the address of an account",
    "bench": "measuring",
    "tests": "tests look at what was stored",
}
