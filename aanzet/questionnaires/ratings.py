"""Self-ratings: how answers become a number, and what a file with self-ratings has to say."""

from collections.abc import Mapping, Sequence

from aanzet.questionnaires.enums import ScoreRule
from aanzet.questionnaires.shapes import Answer, Block, Definition
from aanzet.reference.tomlfile import Document

OWN_LICENCE = "EUPL-1.2"
MOST_RATINGS = 3  # at one moment, and not longer than ten minutes
MOST_QUESTIONS = 20  # half a minute each
DECIMALS = 2


def score(block: Block, answers: Mapping[str, Answer]) -> float | None:
    """The number of a self-rating, or None when more was left open than its rule allows, or all of it."""
    shape = block.scoring
    if shape is None:
        return None
    points = [each.points(answers.get(each.key)) for each in block.questions]
    told = [each for each in points if each is not None]
    if not told or len(points) - len(told) > shape.missing:
        return None
    mean = sum(told) / len(told)
    return round(mean if shape.rule == ScoreRule.MEAN else mean * len(points), DECIMALS)


def scores(definition: Definition, answers: Mapping[str, Answer]) -> dict[str, float]:
    """Name of a self-rating -> its number; what has none is left out."""
    found = {name: score(block, answers) for name, block in definition.ratings}
    return {name: number for name, number in found.items() if number is not None}


def too_much(definitions: Sequence[Definition]) -> bool:
    """Whether these together are more than one may ask of her at one moment."""
    questions = sum(len(each.question_by_key) for each in definitions)
    return sum(bool(each.ratings) for each in definitions) > MOST_RATINGS or questions > MOST_QUESTIONS


def faults_of_ratings(found: Definition, document: Document) -> None:
    """A self-rating says when it is asked, whose words it uses, and how it is counted."""
    if found.ratings and not found.moments:
        document.fault((), "it does not say when it is asked.", 'Add: moments = ["start", "middle", "end"]')
    if found.ratings and not (found.maker and found.licence):
        document.fault((), "it does not say whose words these are.", "Add: maker = … and licence = …")
    if found.licence and found.licence != OWN_LICENCE and not found.permission:
        document.fault(
            ("licence",),
            f"nobody allowed the use of words under '{found.licence}' yet.",
            'Ask the maker. Then write who allowed it and when: permission = "…"',
        )
    for place, block in enumerate(found.blocks):
        if block.scoring is not None:
            _range(block, document, place)


def _range(block: Block, document: Document, place: int) -> None:
    shape = block.scoring
    where = ("blocks", place, "scoring")
    spans = [each.span for each in block.questions]
    uncounted = [each.key for each in block.questions if each.span == (0, 0)]
    if shape is None or uncounted:
        document.fault(
            where,
            f"'{', '.join(uncounted)}' counts nothing.",
            "Give its choices points, or ask it as a ladder.",
        )
        return
    ends = [
        sum(part) if shape.rule == ScoreRule.SUM else sum(part) / len(spans)
        for part in zip(*spans, strict=True)
    ]
    if [shape.lowest, shape.highest] != ends:
        document.fault(
            where,
            f"its numbers run from {ends[0]:g} to {ends[1]:g}, not from {shape.lowest} to {shape.highest}.",
            f"Write: lowest = {ends[0]:g}, highest = {ends[1]:g}",
        )
    if not 0 <= shape.missing < len(block.questions):
        document.fault(
            where, "so many questions cannot be left open.", "Leave at least one that has to be answered."
        )
