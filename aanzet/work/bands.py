"""A band of income in words, with whole amounts in the currency of the country."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from aanzet.reference.independence import Band


def band_label(band: Band, currency: str) -> str:
    """ "no income of my own", "EUR 500 to 1,000", "EUR 2,500 or more"."""
    if band.key == "none":
        return _("no own income")
    low = number_format(max(0, round(band.low)), use_l10n=True, force_grouping=True)
    if band.high is None:
        return _("%(currency)s %(low)s or more") % {"currency": currency, "low": low}
    high = number_format(round(band.high), use_l10n=True, force_grouping=True)
    if band.low <= 1:
        return _("up to %(currency)s %(high)s") % {"currency": currency, "high": high}
    return _("%(currency)s %(low)s to %(high)s") % {"currency": currency, "low": low, "high": high}
