"""One appointment as a file for a calendar (RFC 5545). What it shows obeys the same level as a message."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from aanzet.core.languages import known
from aanzet.outbox.ways import FULL

MOST_OCTETS = 75


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """`name` tells the day and nothing else. `method`: what a calendar does with it (RFC 5546)."""

    name: str
    content: bytes
    method: str


@dataclass(frozen=True, slots=True)
class Appointment:
    """`uid`: the same for every version of one appointment, so that a calendar replaces it; `version` grows, and taking
    the appointment out is one version more."""

    uid: UUID
    starts_at: datetime
    ends_at: datetime
    who: str = ""
    place: str = ""
    version: int = 0
    cancelled: bool = False


def calendar_file(*, appointment: Appointment, level: str, language: str, now: datetime) -> CalendarFile:
    """Neutral: the title "Appointment" and the hours, nobody's name, no place. Full: whom she meets and where.

    Moments stand in universal time, so they are right on both sides of a change of clocks, whatever the time zone of
    her phone. No organizer is named: a calendar would show that address.
    """
    with translation.override(known(language)):
        title = _("Appointment")
        if level == FULL and appointment.who:
            title = _("You meet %(who)s") % {"who": appointment.who}
    method = "CANCEL" if appointment.cancelled else "PUBLISH"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Calendar//EN",
        f"METHOD:{method}",
        "BEGIN:VEVENT",
        f"UID:{appointment.uid}",
        f"SEQUENCE:{appointment.version + appointment.cancelled}",
        f"DTSTAMP:{_utc(now)}",
        f"DTSTART:{_utc(appointment.starts_at)}",
        f"DTEND:{_utc(appointment.ends_at)}",
        f"SUMMARY:{_escaped(title)}",
        *([f"LOCATION:{_escaped(appointment.place)}"] if level == FULL and appointment.place else []),
        "CLASS:PRIVATE",
        f"STATUS:{'CANCELLED' if appointment.cancelled else 'CONFIRMED'}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    content = "".join(f"{_folded(line)}\r\n" for line in lines)
    return CalendarFile(f"{timezone.localtime(appointment.starts_at):%Y-%m-%d}.ics", content.encode(), method)


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _escaped(text: str) -> str:
    """TEXT of RFC 5545, section 3.3.11."""
    plain = " ".join(text.split()).replace("\\", "\\\\")
    return plain.replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> str:
    """At most 75 octets in a line (section 3.1), never cut inside a character."""
    rows: list[str] = []
    row = ""
    for letter in line:
        if len((row + letter).encode()) > MOST_OCTETS - (1 if rows else 0):
            rows.append(row)
            row = ""
        row += letter
    return "\r\n ".join([*rows, row])
