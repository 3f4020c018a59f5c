"""A band of income in words, with whole amounts as the reader's language writes the currency of the country."""

from decimal import Decimal

from django.utils.translation import gettext as _

from aanzet.core import money
from aanzet.reference.independence import Band


def band_label(band: Band, currency: str) -> str:
    """ "no own income", "€ 500 to € 1.000", "5 000 kr to 10 000 kr", "€ 2.500 or more"."""
    if band.key == "none":
        return _("no own income")
    low = _amount(band.low, currency)
    if band.high is None:
        return _("%(low)s or more") % {"low": low}
    high = _amount(band.high, currency)
    if band.low <= 1:
        return _("up to %(high)s") % {"high": high}
    return _("%(low)s to %(high)s") % {"low": low, "high": high}


def _amount(edge: float, currency: str) -> str:
    return money.said(Decimal(round(edge)), currency, cents=0)
