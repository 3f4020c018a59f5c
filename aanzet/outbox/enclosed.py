"""What goes with a mail: an appointment of which its text tells the moment, as a file for her own calendar."""

from datetime import datetime, timedelta
from email.mime.text import MIMEText
from uuid import UUID

from aanzet.core import clock
from aanzet.outbox.calendars import Appointment, CalendarFile, calendar_file
from aanzet.outbox.models import Message
from aanzet.outbox.wording import CALENDAR, KINDS

CANCELLED = "meeting_cancelled"


def calendar_of(message: Message) -> CalendarFile | None:
    """The file for a message as it leaves now; None where its text tells no moment at her level."""
    shape, values = KINDS.get(message.kind), message.values
    if shape is None or message.level not in shape.dated or not set(values) >= CALENDAR:
        return None
    starts = datetime.fromisoformat(values["when"])
    appointment = Appointment(
        uid=UUID(values["uid"]),
        starts_at=starts,
        ends_at=starts + timedelta(minutes=int(values["minutes"])),
        who=values["who"],
        place=values["place"],
        version=int(values["version"]),
        cancelled=message.kind == CANCELLED,
    )
    return calendar_file(
        appointment=appointment, level=message.level, language=message.language, now=clock.now()
    )


def part_of(file: CalendarFile) -> MIMEText:
    """The part of a mail in which a calendar finds it (RFC 6047, section 2.4)."""
    part = MIMEText(file.content.decode(), "calendar", "utf-8")
    part.set_param("method", file.method)
    part.add_header("Content-Disposition", "attachment", filename=file.name)
    return part
