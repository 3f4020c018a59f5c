"""The canary: a word in every field group, every role at every address; a word out of place is red."""

import pytest

from aanzet.circle.actions import safety_set
from tests.access.crawl import addresses, doors
from tests.cast import Cast, Word, ask_her_yes, choose_and_weigh, go_together

ALL = frozenset(Word)
# What she shows of her own sheets only who accompanies her reads, and what she keeps to herself only she.
SHEETS = frozenset({Word.CHOICE, Word.OPTION, Word.DECISION, Word.KEPT_CHOICE, Word.PERSON})
# What volunteers tell about themselves: they and the coordinator of their organisation.
GIVEN = frozenset({Word.TRADE, Word.MOTIVE})
# What it costs, and what is said to an employer: only that volunteer and her or his coordinator.
COSTS = frozenset({Word.COST, Word.SAID})
# Why other weights were decided: everybody who works with them.
WEIGHED = frozenset({Word.WEIGHED})
ALLOWED: dict[str, frozenset[Word]] = {
    # The name of a group is for who starts groups.
    # What she says about the programme is for who answers, not for her coach.
    # Why a suggestion was decided stands in the copy she takes along, which is packed.
    "participant": ALL - GIVEN - COSTS - WEIGHED - {Word.GROUP, Word.CHOSEN},
    # Who her family is, is hers alone; and so is the sheet that she shows to nobody.
    "coach": ALL
    - COSTS
    - {Word.CHOSEN, Word.TOGETHER, Word.GROUP, Word.REMARK, Word.RELATIVE, Word.KEPT_CHOICE, Word.OTHER_NAME},
    "stand_in": ALL
    - GIVEN
    - COSTS
    - {Word.CHOSEN, Word.TOGETHER, Word.GROUP, Word.REMARK, Word.RELATIVE, Word.KEPT_CHOICE, Word.OTHER_NAME},
    "coordinator": ALL
    - SHEETS
    - {Word.HIDDEN_BARRIER, Word.SENSITIVE, Word.REPORT, Word.NEEDS, Word.VOICE, Word.RELATIVE},
    # What they noted together is of the two of them and of the coordinator.
    "mentor": frozenset(
        {
            Word.CALL,
            Word.WISH,
            Word.STEP,
            Word.OWN_STEP,
            Word.TOGETHER,
            Word.MATCH_GOAL,
            Word.MATCH_PLACE,
            Word.WEIGHED,
        }
    ),
    "school": frozenset({Word.CALL, Word.WISH, Word.OCCUPATION, Word.OWN_STEP, Word.NEEDS}),
    # A finding place is a place: the alliance sees how many came from where.
    "volunteer": GIVEN | COSTS | WEIGHED,
    "ambassador": WEIGHED | {Word.VISIT},
    "lead": WEIGHED | {Word.PLACE},
    "funder": frozenset(),
    "administrator": frozenset(),
    "idle_coach": WEIGHED,
    "sister_coach": WEIGHED,
    "sister_coordinator": WEIGHED,
    "stranger_coach": frozenset(),
    "stranger_coordinator": frozenset(),
    "other_employer": frozenset(),
    "other_participant": frozenset(),
    "visitor": frozenset(),
}
# Typed in other letters than what is planted: the page shows again what was typed.
SEARCHES = ["?q=qFULLname", "?q=0610000123", "?q=qcall&closed=1"]


@pytest.mark.parametrize("who", sorted(ALLOWED))
def test_nobody_sees_a_word_that_is_not_hers(cast: Cast, plain_pdf: None, who: str) -> None:
    ask_her_yes(cast)
    go_together(cast)
    choose_and_weigh(cast)
    client = cast.client(who)
    leaks = []
    for name, pattern, right in doors():
        for address in addresses(name, pattern, right):
            for query in ["", *(SEARCHES if name == "cases:case_list" else [])]:
                response = client.get(address + query)
                assert response.status_code < 500, address
                text = response.getvalue().decode("utf-8", "replace") + str(dict(response.headers))
                leaks += [(name, word) for word in ALL - ALLOWED[who] if word.value in text]
    assert not leaks


def test_the_canaries_sing(cast: Cast, plain_pdf: None) -> None:
    """The words can be found by those who may: a crawl that sees nothing proves nothing."""
    ask_her_yes(cast)
    go_together(cast)
    choose_and_weigh(cast)
    for who in ("coach", "coordinator", "participant", "mentor", "school"):
        client, seen = cast.client(who), set()
        for name, pattern, right in doors():
            for address in addresses(name, pattern, right):
                response = client.get(address)
                if not response.streaming:
                    seen |= {
                        word
                        for word in ALLOWED[who]
                        if word.value in response.content.decode("utf-8", "replace")
                    }
        # Sensitive questions are choices: a planted word is no option, so no page shows it to anybody.
        # tests/cases/test_intake.py asks with a real option.
        missing = ALLOWED[who] - seen - {Word.SENSITIVE}
        assert not missing, f"{who} cannot find {sorted(missing)}"


def test_everybody_of_the_cast_is_crawled(cast: Cast) -> None:
    assert set(cast.everybody) == set(ALLOWED)


# What stays visible when her file is closed: names of groups and places, what she said about the programme, and the
# name that she goes out under, are not her file.
OPEN_ANYWAY = {
    "coordinator": GIVEN
    | COSTS
    | WEIGHED
    | {Word.GROUP, Word.PLACE, Word.REMARK, Word.VISIT, Word.OTHER_NAME},
    "mentor": WEIGHED,
    "school": frozenset(),
    "volunteer": GIVEN | COSTS | WEIGHED,
    "ambassador": WEIGHED | {Word.VISIT},
    "lead": WEIGHED | {Word.PLACE},
}


@pytest.mark.parametrize("who", sorted(OPEN_ANYWAY))
def test_nobody_finds_a_word_of_a_closed_file(cast: Cast, plain_pdf: None, who: str) -> None:
    ask_her_yes(cast)
    go_together(cast)
    choose_and_weigh(cast)
    safety_set(by=cast.actor("coach"), on=cast.on, case=cast.case)
    client, leaks = cast.client(who), []
    for name, pattern, right in doors():
        for address in addresses(name, pattern, right):
            for query in ["", *(SEARCHES if name == "cases:case_list" else [])]:
                text = client.get(address + query).getvalue().decode("utf-8", "replace")
                leaks += [(name, word) for word in ALL - OPEN_ANYWAY[who] if word.value in text]
    assert not leaks
