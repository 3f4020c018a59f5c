"""One plan for one organisation, programme and role: computed, proven and kept."""

import time
from datetime import date
from uuid import UUID

from django.db import models, transaction

from aanzet.alliances.models import Organisation
from aanzet.core import clock
from aanzet.journal.actions import By, write
from aanzet.matching.actions.offering import moves_offer
from aanzet.matching.models import Run, Suggestion
from aanzet.matching.queries.problem import VERSION, problem_of
from aanzet.matching.queries.weights import weights_of
from aanzet.programmes.models import Programme


@transaction.atomic
def run_make(*, by: By | None, on: date, programme: Programme, organisation: Organisation, role: str) -> Run:
    """Ask the engine once and keep what came out, with its version, weights, digest of the inputs and proof."""
    # The solver is loaded when the first plan is made, not when the server starts.
    from aanzet.matching.suggesting import solve

    begun = time.monotonic()
    inputs = problem_of(programme=programme, organisation=organisation, role=role, on=on)
    weights = weights_of(programme=programme, on=on)
    solved = solve(inputs, weights)
    run = models.QuerySet(Run).create(
        programme=programme, organisation=organisation, role=role, made_at=clock.now(),
        by_id=by.user_id if by else None, engine=VERSION, weights=weights, digest=inputs.digest(weights),
        women=len(inputs.women), volunteers=len(inputs.offers), served=solved.served, total=solved.total,
        proven=solved.proven, gap=solved.gap, milliseconds=int(1_000 * (time.monotonic() - begun)),
    )  # fmt: skip
    models.QuerySet(Suggestion).bulk_create(
        Suggestion(
            run=run, want_id=UUID(line.woman), volunteer_id=UUID(line.offer) if line.offer else None, rank=line.rank,
            fit=line.fit, parts=dict(line.parts), reasons=dict(line.reasons),
        )
        for line in solved.lines
    )  # fmt: skip
    moves_offer(run, inputs, solved.lines, weights, on)
    write(
        by, "matching.planned", object_id=run.pk, organisation=organisation.pk, on=on,
        data={"role": role, "women": run.women, "served": run.served},
    )  # fmt: skip
    return run
