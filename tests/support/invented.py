"""Pages with made-up content in the frame, styles and scripts of the real site."""

from dataclasses import dataclass
from pathlib import Path

from lxml import html

FRAME = "about/privacy/index.html"


@dataclass(frozen=True)
class Invented:
    """A folder that is served, and the site whose frame its pages have."""

    site: Path
    folder: Path
    address: str

    def page(self, name: str, content: str) -> str:
        """Write a page with this content; its address."""
        page = html.parse(self.site / FRAME).getroot()
        (body,) = page.cssselect(".pub-page")
        for child in list(body):
            body.remove(child)
        body.append(html.fragment_fromstring(content, create_parent="div"))
        file = self.folder / "about" / name / "index.html"
        file.parent.mkdir(parents=True)
        file.write_bytes(html.tostring(page, doctype="<!doctype html>", encoding="utf-8"))
        if not (self.folder / "assets").exists():
            (self.folder / "assets").symlink_to(self.site / "assets")
        return f"{self.address}about/{name}/"
