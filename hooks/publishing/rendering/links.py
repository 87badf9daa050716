"""Links: from the files that an author names to the addresses that a visitor opens."""

from collections.abc import Collection
from dataclasses import dataclass

from lxml import html

from publishing import addresses
from publishing.front_matter import Source
from publishing.hosts import host_of, is_on
from publishing.problems import Problem, closest, quoted


@dataclass(frozen=True)
class Link:
    """A link into the site: the file that it leads to, the anchor in it ("" for the page), and how it is written."""

    file: str
    anchor: str
    written: str


def resolve(
    root: html.HtmlElement, source: Source, files: Collection[str], unlinked_hosts: Collection[str]
) -> tuple[tuple[Link, ...], list[Problem]]:
    """Point every link and image at its address, and list the links into the site."""
    found: list[Link] = []
    problems: list[Problem] = []
    for element in root.iter("a", "img"):
        name = "href" if element.tag == "a" else "src"
        written = element.get(name)
        if written is None:
            continue
        if "://" in written or written.startswith(("mailto:", "tel:")):
            if is_on(written, unlinked_hosts):
                problems.append(
                    source.body_problem(written, "a source that may be linked", f"a copy on {host_of(written)}")
                )
            continue
        path, _, anchor = written.partition("#")
        target = addresses.resolve(path, source.file) if path else source.file
        if target not in files:
            problems.append(_dead(source, written, target, files))
            continue
        found.append(Link(target, anchor, written))
        if path:
            address = addresses.address_of(target) if target.endswith(".md") else target
            way = addresses.relative(address, addresses.address_of(source.file))
            element.set(name, f"{way}#{anchor}" if anchor else way)
    return tuple(found), problems


def _dead(source: Source, written: str, target: str, files: Collection[str]) -> Problem:
    meant = closest(target, files)
    found = f"a link to {quoted(written)}, and there is no {target}"
    problem = source.body_problem(written, "the path of a file, from this file's folder", found)
    return Problem(problem.file, problem.line, "", problem.expected, problem.found, meant)
