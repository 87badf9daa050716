"""Links: from the files that an author names to the addresses that a visitor opens."""

import posixpath
from collections.abc import Collection
from dataclasses import dataclass, field

from lxml import html

from publishing.base import urls
from publishing.base.hosts import SCHEMES, as_written_best, host_of, is_on, scheme_of, wanted
from publishing.base.problems import Problem, closest, quoted
from publishing.content.front_matter import Source
from publishing.content.rendering.source_lines import Places


@dataclass(frozen=True)
class Link:
    """A link into the site: the file that it leads to, the anchor in it ("" for the page), and its line.

    ``picture`` says whether the file is shown in the page.
    """

    file: str
    anchor: str
    line: int
    picture: bool = False


def resolve(
    root: html.HtmlElement, source: Source, places: Places, files: Collection[str], unlinked_hosts: Collection[str]
) -> tuple[tuple[Link, ...], list[Problem]]:
    """Point every link and image at its address, and list the links into the site."""
    links = _Links(source, places, files, unlinked_hosts)
    for element in root.iter("a", "img"):
        links.take(element, "href" if element.tag == "a" else "src")
    return tuple(links.found), links.problems


@dataclass
class _Links:
    """The links of one source, and what is wrong with them."""

    source: Source
    places: Places
    files: Collection[str]
    unlinked_hosts: Collection[str]
    found: list[Link] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def take(self, element: html.HtmlElement, name: str) -> None:
        """Point one element at its address."""
        written = element.get(name)
        if written is None or self._is_footnote(written):
            return
        if not written.strip():
            self._note("](", f"an address in every {_NOUNS[element.tag]}", "none")
        elif scheme_of(written) or written.startswith("//"):
            element.set(name, as_written_best(written))
            self._outside(written, element.tag)
        elif written.strip() == "#":
            self._note("](#)", "an id behind '#', such as '#findings'", "none")
        else:
            self._inside(written, element, name)

    def _is_footnote(self, written: str) -> bool:
        """Return whether Python-Markdown made a link, to a footnote or back from it; no author typed its address."""
        return written.startswith(("#fn:", "#fnref")) and written not in self.places.text

    def _outside(self, written: str, tag: str) -> None:
        if tag == "img":
            self._note(written, "a picture that is a file of docs/, by its path", quoted(written))
        elif is_on(written, self.unlinked_hosts):
            self._note(written, "a source that may be linked", f"a copy on {host_of(written)}")
        elif expected := scheme_of(written) in ("", *SCHEMES) and wanted(as_written_best(written)):
            added = written not in self.places.text  # Python-Markdown puts it before <post@site.example>
            typed = written.removeprefix("mailto:") if added else written
            self._note(typed, expected, quoted(typed))

    def _inside(self, written: str, element: html.HtmlElement, name: str) -> None:
        path, _, anchor = written.partition("#")
        target = urls.resolve(path, self.source.file) if path else self.source.file
        if target not in self.files:
            target = urls.unescaped(target)
        if target not in self.files:
            self._dead(written, target)
            return
        self.found.append(Link(target, anchor, self.places.line_of(written), element.tag == "img"))
        if path:
            address = urls.address_of(target) if target.endswith(".md") else urls.escaped(target)
            way = urls.relative(address, urls.address_of(self.source.file))
            element.set(name, f"{way}#{anchor}" if anchor else way)

    def _dead(self, written: str, target: str) -> None:
        meant = closest(target, self.files)
        way = posixpath.relpath(meant, posixpath.dirname(self.source.file) or ".") if meant else ""
        found = f"a link to {quoted(written)}, and there is no {quoted(target)}"
        self._note(written, "the path of a file, from this file's folder", found, way)

    def _note(self, written: str, expected: str, found: str, meant: str = "") -> None:
        self.problems.append(self.places.problem(self.places.line_of(written), expected, found, meant))


_NOUNS = {"a": "link", "img": "image"}
