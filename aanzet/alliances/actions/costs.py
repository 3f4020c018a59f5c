"""Costs and who pays them. Each document counts once, its parts never pay more than it costs, and what stood in a
report that was sent is frozen: a correction is a dated row beside it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet, Sum
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from aanzet.alliances.models import Alliance, Cost, CostShare, Grant, Organisation, ReportDue
from aanzet.core.errors import Refused
from aanzet.core.money import ZERO, Currency, said
from aanzet.core.text import clean, fold
from aanzet.journal.actions import By, write

Shares = Mapping[UUID, Decimal]  # grant -> the part that it pays


@dataclass(frozen=True, slots=True)
class CostInput:
    """What stands on the document. `supplier` empty: the organisation itself, such as its wages."""

    organisation: Organisation
    on: date
    what: str
    document: str
    amount: Decimal
    supplier: str = ""
    currency: str = Currency.EUR


@transaction.atomic
def cost_add(*, by: By | None, on: date, alliance: Alliance, typed: CostInput, shares: Shares) -> Cost:
    """Enter a cost with the parts that grants pay. Raises Refused: a document that is there already, parts that
    pay more than it costs, a day to come."""
    _check(on, alliance, typed, shares)
    _once(alliance, typed)
    try:
        with transaction.atomic():
            row = Cost.objects.create(alliance=alliance, **_fields(typed))
    except IntegrityError:  # somebody entered the same document in this very moment
        _once(alliance, typed)
        raise
    _share(row, shares, on)
    write(
        by, "cost.added", object_id=row.pk, organisation=row.organisation_id, data=_told(row, shares), on=on
    )
    return row


@transaction.atomic
def cost_edit(
    *, by: By | None, on: date, cost: Cost, seen: int, typed: CostInput, shares: Shares
) -> Cost:  # fmt: skip
    """Change a cost as it was at version `seen`, as long as no report had it. Raises Refused and Conflict."""
    cost = _locked(cost)
    _not_claimed(cost)
    _check(on, cost.alliance, typed, shares)
    _once(cost.alliance, typed, but=cost)
    row = cost.save_if_unchanged(seen=seen, **_fields(typed))
    same = {share.grant_id for share in row.shares.all() if shares.get(share.grant_id) == share.amount}
    row.shares.exclude(grant__in=same).delete()
    _share(row, {grant: amount for grant, amount in shares.items() if grant not in same}, on)
    write(
        by, "cost.edited", object_id=row.pk, organisation=row.organisation_id, data=_told(row, shares), on=on
    )
    return row


@transaction.atomic
def cost_withdraw(*, by: By | None, on: date, cost: Cost) -> Cost:
    """Take out a cost that should not be there, as long as no report had it; its document may be entered anew."""
    cost = _locked(cost)
    _not_claimed(cost)
    cost.withdrawn_on = on
    cost.save(update_fields=["withdrawn_on"])
    write(by, "cost.withdrawn", object_id=cost.pk, organisation=cost.organisation_id, on=on)
    return cost


@transaction.atomic
def cost_correct(
    *, by: By | None, on: date, cost: Cost, what: str, amount: Decimal, shares: Shares
) -> Cost:  # fmt: skip
    """Correct a cost that stood in a report, by a row of today. `amount` and `shares`: how much more or less.

    Raises Refused when the cost, or a part of it, would fall below zero, or when the parts would pay too much."""
    root = _locked(cost.corrects or cost)
    if not _family_shares(root).filter(claimed_in__isnull=False).exists():
        raise Refused(_("This cost stands in no report yet. Change the cost itself."))
    shares = {grant: part for grant, part in shares.items() if part}
    if not amount and not shares:
        raise Refused(_("Nothing changes like this. Fill in how much more or less it is."), "amount")
    _grants_of(root.alliance, shares)
    _family_holds(root, amount, shares)
    row = Cost.objects.create(
        alliance=root.alliance, organisation=root.organisation, corrects=root, on=on, what=clean(what),
        supplier=root.supplier, document=root.document, source=root.source, amount=amount, currency=root.currency,
    )  # fmt: skip
    _share(row, shares, on)
    data = _told(row, shares) | {"corrects": str(root.pk)}
    write(by, "cost.corrected", object_id=row.pk, organisation=row.organisation_id, data=data, on=on)
    return row


def costs_claimed(*, by: By | None, on: date, report: ReportDue, sent_on: date) -> int:
    """The report went out: what its grant paid up to that day is claimed in it, and frozen. The number of parts."""
    open_parts = CostShare.objects.filter(
        grant=report.grant_id, claimed_in__isnull=True, on__lte=sent_on, cost__on__lte=sent_on,
        cost__withdrawn_on__isnull=True,
    )  # fmt: skip
    costs = Cost.objects.filter(pk__in=open_parts.values("cost")).order_by("pk")
    list(costs.select_for_update())  # whoever is changing one of them now finishes first
    done = open_parts.update(claimed_in=report)
    if done:
        write(by, "cost.claimed", object_id=report.pk, data={"parts": done}, on=on)
    return done


def source_of(organisation: Organisation, supplier: str, document: str) -> str:
    """One word for who sent a document and its number, in any spelling: 64 hexadecimal digits of SHA-256."""
    sender = _bare(supplier) or str(organisation.pk)
    return sha256(f"{sender}/{_bare(document)}".encode()).hexdigest()


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", fold(text))


def _fields(typed: CostInput) -> dict[str, object]:
    return {
        "organisation": typed.organisation, "on": typed.on, "what": clean(typed.what), "amount": typed.amount,
        "supplier": clean(typed.supplier), "document": clean(typed.document), "currency": typed.currency,
        "source": source_of(typed.organisation, typed.supplier, typed.document),
    }  # fmt: skip


def _told(row: Cost, shares: Shares) -> dict[str, object]:
    parts = {str(grant): str(amount) for grant, amount in shares.items() if amount}
    return {"amount": str(row.amount), "currency": row.currency, "shares": parts}


def _locked(cost: Cost) -> Cost:
    return Cost.objects.select_for_update(of=("self",)).select_related("alliance").get(pk=cost.pk)


def _not_claimed(cost: Cost) -> None:
    if cost.corrects_id is not None:
        raise Refused(_("This is a correction; it stays as it is. Add another correction instead."))
    claimed = cost.shares.filter(claimed_in__isnull=False).select_related("claimed_in").first()
    if claimed is not None and claimed.claimed_in is not None and claimed.claimed_in.sent_on is not None:
        raise Refused(
            _(
                "This cost stood in a report that was sent on %(day)s, so it is frozen. Add a correction instead."
            )
            % {"day": date_format(claimed.claimed_in.sent_on)}
        )


def _check(on: date, alliance: Alliance, typed: CostInput, shares: Shares) -> None:
    if typed.on > on:
        raise Refused(_("This day has not come yet. Fill in the day of the document."), "on")
    if not _bare(typed.document):
        raise Refused(
            _("The number of the document needs a letter or a figure. Fill in what stands on it."), "document"
        )
    if typed.amount <= 0:
        raise Refused(_("An amount is more than zero. Fill in what the document says."), "amount")
    if not alliance.memberships.filter(organisation=typed.organisation).exists():
        raise Refused(
            _("This organisation takes no part in the alliance. Choose another one."), "organisation"
        )
    _grants_of(alliance, shares)
    if any(part < 0 for part in shares.values()):
        raise Refused(_("A part cannot be less than zero. Leave it empty when this grant pays nothing."))
    if not any(shares.values()):
        raise Refused(_("No grant pays a part yet. Fill in at least one part."))
    _not_too_much(typed.amount, sum(shares.values(), ZERO), typed.currency)


def _grants_of(alliance: Alliance, shares: Shares) -> None:
    if Grant.objects.filter(pk__in=shares, alliance=alliance).count() != len(shares):
        raise Refused(_("This grant belongs to another alliance. Choose a grant of this one."))


def _not_too_much(amount: Decimal, parts: Decimal, currency: str) -> None:
    if parts > amount:
        raise Refused(
            _("Together the grants pay %(parts)s, but the cost is %(amount)s. Make a part %(more)s smaller.")
            % {
                "parts": said(parts, currency),
                "amount": said(amount, currency),
                "more": said(parts - amount, currency),
            }
        )


def _family(root: Cost) -> Q:
    return Q(pk=root.pk) | Q(corrects=root)


def _family_shares(root: Cost) -> QuerySet[CostShare]:
    return CostShare.objects.filter(cost__in=Cost.objects.filter(_family(root)).values("pk"))


def _family_holds(root: Cost, amount: Decimal, shares: Shares) -> None:
    """A cost with all its corrections: never below zero, no part below zero, the parts never above the whole."""
    whole = (Cost.objects.filter(_family(root)).aggregate(n=Sum("amount"))["n"] or ZERO) + amount
    if whole < 0:
        raise Refused(_("The cost would fall below zero. Take off less."), "amount")
    parts = dict(_family_shares(root).values_list("grant").annotate(n=Sum("amount")))
    for grant, part in shares.items():
        parts[grant] = parts.get(grant, ZERO) + part
        if parts[grant] < 0:
            raise Refused(_("A grant would pay less than nothing. Take off less."), f"share_{grant}")
    _not_too_much(whole, sum(parts.values(), ZERO), root.currency)


def _share(row: Cost, shares: Shares, on: date) -> None:
    CostShare.objects.bulk_create(
        CostShare(cost=row, grant_id=grant, amount=amount, on=on)
        for grant, amount in shares.items()
        if amount
    )


def _once(alliance: Alliance, typed: CostInput, but: Cost | None = None) -> None:
    """The same document of the same sender is entered once, whoever enters it."""
    source = source_of(typed.organisation, typed.supplier, typed.document)
    rows = Cost.objects.filter(source=source, corrects__isnull=True, withdrawn_on__isnull=True)
    earlier = (rows.exclude(pk=but.pk) if but else rows).first()
    if earlier is None:
        return
    if earlier.alliance_id != alliance.pk:
        raise Refused(
            _("This document was entered in another alliance already. Each counts once. Look at the number."),
            "document",
        )
    raise Refused(
        _(
            "This document is there already: %(day)s, %(what)s, %(amount)s. Change that line, or look at the number."
        )
        % {
            "day": date_format(earlier.on),
            "what": earlier.what,
            "amount": said(earlier.amount, earlier.currency),
        },
        "document",
    )
