"""What this machine must hold besides Python: a browser, PostgreSQL, the text layout library, fonts and a voice.

    python3 tools/machine.py        install what is missing (Debian or Ubuntu, as root), else say what to do

Standard library only, so that it runs before the environment exists.
"""

import ctypes.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

PANGO = ("libpango-1.0-0", "libpangoft2-1.0-0")
FONTS = ("fonts-noto-core",)
POSTGRES = ("postgresql",)
BROWSER = ("chromium",)
VOICE = ("espeak-ng",)
_BROWSER_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


def say(text: str) -> None:
    """A line of progress, on standard error like all of them."""
    print(f"aanzet: {text}", file=sys.stderr, flush=True)


def browser() -> str | None:
    """The path of a Chromium: AANZET_BROWSER, the system's, or one that Playwright has fetched before."""
    named = os.environ.get("AANZET_BROWSER")
    if named:
        return named if Path(named).exists() else None
    for name in _BROWSER_NAMES:
        if path := shutil.which(name):
            return path
    caches = Path.home() / ".cache" / "ms-playwright"
    fetched = [
        *caches.glob("chromium-*/chrome-linux*/chrome"),
        *caches.glob("chromium-*/chrome-mac*/**/Chromium"),
    ]
    return str(max(fetched)) if fetched else None


def postgres_bin() -> Path | None:
    """The folder of initdb and pg_ctl: Debian's newest, else the one on the path."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    if debian:
        return debian[-1].parent
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else None


def has_pango() -> bool:
    """Whether PDFs can be made; everything else works without."""
    return all(ctypes.util.find_library(name) for name in ("pango-1.0", "pangoft2-1.0"))


def has_fonts() -> bool:
    """Whether the fonts for PDFs in many scripts are there."""
    return any(Path("/usr/share/fonts").rglob("NotoSans-Regular.*"))


def has_voice() -> bool:
    """Whether the server can read pages aloud."""
    return shutil.which("espeak-ng") is not None


def missing() -> list[str]:
    """Debian packages that would make this machine complete."""
    packages: list[str] = []
    packages += [] if browser() else BROWSER
    packages += [] if postgres_bin() else POSTGRES
    packages += [] if has_pango() else PANGO
    packages += [] if has_fonts() else FONTS
    packages += [] if has_voice() else VOICE
    return packages


def can_install() -> bool:
    """Whether we may install Debian packages here."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(packages: list[str]) -> bool:
    """Install Debian packages quietly; True when it went well."""
    say(f"installing {' '.join(packages)} (a minute or two)")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    # No cluster of the system's own: the tests make theirs in a folder that is thrown away.
    settings = Path("/etc/postgresql-common/createcluster.conf")
    if "postgresql" in packages and not settings.exists():
        settings.parent.mkdir(parents=True, exist_ok=True)
        settings.write_text("create_main_cluster = false\n")
    options = ["-y", "-q", "--no-install-recommends", "-o", "Dpkg::Options::=--force-confold"]
    for command in (["apt-get", "update", "-q"], ["apt-get", "install", *options, *packages]):
        done = subprocess.run(command, env=quiet, capture_output=True, text=True, stdin=subprocess.DEVNULL)
        if done.returncode:
            say(f"{' '.join(command[:2])} failed: {(done.stderr or done.stdout).strip()[-400:]}")
            return False
    return True


def complete() -> list[str]:
    """Install what is missing where that is allowed; return what is missing still."""
    packages = missing()
    if packages and can_install():
        install(packages)
        packages = missing()
    return packages


def main() -> int:
    left = complete()
    if left:
        say(
            f"missing on this machine: {' '.join(left)}. On Debian or Ubuntu: sudo apt install {' '.join(left)}"
        )
    return int(bool(left))


if __name__ == "__main__":
    sys.exit(main())
