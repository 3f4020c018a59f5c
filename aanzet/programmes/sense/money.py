"""Partners, agreements, grants and periods."""

from aanzet.alliances.enums import PartnerRole
from aanzet.programmes.sense.refer import refer
from aanzet.programmes.shapes import Blueprint, GrantShape
from aanzet.reference.places import district_named, municipality_named, region
from aanzet.reference.shape import NO_DATE
from aanzet.reference.tomlfile import Document, Where


def partners(found: Blueprint, document: Document) -> None:
    for place, partner in enumerate(found.partners):
        where = ("partners", place)
        if not partner.roles:
            document.fault(
                (*where, "roles"), f"partner '{partner.slug}' has no role.", 'Add: roles = ["partner"]'
            )
        if partner.until and partner.since != NO_DATE and partner.until < partner.since:
            document.fault(
                (*where, "until"),
                f"partner '{partner.slug}' leaves before it comes.",
                "Look at since and until.",
            )
        if partner.region and region(partner.region) is None:
            document.fault(
                (*where, "region"),
                f"'{partner.region}' is no labour market region.",
                "Use a code such as AM18.",
            )
        dutch = (partner.country or found.country) == "nl"
        if dutch and partner.municipality and municipality_named(partner.municipality) is None:
            document.fault(
                (*where, "municipality"),
                f"'{partner.municipality}' is no Dutch municipality.",
                "Write its official name.",
            )
        if (
            partner.district
            and partner.municipality in ("Amsterdam", "Malmö")
            and not district_named(partner.district, partner.municipality)
        ):
            document.fault(
                (*where, "district"),
                f"'{partner.district}' is no district of {partner.municipality}.",
                "Write its usual name.",
            )
    if found.partners and not any(PartnerRole.LEAD in each.roles for each in found.partners):
        document.fault(("partners",), "no partner leads.", 'Give one partner the role "lead".')
    sharing = found.alliance.sharing if found.alliance else None
    if sharing and sharing.ends and sharing.ends < sharing.starts:
        document.fault(
            ("alliance", "sharing", "ends"),
            "the agreement ends before it starts.",
            "Look at starts and ends.",
        )


def grants(found: Blueprint, document: Document) -> None:
    partners = [each.slug for each in found.partners]
    total = 0.0
    for place, grant in enumerate(found.grants):
        where: Where = ("grants", place)
        for name in ("funder", "commissioner", "executor"):
            refer(document, (*where, name), getattr(grant, name), partners, "partner")
        if not 0 < grant.share <= 1:
            document.fault(
                (*where, "share"), f"share {grant.share} is not between 0 and 1.", "Write a half as 0.5."
            )
        if not grant.periods:
            document.fault(
                where, f"grant '{grant.slug}' has no period.", "Add [[grants.periods]] with slug and starts."
            )
        if not any(period.renews for period in grant.periods):
            total += grant.share
        _periods(found, grant, where, document)
    if total > 1.0001 and len(found.grants) > 1:
        document.fault(
            ("grants",),
            f"the shares of the grants add up to {total:g}.",
            "That may be right when they follow each other; at one moment together they pay at most 1.",
            grave=False,
        )


def _periods(found: Blueprint, grant: GrantShape, where: Where, document: Document) -> None:
    slugs = [period.slug for each in found.grants for period in each.periods]
    for place, period in enumerate(grant.periods):
        here = (*where, "periods", place)
        if period.ends and period.starts != NO_DATE and period.ends < period.starts:
            document.fault(
                (*here, "ends"), f"period '{period.slug}' ends before it starts.", "Look at starts and ends."
            )
        refer(document, (*here, "renews"), period.renews, slugs, "period")
        if period.extension and not period.renews:
            document.fault(
                (*here, "extension"),
                f"extension '{period.slug}' does not say what it extends.",
                "Add renews with the slug of that period.",
            )
        for other in grant.periods[:place]:
            ends = other.ends
            if (
                period.starts != NO_DATE
                and period.starts >= other.starts
                and (ends is None or period.starts <= ends)
            ):
                document.fault(
                    (*here, "starts"),
                    f"period '{period.slug}' overlaps '{other.slug}'.",
                    "A day counts in one period of a grant.",
                )
