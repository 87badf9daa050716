"""The hooks of pre-commit: those of ``make test`` have it, and the one that nothing else runs finds nothing here."""

import shlex
import subprocess
from pathlib import Path

import yaml

from example import ROOT

HOOKS = {
    hook["id"]: hook
    for repository in yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    for hook in repository["hooks"]
}


def _whitespace(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the hook in a repository."""
    command = shlex.split(HOOKS["whitespace"]["entry"])
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_no_line_ends_in_blanks() -> None:
    """But those of Markdown, where two of them are a line break."""
    done = _whitespace(ROOT)

    assert (done.returncode, done.stdout) == (0, ""), done.stderr


def test_a_blank_would_be_found(tmp_path: Path) -> None:
    """In any file of text but Markdown."""
    (tmp_path / ".gitattributes").write_bytes((ROOT / ".gitattributes").read_bytes())
    (tmp_path / "a.md").write_text("A line  \nbreak.\n", encoding="utf-8")
    (tmp_path / "a.yml").write_text("a: 1 \n", encoding="utf-8")
    for command in ("git init -q", "git add ."):
        subprocess.run(shlex.split(command), cwd=tmp_path, check=True)

    assert [line for line in _whitespace(tmp_path).stdout.splitlines() if "trailing" in line] == [
        "a.yml:1: trailing whitespace."
    ]
