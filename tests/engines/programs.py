"""Programs that the engines need, looked for by name; a missing one is a failure that says what to install."""

import shutil
from collections.abc import Mapping

PACKAGES: Mapping[str, str] = {  # each program, and the Debian package that brings it
    "firefox-esr": "firefox-esr",
    "WebKitWebDriver": "webkit2gtk-driver",
    "Xvfb": "xvfb",
}


def program(name: str) -> str:
    """The path of a program; AssertionError with the package that is missing."""
    found = shutil.which(name)
    assert found, f"There is no {name}. Run: apt-get install --no-install-recommends {PACKAGES[name]}"
    return found
