"""Loading a programme from its file: repeatable, in one transaction, telling every change in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from django.db import models, transaction

from aanzet.alliances.models import (
    Alliance,
    AllianceMembership,
    Grant,
    GrantPeriod,
    Organisation,
    ReportDue,
    SharingAgreement,
)
from aanzet.core import clock
from aanzet.journal.actions import By, write
from aanzet.programmes.blueprint import check, checksum_of, content_of, shipped
from aanzet.programmes.models import Programme, ProgrammeGrant, StoredBlueprint
from aanzet.programmes.shapes import Blueprint, GrantShape, Partner

M = TypeVar("M", bound=models.Model)


class BrokenBlueprint(ValueError):
    """A file with faults; `report` has a sentence with line and remedy for each."""

    def __init__(self, report: list[str]) -> None:
        super().__init__("\n".join(report))
        self.report = report


@dataclass
class Loaded:
    """What loading changed, or would change: one sentence each. `notes` need a person and change nothing."""

    slug: str
    changes: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def keep(self, model: type[M], name: str, lookup: Mapping[str, Any], values: Mapping[str, Any]) -> M:
        """The row found by `lookup` with `values`; made or changed when needed, and told."""
        row = model._default_manager.filter(**lookup).first()
        if row is None:
            self.changes.append(f"new {name}")
            return model._default_manager.create(**lookup, **values)
        changed = {key: value for key, value in values.items() if getattr(row, key) != value}
        for key, value in changed.items():
            self.changes.append(f"{name}: {_words(key)} {_shown(getattr(row, key))} becomes {_shown(value)}")
            setattr(row, key, value)
        if changed:
            row.save(update_fields=list(changed))
        return row


def programme_load(path: Path, *, by: By | None, on: date, dry_run: bool = False) -> Loaded:
    """Load one file. With `dry_run` nothing is kept. Raises BrokenBlueprint with every fault."""
    blueprint, document = check(path)
    if document.broken:
        raise BrokenBlueprint(document.report())
    return _load(blueprint, content_of(document), by=by, on=on, dry_run=dry_run)


def founding_load(*, on: date | None = None) -> list[Loaded]:
    """Load the five founding programmes that ship with the house. Runs after every `migrate`; changes nothing twice.

    A shipped programme that the installation loaded with a file of its own is left alone.
    """
    done = []
    for path in shipped():
        blueprint, document = check(path)
        if document.broken:
            raise BrokenBlueprint(document.report())
        content = content_of(document)
        programme = Programme.objects.filter(slug=blueprint.slug).first()
        if programme is not None and not _is_ours(programme, content):
            done.append(Loaded(blueprint.slug, notes=["has a file of this installation; left as it is"]))
            continue
        done.append(_load(blueprint, content, by=None, on=on or clock.today(), shipped_file=True))
    return done


def _is_ours(programme: Programme, content: Mapping[str, Any]) -> bool:
    """Whether the current file is one that was shipped (it carries the mark), so that an upgrade may replace it."""
    current = StoredBlueprint.objects.filter(programme=programme, checksum=programme.checksum).first()
    return current is None or current.shipped or current.checksum == checksum_of(content)


def _load(
    blueprint: Blueprint,
    content: dict[str, Any],
    *,
    by: By | None,
    on: date,
    dry_run: bool = False,
    shipped_file: bool = False,
) -> Loaded:
    told = Loaded(blueprint.slug)
    with transaction.atomic():
        alliance = _alliance(blueprint, told)
        organisations = {each.slug: _partner(each, blueprint, alliance, told) for each in blueprint.partners}
        _gone(alliance, organisations, told)
        programme = _programme(blueprint, alliance, told)
        for grant in blueprint.grants:
            _grant(grant, blueprint, programme, organisations, told)
        _blueprint(programme, content, told, shipped_file)
        if told.changes and not dry_run:
            data = {"slug": blueprint.slug, "changes": len(told.changes)}
            write(by, "programme.loaded", object_id=programme.id, data=data, on=on)
        if dry_run:
            transaction.set_rollback(True)
    return told


def _alliance(blueprint: Blueprint, told: Loaded) -> Alliance:
    shape = blueprint.alliance
    values = {"name": shape.name, "mission": dict(shape.mission), "languages": list(blueprint.languages)}
    alliance = told.keep(Alliance, f"alliance {shape.slug}", {"slug": shape.slug}, values)
    if shape.sharing:
        told.keep(
            SharingAgreement,
            f"agreement on sharing in {shape.slug} from {shape.sharing.starts}",
            {"alliance": alliance, "starts_on": shape.sharing.starts},
            {
                "ends_on": shape.sharing.ends,
                "topics": [topic.value for topic in shape.sharing.topics],
                "signed_note": shape.sharing.signed,
            },
        )
    elif SharingAgreement.objects.filter(alliance=alliance, ends_on__isnull=True).exists():
        told.notes.append(
            "the file has no agreement on sharing, the database has an open one; end it with its last day"
        )
    return alliance


def _partner(partner: Partner, blueprint: Blueprint, alliance: Alliance, told: Loaded) -> Organisation:
    # An organisation may take part in several alliances: an empty value here never wipes what another file said.
    said = {
        "district": partner.district,
        "municipality": partner.municipality,
        "region_code": partner.region,
        "website": partner.website,
    }
    values = {
        "name": partner.name,
        "kind": partner.kind.value,
        "country": partner.country or blueprint.country,
        **{key: value for key, value in said.items() if value},
    }
    organisation = told.keep(Organisation, f"organisation {partner.slug}", {"slug": partner.slug}, values)
    for role in partner.roles:
        told.keep(
            AllianceMembership,
            f"{partner.slug} as {role.value} in {alliance.slug}",
            {"alliance": alliance, "organisation": organisation, "role": role.value},
            {"starts_on": partner.since, "ends_on": partner.until},
        )
    return organisation


def _gone(alliance: Alliance, organisations: Mapping[str, Organisation], told: Loaded) -> None:
    known = set(organisations)
    running = AllianceMembership.objects.filter(alliance=alliance, ends_on__isnull=True).select_related(
        "organisation"
    )
    for slug in sorted({each.organisation.slug for each in running} - known):
        told.notes.append(
            f"{slug} is not in the file any more; write it back with `until` so that its figures keep"
        )


def _programme(blueprint: Blueprint, alliance: Alliance, told: Loaded) -> Programme:
    return told.keep(
        Programme,
        f"programme {blueprint.slug}",
        {"slug": blueprint.slug},
        {
            "name": blueprint.name,
            "alliance": alliance,
            "country": blueprint.country,
            "languages": list(blueprint.languages),
            "started_on": blueprint.started_on,
            "ends_on": blueprint.ends_on,
        },
    )


def _grant(
    shape: GrantShape,
    blueprint: Blueprint,
    programme: Programme,
    organisations: Mapping[str, Organisation],
    told: Loaded,
) -> None:
    grant = told.keep(
        Grant,
        f"grant {shape.slug}",
        {"slug": shape.slug},
        {
            "alliance": programme.alliance,
            "funder": organisations[shape.funder],
            "commissioner": organisations.get(shape.commissioner),
            "reference": shape.reference,
            "decided_on": shape.decided_on,
            "policy_priority": dict(shape.policy_priority),
            "area": shape.area,
            "conditions": shape.conditions,
        },
    )
    told.keep(
        ProgrammeGrant,
        f"share of {shape.slug} in {blueprint.slug}",
        {"programme": programme, "grant": grant},
        {"share": shape.share},
    )
    for period in shape.periods:
        told.keep(
            GrantPeriod,
            f"period {period.slug} of {shape.slug}",
            {"grant": grant, "slug": period.slug},
            {
                "starts_on": period.starts,
                "ends_on": period.ends,
                "is_extension": period.extension,
                "renews": _renewed(period.renews, programme) if period.renews else None,
            },
        )
    for report in shape.reports:
        told.keep(
            ReportDue,
            f"report {report.name} for {shape.slug}",
            {"grant": grant, "name": report.name},
            {"due_on": report.due},
        )


def _renewed(slug: str, programme: Programme) -> GrantPeriod | None:
    return GrantPeriod.objects.filter(grant__alliance=programme.alliance, slug=slug).first()


def _blueprint(programme: Programme, content: dict[str, Any], told: Loaded, shipped_file: bool) -> None:
    checksum = checksum_of(content)
    if programme.checksum == checksum:
        return
    before = StoredBlueprint.objects.filter(programme=programme, checksum=programme.checksum).first()
    old = before.content if before else {}
    parts = sorted(key for key in {*old, *content} if old.get(key) != content.get(key))
    told.changes.append(
        f"blueprint of {programme.slug}: {'new' if not before else 'changes in ' + ', '.join(parts)}"
    )
    if before:
        told.changes += _course_changes(old.get("courses", ()), content.get("courses", ()))
    StoredBlueprint.objects.update_or_create(
        programme=programme, checksum=checksum, defaults={"content": content, "shipped": shipped_file}
    )
    programme.checksum = checksum
    programme.save(update_fields=["checksum"])


def _course_changes(old: Iterable[Any], new: Iterable[Any]) -> list[str]:
    """Coaches look for a course by name: which came, went or changed."""
    before, after = ({_key(each): each for each in courses} for courses in (old, new))
    return [
        *(f"new course {key}" for key in after if key not in before),
        *(f"course {key} is gone" for key in before if key not in after),
        *(f"course {key} changes" for key in after if key in before and before[key] != after[key]),
    ]


def _key(entry: Any) -> str:
    return entry if isinstance(entry, str) else str(entry.get("key", ""))


def _words(key: str) -> str:
    return key.replace("_", " ")


def _shown(value: Any) -> str:
    if value is None or value == "":
        return "nothing"
    return f"'{value}'"
