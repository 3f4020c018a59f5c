"""Secrets come from the environment together, or from one private file made at the first start."""

from pathlib import Path

import pytest

from aanzet.config import secrets
from aanzet.config.readers import BadSetting, Reader

KEYS = {
    "AANZET_SECRET_KEY": "s" * 50,
    "AANZET_MASTER_KEYS": "k1:" + "a" * 64 + ",k2:" + "b" * 64,
    "AANZET_FINGERPRINT_KEY": "c" * 64,
}


def test_secrets_are_made_once_and_kept_private(tmp_path: Path) -> None:
    first = secrets.read(Reader({}), tmp_path / "var")
    assert secrets.read(Reader({}), tmp_path / "var") == first
    file = tmp_path / "var" / "secrets.json"
    assert file.stat().st_mode & 0o077 == 0
    assert [path.name for path in file.parent.iterdir()] == ["secrets.json"]


def test_secrets_of_the_environment_leave_no_file(tmp_path: Path) -> None:
    held = secrets.read(Reader(KEYS), tmp_path / "var")
    assert list(held.master) == ["k1", "k2"]
    assert not (tmp_path / "var").exists()


def test_half_a_set_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match="together, or none"):
        secrets.read(Reader({"AANZET_SECRET_KEY": "s" * 50}), tmp_path)


@pytest.mark.parametrize(
    "bad", ["k1:" + "a" * 63, "k1:" + "g" * 64, "a" * 64, "k1:" + "a" * 64 + ",k1:" + "b" * 64]
)
def test_bad_master_keys_are_refused(bad: str, tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match="AANZET_MASTER_KEYS"):
        secrets.read(Reader({**KEYS, "AANZET_MASTER_KEYS": bad}), tmp_path)


def test_short_secrets_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match="AANZET_SECRET_KEY"):
        secrets.read(Reader({**KEYS, "AANZET_SECRET_KEY": "short"}), tmp_path)
    with pytest.raises(BadSetting, match="AANZET_FINGERPRINT_KEY"):
        secrets.read(Reader({**KEYS, "AANZET_FINGERPRINT_KEY": "short"}), tmp_path)
