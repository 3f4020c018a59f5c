"""What a choice sheet holds, as it is sealed. Pure: no database, no language."""

import json
from dataclasses import asdict, dataclass, replace
from secrets import token_hex

FEWEST_OPTIONS, MOST_OPTIONS = 2, 4
# "Not now" is a decision like any other.
NOT_NOW = "not_now"


@dataclass(frozen=True, slots=True)
class Option:
    """One thing she may do: by picture, in her words or both. `asks`, `agree`, `gives`: codes of pictures."""

    key: str
    picture: str = ""
    words: str = ""
    asks: tuple[str, ...] = ()
    asks_words: str = ""
    agree: tuple[str, ...] = ()
    gives: tuple[str, ...] = ()
    gives_words: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """What the choice is about, and its options."""

    topic: str
    words: str = ""
    options: tuple[Option, ...] = ()

    def option(self, key: str) -> Option | None:
        return next((each for each in self.options if each.key == key), None)

    @property
    def may_decide(self) -> bool:
        return len(self.options) >= FEWEST_OPTIONS

    @property
    def is_full(self) -> bool:
        return len(self.options) >= MOST_OPTIONS

    def with_option(self, option: Option) -> "Body":
        """The option in its place, or at the end when it is new."""
        if self.option(option.key) is None:
            return replace(self, options=(*self.options, option))
        return replace(self, options=tuple(option if o.key == option.key else o for o in self.options))

    def without_option(self, key: str) -> "Body":
        return replace(self, options=tuple(each for each in self.options if each.key != key))


@dataclass(frozen=True, slots=True)
class Decided:
    """Her decision. `option`: NOT_NOW, or the key of the option; `picture` and `words_of_option` as they were on
    that day, for a later change of the option must not change what she decided. `words`: her own sentence."""

    option: str
    words: str
    picture: str = ""
    words_of_option: str = ""


def new_key() -> str:
    return token_hex(4)


def dump(body: Body | Decided) -> str:
    return json.dumps(asdict(body), ensure_ascii=False)


def load(text: str) -> Body:
    data = json.loads(text)
    return Body(data["topic"], data["words"], tuple(_option(each) for each in data["options"]))


def _option(data: dict[str, object]) -> Option:
    values = {name: tuple(value) if isinstance(value, list) else value for name, value in data.items()}
    return Option(**values)  # type: ignore[arg-type]


def load_decided(text: str) -> Decided:
    return Decided(**json.loads(text))
