"""Programs that the engines need, looked for by name; a missing one is a failure that says what to install."""

import shutil
from collections.abc import Mapping

PACKAGES: Mapping[str, str] = {  # each program, and the Debian package that brings it
    "chromium": "chromium",
    "firefox-esr": "firefox-esr",
    "WebKitWebDriver": "webkit2gtk-driver",
    "Xvfb": "xvfb",
}


def program(name: str, path: str = "") -> str:
    """The path of a program, or of the one that is named in its place; AssertionError with the package that is missing."""
    found = shutil.which(path or name)
    assert found, f"There is no {path or name}. Run: apt-get install --no-install-recommends {PACKAGES[name]}"
    return found
