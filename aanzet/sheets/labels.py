"""What the journal's lines of this room say. They do not tell which sheet it was: more people read them than the
sheet has readers."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "sheet.begun": _("She began a sheet of her own"),
    "sheet.changed": _("She changed a sheet of her own"),
    "sheet.shown": _("She shows a sheet of her own to her coach"),
    "sheet.hidden": _("She keeps a sheet of her own to herself again"),
    "sheet.wiped": _("She wiped a sheet of her own"),
}
