"""The files of briefings without a build: documents whose words are drawn as the theme's templates draw them."""

from collections.abc import Iterator
from dataclasses import dataclass

from example import ROOT, real
from publishing.content import merge_fields
from publishing.content.models import Briefing
from publishing.documents.model import Document, documents
from publishing.site.pages import Pages, View

URL = "https://reports.example/"


@dataclass(frozen=True)
class _Drawn:
    view: View
    template: str

    def facts(self) -> str:
        return ""

    def notice(self) -> str:
        return "<p>Made up.</p>" if "example" in self.template else ""

    def body(self) -> str:
        write = merge_fields.filled if "example" in self.template else merge_fields.marked
        record = self.view.record
        assert isinstance(record, Briefing)
        return write(self.view.rendered.html, record.examples)


class _OnlyBriefings(Pages):
    @property
    def views(self) -> dict[str, View]:  # type: ignore[override]
        """The pages of briefings."""
        records = self.publication.catalogue.publications("briefing").values()
        return {record.file: self._of_record(record) for record in records}


def briefing_documents() -> Iterator[Document]:
    """Every document of the real site's briefings."""
    read = lambda file: (ROOT / "docs" / file).read_bytes()  # noqa: E731
    return documents(_OnlyBriefings(real()), lambda template, view: _Drawn(view, template), read, URL)
