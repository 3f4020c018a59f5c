"""What the journal's lines about accounts say."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "account.card_made": _("Card to log in made"),
    "account.card_ended": _("Card to log in ended"),
    "account.card_number_chosen": _("Chose the number of the card"),
    "account.cards_cleaned": _("Old cards thrown away"),
    "account.codes_stopped": _("No codes to log in go to a phone or mail address any more"),
    "account.codes_again": _("Codes to log in go to a phone or mail address again"),
    "account.address_given": _("New way to get a code"),
    "account.photo_put_up": _("Photo put up"),
    "account.photo_taken_back": _("Photo taken back"),
    "account.photos_cleaned": _("Photos of who left thrown away"),
}
