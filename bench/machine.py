"""The machine of the measurements, and the versions of what was measured on it."""

import os
import platform
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_PACKAGES = {
    "MkDocs": "mkdocs", "Material": "mkdocs-material", "Python-Markdown": "markdown", "numpy": "numpy",
    "lunr.py": "lunr", "Pagefind": "pagefind", "Typst": "typst", "WeasyPrint": "weasyprint",
}  # fmt: skip


def described() -> Mapping[str, str]:
    """Return its processor, its memory and the versions, by name."""
    models = [line for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {
        "Processor": f"{len(os.sched_getaffinity(0))} cores, {models[0].partition(':')[2].strip() if models else 'unknown'}",
        "Memory": f"{memory / 1e9:.0f} GB",
        "Python": platform.python_version(),
        **{name: _version(package) for name, package in _PACKAGES.items()},
    }


def _version(package: str) -> str:
    """The version of a package; some sections need not all of them."""
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"
