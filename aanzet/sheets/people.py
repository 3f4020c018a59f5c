"""Who is around her, as it is sealed. Pure: no database, no language."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from secrets import token_hex

MOST_PEOPLE = 24
CLOSE, FURTHER = "close", "further"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, by an initial or a word of hers and a picture. `ring`: close or further. `bearings`: codes of what
    this person does for her or against her."""

    key: str
    word: str
    picture: str
    ring: str
    bearings: tuple[str, ...] = ()


def new_key() -> str:
    return token_hex(4)


def dump(people: Iterable[Person]) -> str:
    return json.dumps([asdict(each) for each in people], ensure_ascii=False)


def load(text: str) -> tuple[Person, ...]:
    return tuple(
        Person(each["key"], each["word"], each["picture"], each["ring"], tuple(each["bearings"]))
        for each in json.loads(text)
    )


def placed(people: Iterable[Person], person: Person) -> tuple[Person, ...]:
    """The person in her or his place, or at the end when new."""
    known = tuple(people)
    if all(each.key != person.key for each in known):
        return (*known, person)
    return tuple(person if each.key == person.key else each for each in known)


def without(people: Iterable[Person], key: str) -> tuple[Person, ...]:
    return tuple(each for each in people if each.key != key)
