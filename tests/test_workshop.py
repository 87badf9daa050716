"""The workshop: what is made once, kept, and shared among processes."""

import hashlib
import os
from itertools import count
from pathlib import Path

import pytest

from publishing.workshop import Done, Workshop

MADE: list[str] = []


def make(given: str) -> str:
    """Something that takes long."""
    MADE.append(given)
    return hashlib.sha256(given.encode()).hexdigest()


def made(workshop: Workshop, *given: str) -> list[str]:
    """What the workshop makes of these."""
    return list(workshop.make("things", make, given, given, batch=2))


@pytest.fixture(autouse=True)
def _nothing_made() -> None:
    MADE.clear()


def test_a_thing_is_made_once(tmp_path: Path) -> None:
    """The same content is not made again, in another workshop with the same folder."""
    first = made(Workshop(tmp_path, 1), "a", "b")
    ticks = count()
    workshop = Workshop(tmp_path, 1, clock=lambda: next(ticks))
    second = made(workshop, "b", "a", "c")

    assert second[:2] == first[::-1]
    assert MADE == ["a", "b", "c"]
    assert workshop.done == {"things": Done(asked=3, kept=2, seconds=4)}


def test_things_are_kept_by_kind(tmp_path: Path) -> None:
    """What is made of the same in another way is another thing."""
    workshop = Workshop(tmp_path, 1)

    assert made(workshop, "a") != list(workshop.make("other things", str.upper, ["a"], ["a"]))


def test_without_a_name_nothing_is_kept(tmp_path: Path) -> None:
    """What may depend on anything is made each time."""
    for _ in range(2):
        list(Workshop(tmp_path, 1).make("things", make, ["a", "b"], ["a", ""]))

    assert MADE == ["a", "b", "b"]


@pytest.mark.parametrize("damage", [b"", b"\n", b"half", None])
def test_a_damaged_thing_is_made_again(tmp_path: Path, damage: bytes | None) -> None:
    """What is kept is only used when it is whole."""
    first = made(Workshop(tmp_path, 1), "a")
    for path in (tmp_path / "things").iterdir():
        path.write_bytes(path.read_bytes()[:-1] if damage is None else damage)

    assert made(Workshop(tmp_path, 1), "a") == first
    assert MADE == ["a", "a"]


def test_what_does_not_fit_is_made_again(tmp_path: Path) -> None:
    """A thing is only kept, and only taken from what is kept, where it fits."""
    for fits in (True, False, True):
        list(Workshop(tmp_path, 1).make("things", make, ["a"], ["a"], fits=lambda made, fits=fits: fits))

    assert MADE == ["a", "a"]


def test_processes_change_nothing(tmp_path: Path) -> None:
    """Two processes give what one gives, in the order asked for, and say how far they are."""
    given = [f"{number}" for number in range(40)]
    said: list[str] = []

    two = made(Workshop(tmp_path / "two", 2, said.append), *given)

    assert two == made(Workshop(tmp_path / "one", 1), *given)
    assert said[-1] == "things: 40 made"


def test_an_error_is_told(tmp_path: Path) -> None:
    """What cannot be made stops the build, and nothing of it is kept."""

    def fail(given: str) -> str:
        raise ValueError(given)

    for processes in (1, 2):
        with pytest.raises(ValueError, match="no font has it"):
            list(Workshop(tmp_path, processes).make("things", fail, ["no font has it"] * 4, ["x"] * 4, batch=1))

    assert list(tmp_path.iterdir()) == []


def test_what_was_not_asked_for_longest_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder stays within its bounds."""
    made(Workshop(tmp_path, 1), "a", "b")
    for path in (tmp_path / "things").iterdir():
        os.utime(path, (0, 0))
    made(Workshop(tmp_path, 1), "a")
    size = sum(path.stat().st_size for path in (tmp_path / "things").iterdir())
    monkeypatch.setattr("publishing.workshop._KEPT", size)
    made(Workshop(tmp_path, 1), "c")
    MADE.clear()

    made(Workshop(tmp_path, 1), "a", "c", "b")

    assert MADE == ["b"]


def test_another_build_may_take_things_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two builds share what is kept: what one throws away while the other looks at it stops nothing."""
    kept = Workshop(tmp_path, 1)
    list(kept.make("words", str.upper, ["a"], ["a"]))
    scan = os.scandir

    def and_then_gone(folder: Path) -> list[os.DirEntry[str]]:
        entries = list(scan(folder))
        for entry in entries if Path(folder) == tmp_path / "words" else ():
            os.unlink(entry.path)
        return entries

    monkeypatch.setattr(os, "scandir", and_then_gone)

    assert list(kept.make("words", str.upper, ["b"], ["b"])) == ["B"]
