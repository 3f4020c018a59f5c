"""Writing about accounts: one verb, one function, one transaction with its journal line."""

from aanzet.accounts.actions.card import (
    card_clean,
    card_end,
    card_make,
    card_number_choose,
    card_try,
    misses_tell,
)
from aanzet.accounts.actions.codes import codes_again, codes_stop
from aanzet.accounts.actions.people import (
    account_close,
    account_create,
    account_forget,
    address_give,
    demo_factor_set,
    password_set,
    photo_clean,
    photo_put_up,
    photo_take_back,
)

__all__ = [
    "account_close",
    "account_create",
    "account_forget",
    "address_give",
    "card_clean",
    "card_end",
    "card_make",
    "card_number_choose",
    "card_try",
    "codes_again",
    "codes_stop",
    "demo_factor_set",
    "misses_tell",
    "password_set",
    "photo_clean",
    "photo_put_up",
    "photo_take_back",
]
