"""tools/rollback: the site goes back to the build before, and only to whole ones."""

from pathlib import Path

from site_tools import QUICK, kept, page, published, run, standing_in


def test_rollback_goes_back_one_build_at_a_time(empty: Path) -> None:
    """It says what it did; at the oldest build it says that there is nothing more, and changes nothing."""
    published(empty, standing_in(empty, QUICK), *"abc")
    first = run(empty, "rollback")
    pages = [page(empty)]
    run(empty, "rollback")
    pages.append(page(empty))
    third = run(empty, "rollback")

    assert first.stdout == (
        "The site is build 2 again. Build 3 stays in .sites/ "
        "until the next make site, which goes forward again: stop what runs it by the clock.\n"
    )
    assert [*pages, page(empty)] == ["b", "a", "a"]
    assert third.returncode == 1
    assert third.stderr == "There is no build before number 1 to go back to. The site is as it was.\n"


def test_the_next_build_goes_forward_again(empty: Path) -> None:
    """It takes the place of what was taken back, which no later rollback brings again."""
    programs = standing_in(empty, QUICK)
    published(empty, programs, "good", "bad")
    run(empty, "rollback")
    published(empty, programs, "better")
    forward = page(empty)
    run(empty, "rollback")

    assert (forward, page(empty)) == ("better", "good")
    assert kept(empty) == ["1", "3"]


def test_rollback_without_a_site(empty: Path) -> None:
    """There is nothing to go back to before the first build."""
    done = run(empty, "rollback")

    assert (1, "There is no site yet: run make site. The site is as it was.\n") == (done.returncode, done.stderr)


def test_rollback_never_publishes_a_damaged_build(empty: Path) -> None:
    """A file that somebody changed or removed in an older build is noticed before the swap."""
    published(empty, standing_in(empty, QUICK), "old", "new")
    damaged = empty / ".sites" / "1" / "index.html"
    damaged.chmod(0o644)  # as whoever changes it must
    damaged.write_text("Bad.", encoding="utf-8")
    done = run(empty, "rollback")

    assert done.returncode == 1
    assert "Build 1 is damaged. The site is as it was." in done.stderr
    assert page(empty) == "new"
