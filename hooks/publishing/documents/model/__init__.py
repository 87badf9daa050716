"""Publications as documents, before any format.

In: the pages, how the theme renders a document's words, and the site's own address. Out: a ``Document`` for each report or
catalogue record, for each framework edition and file-reading template, and one for the whole handbook. PDF and Word
files are both made of it; of a template, which is a form on paper, only the PDF.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from publishing.base import failures
from publishing.base.dates import When
from publishing.base.problems import PublishingError, joined
from publishing.content.models import Framework, Layout, Page, Report, Template
from publishing.documents.model import parts, tidy
from publishing.documents.model.document import LANGUAGE, Document
from publishing.site.pages import Pages, View

__all__ = ["LANGUAGE", "Document", "Drawn", "documents"]


class Drawn(Protocol):
    """The words of a document as the theme renders them: three pieces of HTML.

    ``facts`` is the rows of a dl, ``notice`` and ``body`` are what ``Document`` says.
    """

    def facts(self) -> str:
        """The facts for the cover."""

    def notice(self) -> str:
        """The caution before reading, or nothing."""

    def body(self) -> str:
        """Everything else."""


Draw = Callable[[str, View], Drawn]  # the name of a template, and the page


def documents(pages: Pages, draw: Draw, read: Callable[[str], bytes], site_url: str) -> Iterator[Document]:
    """Every document. ``read`` gives the content of a file of ``docs/``; ``site_url`` ends in a slash.

    ``PublishingError``, after the last of them, names every page of which none can be made.
    """
    builder, problems = _Builder(pages, draw, read, site_url), []
    for view in pages.views.values():
        try:
            yield from builder.documents(view)
        except Exception as error:  # noqa: BLE001 - whatever it is, an author must read which text it is about
            problems.append(failures.problem(view.file, "a document", error))
    if problems:
        raise PublishingError(problems)


@dataclass(frozen=True)
class _Builder:
    """Builds the documents of one publication."""

    pages: Pages
    draw: Draw
    read: Callable[[str], bytes]
    site_url: str

    def documents(self, view: View) -> Iterator[Document]:
        """The documents of a page."""
        match view.record:
            case Report():
                yield self.report(view, view.record)
            case Framework():
                yield self.framework(view, view.record)
            case Template():
                yield self.template(view, view.record)
            case Page(layout=Layout.HANDBOOK):
                yield from self.handbook(view)

    def report(self, view: View, report: Report) -> Document:
        """A report in full, or its catalogue record."""
        catalogue = self.pages.publication.catalogue
        area = catalogue.partnerships.get(report.partnership or "")
        kind = report.kind.label if report.full_text else f"Catalogue record: {report.kind.label.lower()}"
        return self._document(
            view,
            template="documents/report.html",
            name="report" if report.full_text else "record",
            kicker=" · ".join(filter(None, (kind, area.name if area else ""))),
            updated=report.updated,
            keywords=tuple(filter(None, (area.name if area else "", report.kind.label))),
        )

    def framework(self, view: View, framework: Framework) -> Document:
        """A framework edition."""
        return self._document(
            view,
            template="documents/framework.html",
            name="framework",
            kicker=f"Framework of quality indicators, {framework.edition}",
            updated=framework.updated,
            keywords=("quality indicators", framework.edition),
        )

    def template(self, view: View, template: Template) -> Document:
        """A file-reading template as an empty form on paper."""
        return self._document(
            view,
            template="documents/template.html",
            name="template",
            kicker="File-reading template",
            updated=template.updated,
            version=f"Version {template.version}",
            keywords=("file reading",),
        )

    def handbook(self, view: View) -> Iterator[Document]:
        """All chapters as one document; nothing where there is no chapter."""
        chapters = self.pages.publication.catalogue.chapters.values()
        if chapters:
            yield self._document(
                view,
                template="documents/handbook.html",
                name="handbook",
                kicker=f"Edition {joined(sorted({chapter.edition for chapter in chapters}))}",
                updated=max((chapter.updated for chapter in chapters), key=str),
                keywords=("handbook", "joint inspection"),
                chapters=True,
            )

    def _document(  # noqa: PLR0913 - what every document has
        self,
        view: View,
        *,
        template: str,
        name: str,
        kicker: str,
        updated: When,
        version: str = "",
        keywords: tuple[str, ...] = (),
        chapters: bool = False,
    ) -> Document:
        rendered = self.draw(template, view)
        assert updated.sort_day, "the records require a day"  # noqa: S101
        body = tidy.body(parts.joined(rendered.body(), self.site_url), view.address, self.site_url)
        return Document(
            address=view.address,
            url=f"{self.site_url}{view.address}",
            name=name,
            title=view.record.title if view.record else view.title,
            kicker=kicker,
            body=body,
            version=", ".join(filter(None, (version, updated.words()))),
            updated=updated.sort_day,
            author=self.pages.publication.settings.owner,
            publisher=self.pages.publication.settings.owner,
            facts=tidy.facts(rendered.facts()),
            notice=tidy.text(rendered.notice()),
            summary=view.summary,
            keywords=keywords,
            chapters=chapters,
            images=tuple((source, self.read(source)) for source in tidy.images(body)),
        )
