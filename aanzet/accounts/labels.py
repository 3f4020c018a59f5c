"""What the journal's lines about accounts say."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "account.photo_put_up": _("Photo put up"),
    "account.photo_taken_back": _("Photo taken back"),
    "account.photos_cleaned": _("Photos of who left thrown away"),
}
