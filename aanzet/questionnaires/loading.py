"""Taking a questionnaire of one's own into the installation: a file that was checked, in a folder of its own."""

from dataclasses import dataclass
from pathlib import Path

from aanzet.questionnaires.definitions import FILES, Definition, check, own_files, path_of


@dataclass(frozen=True, slots=True)
class Loaded:
    """`report`: what is wrong; empty when it is here now. `fresh`: False when the same file was here already."""

    definition: Definition
    report: tuple[str, ...] = ()
    fresh: bool = False


def load(path: Path) -> Loaded:
    """Check a file and keep it. A version that is here never changes: other words are a next version."""
    found, document = check(path)
    if document.broken:
        return Loaded(found, tuple(document.report()))
    content = path.read_bytes()
    here = path_of(found.slug, found.version)
    if here is not None and (here.parent == FILES or here.read_bytes() != content):
        line = (
            f"{found.slug} version {found.version} is here already and never changes. "
            f"Give this file the next number: version = {found.version + 1}"
        )
        return Loaded(found, () if here.read_bytes() == content else (line,))
    if here is None:
        own_files().mkdir(parents=True, exist_ok=True)
        (own_files() / f"{found.slug}_v{found.version}.toml").write_bytes(content)
    return Loaded(found, fresh=here is None)
