"""Making and closing accounts."""

from datetime import date

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.utils import encrypt
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from aanzet.access.actor import actor_for
from aanzet.accounts import notices
from aanzet.accounts.models import Card, CodeStop, Photo, User
from aanzet.core.errors import Refused
from aanzet.core.text import clean
from aanzet.journal.actions import By, write


@transaction.atomic
def account_create(
    *,
    by: By | None,
    on: date,
    name: str,
    email: str | None = None,
    phone: str | None = None,
    language: str = "nl",
    password: str | None = None,
    by_card: bool = False,
) -> User:
    """Make an account. Without a password its owner signs in with a code, or with a printed card alone (`by_card`).
    `phone`: E.164.

    Raises Refused when mail and phone are both empty, when one of them is taken, or when the password is weak.
    """
    email, phone = (email or "").strip().lower() or None, (phone or "").strip() or None
    if not email and not phone and not by_card:
        raise Refused(
            _("Fill in a mail address or a phone number. One of the two is needed to sign in."), "email"
        )
    if email:
        _check_free("email", email)
    if phone:
        _check_free("phone", phone)
    user = User(email=email, phone=phone, name=clean(name), language=language)
    _set_password(user, password)
    user.save()
    write(by, "account.created", object_id=user.pk, on=on)
    return user


@transaction.atomic
def password_set(*, by: By | None, on: date, user: User, password: str) -> User:
    """Give the account a new password; every other session of it ends. Raises Refused when it is weak."""
    _set_password(user, password)
    user.save(update_fields=["password"])
    write(by, "account.password_set", object_id=user.pk, on=on)
    notices.tell(user, "password_set")
    return user


def _set_password(user: User, password: str | None) -> None:
    if not password:
        user.set_unusable_password()
        return
    if settings.MODE == "live":
        try:
            validate_password(password, user)
        except ValidationError as error:
            raise Refused(" ".join(error.messages), "password") from error
    user.set_password(password)


@transaction.atomic
def account_close(*, by: By | None, on: date, user: User) -> User:
    """Close an account: it cannot sign in, and its open sessions end at their next request."""
    user.is_active = False
    user.set_unusable_password()
    user.save(update_fields=["is_active", "password"])
    Authenticator.objects.filter(user=user).delete()
    Photo.objects.filter(user=user).delete()
    Card.objects.filter(user=user).delete()
    write(by, "account.closed", object_id=user.pk, on=on)
    return user


@transaction.atomic
def account_forget(*, by: By | None, on: date, user: User) -> bool:
    """Close an account of somebody who has no task any more and is no participant, and empty mail and phone. The name
    stays, because it stands beside what was done. False when there is a task, or nothing was left to empty."""
    who = actor_for(user, on=on)
    if who.held or who.participant or not (user.is_active or user.email or user.phone):
        return False
    account_close(by=by, on=on, user=user)
    user.email = user.phone = None
    user.save(update_fields=["email", "phone"])
    return True


@transaction.atomic
def photo_put_up(*, by: By, on: date, user: User, image: bytes) -> Photo:
    """Show the face of `user`, who said yes to it. `image`: what `photos.redraw` made. An earlier photo goes."""
    Photo.objects.filter(user=user).delete()
    photo = Photo.objects.create(user=user, image=image, agreed_on=on)
    write(by, "account.photo_put_up", object_id=photo.pk, on=on)
    return photo


@transaction.atomic
def photo_take_back(*, by: By, on: date, user: User) -> None:
    """The photo of `user` is shown nowhere from now on, and is gone."""
    gone, _rows = Photo.objects.filter(user=user).delete()
    if gone:
        write(by, "account.photo_taken_back", object_id=user.pk, on=on)


@transaction.atomic
def photo_clean(*, on: date) -> int:
    """Throw away the photos of people without any task today. Returns how many."""
    photos = Photo.objects.select_related("user").defer("image")
    left = [photo.pk for photo in photos if not actor_for(photo.user, on=on, participant=False).held]
    if left:
        Photo.objects.filter(pk__in=left).delete()
        write(None, "account.photos_cleaned", data={"photos": len(left)}, on=on)
    return len(left)


@transaction.atomic
def demo_factor_set(user: User, secret: str) -> None:
    """Give an invented person an app with a known secret (base32). Refused in a live installation."""
    if settings.MODE == "live":
        raise Refused(_("Fixed codes exist in the demo only."))
    Authenticator.objects.filter(user=user).delete()
    Authenticator.objects.create(user=user, type="totp", data={"secret": encrypt(secret), "demo": True})
    RecoveryCodes.activate(user)
    write(None, "account.demo_factor_set", object_id=user.pk)


@transaction.atomic
def address_give(
    *, by: By | None, on: date, user: User, email: str | None = None, phone: str | None = None
) -> User:
    """Let the owner of an account sign in with a code to this address too. Raises Refused when it is taken."""
    changed = {"email": (email or "").strip().lower(), "phone": (phone or "").strip()}
    changed = {name: value for name, value in changed.items() if value and getattr(user, name) != value}
    for name, value in changed.items():
        _check_free(name, value)
        setattr(user, name, value)
    if changed:
        user.save(update_fields=list(changed))
        # What was stopped is the former address.
        CodeStop.objects.filter(user=user, way__in=changed, ended_on=None).update(
            ended_on=on, ended_by_id=by.user_id if by else None
        )
        write(by, "account.address_given", object_id=user.pk, data={"ways": sorted(changed)}, on=on)
    return user


def _check_free(name: str, value: str) -> None:
    if not User.objects.filter(**{name: value}).exists():
        return
    if name == "email":
        raise Refused(_("This mail address is used by another account. Use another address."), "email")
    raise Refused(_("This phone number is used by another account. Use another number."), "phone")
