"""Publications as documents, before any format.

In: the pages, how the theme renders a document's words, and the site's own address. Out: a ``Document`` for each report or
catalogue record, for each framework edition and file-reading template, and one for the whole handbook. PDF and Word
files are both made of it; of a template, which is a form on paper, only the PDF.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from publishing.base import failures
from publishing.base.dates import When
from publishing.base.problems import PublishingError, joined
from publishing.content.models import Briefing, Framework, Layout, Page, Report, Template, Tool, ToolFormat
from publishing.documents.model import parts, tidy
from publishing.documents.model.document import LANGUAGE, Document
from publishing.documents.model.inputs import inputs
from publishing.documents.model.sheets import FULL_TEXT, HANDBOOK, RECORD, RECORD_FORM, SHEETS, Sheet
from publishing.site.pages import Pages, View

__all__ = ["LANGUAGE", "Document", "TemplateModule", "documents"]


class TemplateModule(Protocol):
    """The words of a document as the theme renders them: three pieces of HTML.

    ``facts`` is the rows of a dl, ``notice`` and ``body`` are what ``Document`` says.
    """

    def facts(self) -> str:
        """The facts for the cover."""

    def notice(self) -> str:
        """The caution before reading, or nothing."""

    def body(self) -> str:
        """The body of a document, below title, facts and notice."""


Draw = Callable[[str, View], TemplateModule]  # the name of a template, and the page


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

    @property
    def publisher(self) -> str:
        """Who answers for the words: the inspectorate on its own site, else the owner."""
        settings = self.pages.publication.settings
        return settings.inspectorate if settings.own_voice else settings.owner

    def documents(self, view: View) -> Iterator[Document]:
        """Build the documents of a page."""
        if isinstance(view.record, Briefing):
            yield from self._briefing(view, view.record)
        elif isinstance(view.record, Page) and view.record.layout is Layout.HANDBOOK:
            yield from self._handbook(view)
        elif document := self._document_of(view):
            yield document
            if isinstance(view.record, Template):
                yield self._record(view, view.record, RECORD)
                form = self._record(view, view.record, RECORD_FORM)
                yield replace(form, inputs=tuple(inputs(view.record)))

    def _briefing(self, view: View, briefing: Briefing) -> Iterator[Document]:
        """A briefing to fill in, the same filled in for a made-up place, and in large print, as its form has them."""
        kicker = f"{briefing.form.label} · this edition suggests"
        for sheet in SHEETS[briefing.form]:
            document = self._document(
                view, sheet.file, kicker, briefing.updated, ("inspection", *briefing.audience), sheet.template
            )
            title = f"{document.title}{sheet.suffix}"
            if sheet.template == "briefing" or briefing.merge_fields:
                yield replace(document, title=title, sheet=sheet.layout, formats=sheet.formats)

    def _document_of(self, view: View) -> Document | None:
        """Build the document of a page; None of a page that has none."""
        match view.record:
            case Report() as report:
                return self._report(view, report)
            case Framework() as framework:
                kicker, keywords = (
                    f"Framework of quality indicators, {framework.edition}",
                    ("quality indicators", framework.edition),
                )
                return self._document(view, "framework", kicker, framework.updated, keywords)
            case Template(version=version, updated=updated):
                words = ("file reading",)
                return self._document(
                    view, "template", "File-reading template", updated, words, version=f"Version {version}"
                )
            case Tool() as tool if ToolFormat.PDF in tool.formats:
                kicker = "Inspection handbook: a tool"
                document = self._document(view, "tool", kicker, tool.updated, ("handbook", "tool"))
                return replace(document, sheet="lying") if tool.landscape else document
        return None

    def _record(self, view: View, template: Template, sheet: Sheet) -> Document:
        """A template as the form for one record: to print, on as few pages as it takes, or to fill in on a screen."""
        version = f"Version {template.version}"
        document = self._document(
            view, sheet.file, "File reading: one record", template.updated, ("file reading",), version=version
        )
        return replace(document, title=f"{document.title}{sheet.suffix}", sheet=sheet.layout, formats=sheet.formats)

    def _report(self, view: View, report: Report) -> Document:
        """A report in full, or its catalogue record."""
        area = self.pages.publication.catalogue.partnerships.get(report.partnership or "")
        name = area.name if area else ""
        original = report.full_text or self.pages.publication.profile.own_voice
        kind = report.kind.label if original else f"Catalogue record: {report.kind.label.lower()}"
        kicker, keywords = " · ".join(filter(None, (kind, name))), tuple(filter(None, (name, report.kind.label)))
        name = "report" if original else "record"
        document = self._document(view, name, kicker, report.updated, keywords, "report")
        return replace(document, formats=FULL_TEXT) if original else document

    def _handbook(self, view: View) -> Iterator[Document]:
        """All chapters as one document, on each of its papers; nothing where there is no chapter."""
        chapters = self.pages.publication.catalogue.chapters.values()
        if not chapters:
            return
        kicker = f"Edition {joined(sorted({chapter.edition for chapter in chapters}))}"
        updated = max((chapter.updated for chapter in chapters), key=str)
        keywords = ("handbook", self.pages.publication.profile.kinds[0].label.lower())
        document = self._document(view, "handbook", kicker, updated, keywords, chapters=True)
        for sheet in HANDBOOK:
            title = f"{document.title}{sheet.suffix}"
            yield replace(document, name=sheet.file, title=title, sheet=sheet.layout, formats=sheet.formats)

    def _document(
        self,
        view: View,
        name: str,
        kicker: str,
        updated: When,
        keywords: tuple[str, ...],
        template: str = "",
        *,
        version: str = "",
        chapters: bool = False,
    ) -> Document:
        rendered = self.draw(f"documents/{template or name}.html", view)
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
            author=self.publisher,
            publisher=self.publisher,
            language=self.pages.publication.profile.language,
            facts=tidy.facts(rendered.facts()),
            notice=tidy.text(rendered.notice()),
            summary=view.summary,
            keywords=keywords,
            chapters=chapters,
            palette=self.pages.publication.catalogue.vocabulary.palette,
            images=tuple((source, self.read(source)) for source in tidy.images(body)),
        )
