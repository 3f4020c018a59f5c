"""`match solve`: a problem in a file to its answer, or one clear sentence and exit status 2."""

import io
import json
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from aanzet.matching.engine.families import families
from aanzet.matching.solving import BadProblem, solve
from tests.matching.problems import problem

SIDE = {
    "languages": ["nl"],
    "halfdays": ["tue-am"],
    "lat": 52.31,
    "lon": 4.97,
    "max_minutes": 45,
    "mode": "bike",
}
WOMAN, COACH = {"id": "w1", **SIDE}, {"id": "c1", **SIDE, "places": 1}


def _run(path: Path) -> Any:
    out = io.StringIO()
    call_command("match", "solve", str(path), stdout=out)
    return json.loads(out.getvalue())


def test_file_gives_an_answer_whose_parts_make_the_fit(tmp_path: Path) -> None:
    path = tmp_path / "problem.json"
    path.write_text(json.dumps(problem(1, women=20, coaches=10)), encoding="utf-8")
    answer = _run(path)
    assert answer["proof"] == {"optimal": True, "gap": 0}
    assert answer["served"] == len(answer["matches"]) == 20 - len(answer["unmatched"])
    assert answer["total_fit"] == sum(each["fit"] for each in answer["matches"])
    assert all(sum(each["parts"].values()) == each["fit"] for each in answer["matches"])
    assert all(each["why"] and all(why["text"] for why in each["why"]) for each in answer["unmatched"])


def test_given_scores_serve_most_and_then_the_greatest_sum() -> None:
    pairs = [["w1", "c1", 9000], ["w2", "c1", 8000], ["w1", "c2", 100], ["w3", "c2", 8500]]
    answer = solve({"pairs": pairs, "places": {"c1": 1, "c2": 1}})
    assert {(each["woman"], each["coach"]) for each in answer["matches"]} == {("w1", "c1"), ("w3", "c2")}
    assert (answer["served"], answer["total_fit"]) == (2, 17500)
    assert answer["unmatched"][0]["woman"] == "w2"


def test_scores_of_nothing_still_serve() -> None:
    answer = solve({"pairs": [["w1", "c1", 0]], "places": {"c1": 1}})
    assert (answer["served"], answer["total_fit"]) == (1, 0)


def test_one_more_served_outweighs_any_sum_of_scores() -> None:
    chain = [[f"w{at}", f"c{at}", 1000] for at in range(6)] + [[f"w{at}", f"c{at + 1}", 0] for at in range(6)]
    answer = solve({"pairs": [*chain, ["late", "c0", 0]], "places": {f"c{at}": 1 for at in range(7)}})
    assert answer["served"] == 7
    assert answer["proof"]["optimal"]


@pytest.mark.parametrize("seed", range(8))
def test_families_are_never_parted_and_the_plan_is_the_best(seed: int) -> None:
    import random

    draw = random.Random(seed)
    sizes = {f"w{at}": draw.choice((1, 1, 2, 3)) for at in range(5)} | {"big": 3}
    places = {f"c{at}": draw.randint(1, 4) for at in range(3)}
    pairs = [[w, c, draw.randint(0, 100)] for w in sizes for c in places if draw.random() < 0.7]
    pairs.append(["big", "c0", 5])
    pairs = list({(w, c): [w, c, s] for w, c, s in pairs}.values())
    answer = solve({"pairs": pairs, "places": places, "sizes": sizes})
    taken = dict.fromkeys(places, 0)
    for each in answer["matches"]:
        taken[each["coach"]] += sizes[each["woman"]]
    assert all(taken[name] <= places[name] for name in places)
    people = sum(sizes[each["woman"]] for each in answer["matches"])
    assert (people, answer["total_fit"]) == _best(pairs, places, sizes)
    assert answer["proof"] == {"optimal": True, "gap": 0}


def _best(pairs: list[Any], places: dict[str, int], sizes: dict[str, int]) -> tuple[int, int]:
    scores = {(woman, coach): score for woman, coach, score in pairs}
    choices = [[None, *(coach for coach in places if (woman, coach) in scores)] for woman in sizes]
    best = (0, 0)
    for chosen in product(*choices):
        taken = dict.fromkeys(places, 0)
        for woman, coach in zip(sizes, chosen, strict=True):
            if coach:
                taken[coach] += sizes[woman]
        if all(taken[name] <= places[name] for name in places):
            have = [(w, c) for w, c in zip(sizes, chosen, strict=True) if c]
            best = max(best, (sum(sizes[w] for w, _ in have), sum(scores[pair] for pair in have)))
    return best


def test_a_kept_proposal_wins_from_one_that_fits_as_well() -> None:
    coaches = [COACH, {**COACH, "id": "c2"}]
    for kept in ("c1", "c2"):
        answer = solve({"women": [WOMAN], "coaches": coaches, "keep": [["w1", kept]]})
        assert answer["matches"][0]["coach"] == kept


def test_conditions_are_never_broken() -> None:
    her = WOMAN | {"only_woman": True, "blocked": ["c3"]}
    coaches = [COACH | {"woman": False}, COACH | {"id": "c2", "woman": True, "places": 0},
               COACH | {"id": "c3", "woman": True}]  # fmt: skip
    answer = solve({"women": [her], "coaches": coaches})
    assert answer["served"] == 0
    assert {each["reason"]: each["coaches"] for each in answer["unmatched"][0]["why"]} == {
        "woman": 1, "full": 1, "apart": 1,
    }  # fmt: skip


def test_unknown_place_is_not_held_against_anybody() -> None:
    her = {name: value for name, value in WOMAN.items() if name not in ("lat", "lon")} | {"max_minutes": 45}
    answer = solve({"women": [her], "coaches": [COACH]})
    assert answer["matches"][0]["parts"]["travel"] == 1000


def _women(**more: Any) -> dict[str, Any]:
    return {"women": [WOMAN | more], "coaches": [COACH]}


BAD: list[tuple[Any, str]] = [
    ([], "the problem is a list. Give an object: {…}."),
    ({"women": []}, "women is empty. Give at least one."),
    ({"coaches": [COACH]}, "the problem has no “women”. Give a list of them."),
    ({"women": [WOMAN], "coaches": []}, "coaches is empty. Give at least one."),
    ({"women": [WOMAN, WOMAN], "coaches": [COACH]}, "women[1]: the id “w1” stands at women[0] too."),
    (_women(religion="x"), "women[0] “w1”: “religion” is not known."),
    (_women(age=34), "women[0] “w1”: “age” is not known."),
    (_women(languages=[]), "women[0] “w1”: “languages” is empty. Give at least one."),
    (_women(halfdays=["tue"]), "women[0] “w1”: “halfdays” is “tue”. Choose from mon-am"),
    (_women(mode="horse"), "women[0] “w1”: “mode” is “horse”. Choose from walk, bike, transit, car."),
    (_women(lat=91), "women[0] “w1”: “lat” is 91. Give degrees from -90 to 90."),
    (_women(lat=float("nan")), "women[0] “w1”: “lat” is nan."),
    (_women(lon=None), "“lon” is empty (null). Give degrees from -180 to 180."),
    (_women(waiting_days=-1), "women[0] “w1”: “waiting_days” is -1. Give a whole number"),
    (_women(only_woman="yes"), "women[0] “w1”: “only_woman” is “yes”. Give true or false."),
    (_women(blocked=["c9"]), "women[0] “w1”: “blocked” names “c9”, and no coach has that id."),
    ({"women": [WOMAN], "coaches": [COACH | {"places": -2}]}, "coaches[0] “c1”: “places” is -2."),
    (_women() | {"keep": [["w1"]]}, "keep[0] is not a pair."),
    (_women() | {"weights": {"travel": 9000}}, "make 17,000 together. Change them so that they make 10,000."),
    (_women() | {"weights": {"speed": 1}}, "weights: “speed” is not known."),
    (_women() | {"minimum_fit": 20_000}, "minimum_fit is 20000. Give a whole number from 0 to 10,000."),
    (_women() | {"colour": 1}, "the problem: “colour” is not known."),
    ({"pairs": [], "places": {}}, "pairs is empty. Give at least one."),
    ({"pairs": [["w", "c", 1]]}, "the problem has no “places”."),
    ({"pairs": [["w", "c", 1]], "places": {"c": -1}}, "places: “c” is -1."),
    ({"pairs": [["w", "c", 1]], "places": {}}, "“places” does not say how many places “c” has."),
    ({"pairs": [["w", "c", 1], ["w", "c", 2]], "places": {"c": 1}}, "stand at pairs[0] too. Name a pair once."),
    ({"pairs": [["w", "c", 1.5]], "places": {"c": 1}}, "pairs[0][2] is 1.5. Give a whole number"),
    ({"pairs": [["w", "c"]], "places": {"c": 1}}, "pairs[0] is not a pair. Give [woman, coach, score]."),
    ({"pairs": [["w", "c", 1]], "places": {"c": 1}, "sizes": {"w": 0}}, "sizes: “w” is 0."),
    (_women(id="w\ud800"), "an id holds '\\ud800', which is half a sign and cannot be written."),
    ({"pairs": [["\udfff", "c", 1]], "places": {"c": 1}}, "an id holds '\\udfff'"),
    ({"pairs": [["w", "c", 1]], "places": {"c": 1}, "women": []}, "the problem: “women” is not known."),
]  # fmt: skip


@pytest.mark.parametrize(("data", "sentence"), BAD, ids=[str(at) for at in range(len(BAD))])
def test_bad_problem_gets_one_clear_sentence_and_status_two(data: Any, sentence: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(CommandError) as fault:
        _run(path)
    assert sentence in str(fault.value)
    assert "\n" not in str(fault.value)
    assert fault.value.returncode == 2


def test_a_solver_that_gives_up_is_told_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(families, "__kwdefaults__", {"seconds": 0})
    pairs = [
        [f"w{woman}", f"c{coach}", (7 * woman + coach) % 97] for woman in range(60) for coach in range(20)
    ]
    data = {
        "pairs": pairs,
        "places": {f"c{at}": 3 for at in range(20)},
        "sizes": {f"w{at}": 2 for at in range(60)},
    }
    with pytest.raises(BadProblem, match=r"^no plan was found \([^\n]*\)\. Split the problem"):
        solve(data)


def test_what_is_no_json_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    path.write_text('{"women": [\n}', encoding="utf-8")
    with pytest.raises(CommandError, match=r"is not JSON: .* at line 2, column 1\."):
        _run(path)
    path.write_text('{"women": [], "women": []}', encoding="utf-8")
    with pytest.raises(CommandError, match="the key “women” stands twice"):
        _run(path)
    path.write_text('{"women": ' + "9" * 5_000 + "}", encoding="utf-8")
    with pytest.raises(CommandError, match="holds a number that is too long to be read"):
        _run(path)
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(CommandError, match="is not a text file in UTF-8"):
        _run(path)
    with pytest.raises(CommandError, match="cannot be read: no such file"):
        _run(tmp_path / "nowhere.json")
