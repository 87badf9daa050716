"""The commands of ``publishing``: each module that does something when it is typed stands in the list."""

import ast
import re
from importlib import import_module
from pathlib import Path

from example import ROOT
from publishing.commands.cli import COMMANDS

FOLDER = ROOT / "hooks" / "publishing" / "commands"


def _has_run(file: Path) -> bool:
    """Return whether a module has a function ``run``, as commands have."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return any(isinstance(node, ast.FunctionDef) and node.name == "run" for node in tree.body)


def test_every_module_of_a_command_can_be_typed() -> None:
    """A module without its line in ``COMMANDS`` would be no command, without a word; nor would one that nothing reads."""
    modules = {file.stem for file in FOLDER.glob("*.py") if file.stem != "cli" and _has_run(file)}

    assert modules == {command.run.__module__.rpartition(".")[2] for command in COMMANDS}


def test_a_command_takes_what_it_declares() -> None:
    """Where a module declares arguments, the list says so."""
    for command in COMMANDS:
        declared = getattr(import_module(command.run.__module__), "add_arguments", None)
        assert declared in (None, command.add_arguments), command.words


def test_every_command_is_in_the_instructions() -> None:
    """``CONTRIBUTING.md`` lists all of them, and no other."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    listed = re.search(r"Commands for editors are `\.venv/bin/publishing COMMAND`: (.+?)\. `--help`", text, re.DOTALL)
    assert listed is not None

    assert set(re.findall(r"`([^`]+)`", listed[1])) == {command.words for command in COMMANDS}
