"""What no register counts and somebody writes down: gatherings held, ambassadors trained, stories shared."""

from datetime import date, timedelta
from random import Random

from django.db import transaction

from aanzet.access.actor import Actor
from aanzet.alliances.models import Organisation
from aanzet.ambassadors.queries.counted import trained_days
from aanzet.impact.actions import BY_HAND, BY_HAND_BEFORE, hand_count_add
from aanzet.portal.demo.staff import loaded_chapters
from aanzet.programmes.enums import IndicatorKind
from aanzet.programmes.models import Programme
from aanzet.programmes.queries import blueprint_of

PACE = 0.93  # of what the time gone would ask
MOST_ENTRIES = 6
NOTES = {
    "nl": {
        IndicatorKind.EVENTS_HELD: "Gehouden; geteld op de aanwezigenlijst",
        IndicatorKind.PEOPLE_REACHED: "Hoofden geteld bij de deur",
        IndicatorKind.COUNTED_BY_HAND: "Geteld uit de eigen lijst van de partners",
        IndicatorKind.AMBASSADORS_TRAINED: "Geteld uit de eigen lijst van de partners",
    },
    "sv": {
        IndicatorKind.EVENTS_HELD: "Genomförd; räknad på närvarolistan",
        IndicatorKind.PEOPLE_REACHED: "Räknade vid dörren",
        IndicatorKind.COUNTED_BY_HAND: "Räknat ur parternas egna listor",
        IndicatorKind.AMBASSADORS_TRAINED: "Räknat ur parternas egna listor",
    },
}


@transaction.atomic
def count_by_hand(programme: Programme, organisation: Organisation, on: date, by: Actor | None) -> int:
    """A few entries for every promise that is counted by hand; the number of entries. In a programme that works in
    districts its partners take turns, each in a district of its own."""
    blueprint = blueprint_of(programme)
    rng = Random(f"hand/{programme.slug}")
    notes = NOTES.get(blueprint.languages[0], NOTES["nl"])
    homes = [
        (home, each.districts)
        for each, where, home in loaded_chapters()
        if where == programme and each.districts
    ]
    entries = 0
    for target in blueprint.targets:
        kind = blueprint.indicator_by_key[target.indicator].kind
        if kind not in BY_HAND | BY_HAND_BEFORE:
            continue
        first, last = blueprint.span_of(target)
        ends = min(last or on, on)
        if kind in BY_HAND_BEFORE and (own := trained_days(programme)):
            ends = max(first, min(ends, own[0] - timedelta(days=1)))
        share = min(1.0, (ends - first).days / max(1, ((last or on) - first).days))
        total = target.reported or round(target.number * share * PACE)
        parts = min(total, MOST_ENTRIES)
        for part in range(parts):
            day = first + timedelta(days=(ends - first).days * (part + 1) // (parts + 1) - rng.randrange(10))
            home, districts = homes[entries % len(homes)] if homes else (organisation, ("",))
            hand_count_add(
                by=by, on=on, programme=programme, organisation=home, indicator=target.indicator,
                counted=total // parts + (part < total % parts), note=notes[kind], day=max(first, day),
                district=rng.choice(districts),
            )  # fmt: skip
            entries += 1
    return entries
