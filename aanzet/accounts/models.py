"""People who sign in. An account is not a person: a participant may have none."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from aanzet.accounts.enums import CardEnd, CodeWay
from aanzet.core.models import Record
from aanzet.core.retention import Retention


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **extra: Any) -> "User":
        """A new account; without a password she signs in with a code."""
        user = self.model(email=self.normalize_email(email).lower() or None, **extra)
        if password:
            user.set_password(password)
        else:
            user.set_unusable_password()
        user.save(using=self._db)
        return user


class User(AbstractBaseUser, Record):
    """Somebody who can sign in: by mail address, or by phone where she has no mail."""

    retention: ClassVar[dict[str, Retention]] = {
        "email": Retention.CONTACT,
        "phone": Retention.CONTACT,
        "name": Retention.IDENTITY,
        "language": Retention.SITUATION,
        "password": Retention.CONTACT,
        "last_login": Retention.TRACE,
        "is_active": Retention.NONE,
    }
    email = models.EmailField(_("mail address"), unique=True, null=True, blank=True)
    phone = models.CharField(_("phone"), max_length=20, unique=True, null=True, blank=True)
    name = models.CharField(_("name"), max_length=200)
    language = models.CharField(_("language"), max_length=8, default="nl")
    is_active = models.BooleanField(default=True)

    objects: ClassVar[UserManager] = UserManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    def __str__(self) -> str:
        return self.name


class Photo(Record):
    """The face of somebody who works here, put up by herself, for the women she accompanies and her colleagues.

    `image`: a JPEG that we drew ourselves (accounts.photos). `agreed_on`: the day she ticked that it may be shown.
    Taking it back deletes the row; a new photo is a new row, so its address never shows another picture.
    """

    retention: ClassVar[dict[str, Retention]] = {"image": Retention.IDENTITY, "agreed_on": Retention.TRACE}
    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="photo")
    image = models.BinaryField()
    agreed_on = models.DateField()

    def __str__(self) -> str:
        return str(self.pk)


class CodeStop(Record):
    """No codes go to one way of an account, from one day on: somebody else picks up there. The account keeps the
    address, so that nobody who asks for a code there can tell. `subject_id`: the person it is about."""

    retention: ClassVar[dict[str, Retention]] = {
        "way": Retention.CONTACT,
        "subject_id": Retention.TRACE,
        "on": Retention.TRACE,
        "by_id": Retention.TRACE,
        "ended_on": Retention.TRACE,
        "ended_by_id": Retention.TRACE,
    }
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="code_stops")
    way = models.CharField(max_length=8, choices=CodeWay)
    subject_id = models.UUIDField(null=True)
    on = models.DateField()
    by_id = models.UUIDField(null=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_by_id = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "way"],
                condition=models.Q(ended_on__isnull=True),
                name="accounts_code_stop_one_living",
            )
        ]

    def __str__(self) -> str:
        return self.way


class Card(Record):
    """A printed card with which a participant signs in who has no phone or mail of her own.

    `digest`: what is kept of its code. `number`: what is kept of her own four digits, empty until she chose them. Both
    say nothing without a key that is not in the database: see `accounts.cards`. `subject_id`: the person it is about.
    """

    retention: ClassVar[dict[str, Retention]] = {
        "digest": Retention.CONTACT,
        "number": Retention.CONTACT,
        "subject_id": Retention.TRACE,
        "made_on": Retention.TRACE,
        "made_by_id": Retention.TRACE,
        "until": Retention.TRACE,
        "ended_on": Retention.TRACE,
        "ended_by_id": Retention.TRACE,
        "why": Retention.TRACE,
    }
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="cards")
    digest = models.CharField(max_length=64, unique=True)
    number = models.CharField(max_length=200, blank=True)
    subject_id = models.UUIDField(null=True)
    made_on = models.DateField()
    made_by_id = models.UUIDField(null=True)
    until = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    ended_by_id = models.UUIDField(null=True)
    why = models.CharField(max_length=8, choices=CardEnd, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=models.Q(ended_on__isnull=True), name="accounts_card_one_living"
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


class CardMiss(Record):
    """A wrong number typed with a card. The fifth in a row ends the card. `passed_at`: the right number came after it;
    `told_at`: she read of it when she logged in."""

    retention: ClassVar[dict[str, Retention]] = {"passed_at": Retention.TRACE, "told_at": Retention.TRACE}
    passed_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)
    card = models.ForeignKey(Card, on_delete=models.CASCADE, related_name="misses")

    def __str__(self) -> str:
        return str(self.pk)


class CacheEntry(models.Model):
    """The table of Django's database cache (limits of sign-in, used codes), so that migrate makes it."""

    retention: ClassVar[dict[str, Retention]] = {
        "cache_key": Retention.NONE,
        "value": Retention.NONE,
        "expires": Retention.NONE,
    }
    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "cache"

    def __str__(self) -> str:
        return self.cache_key
