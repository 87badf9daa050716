"""Making PDFs, in processes of their own: the documents of an archive, and what sets them on paper.

``python -m bench.paper documents SETTINGS FILE`` reads an archive and keeps its full reports as this project's theme draws
them. All that follows starts from that file, so this project and WeasyPrint get the same HTML:

``site FILE FOLDER [COUNT]``    this project's PDFs as ``make site`` makes them, on all cores
``ours FILE FOLDER [COUNT]``    the same in this one process
``weasyprint FILE FOLDER [COUNT]``    WeasyPrint's

What each needs is imported where it begins, as the others need not wait for it.
"""

import pickle
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from publishing.documents.model import Document

if TYPE_CHECKING:
    from publishing.documents.downloads.tasks import Failed, Finished

_STYLE = Path(__file__).parent / "pages/print.css"
_FONTS = Path(__file__).resolve().parents[1] / "hooks/publishing/base/fonts"
_PAGE = """\
<!doctype html>
<html lang="{language}">
<head><meta charset="utf-8"><title>{title}</title><meta name="author" content="{author}"></head>
<body><p class="kicker">{kicker}</p><h1>{title}</h1><dl class="facts">{facts}</dl>
{body}</body></html>
"""


def _documents(settings: str, file: str) -> None:
    """Keep every full report of an archive as a document."""
    from publishing.build.project import Project
    from publishing.build.templates import Templates
    from publishing.build.theme import Theme
    from publishing.content import publication
    from publishing.documents import model
    from publishing.site.pages import Pages

    project = Project.read(Path(settings), None)
    sources = project.sources()
    pages = Pages(publication.build(sources, project.configuration.settings))
    theme = Theme.from_configuration(project.configuration, project.site_url, project.overrides)
    templates = Templates(theme, pages, project.site_url)
    found = model.documents(pages, templates.document, sources.__getitem__, project.site_url)
    with Path(file).open("wb") as stream:
        for document in found:
            if document.name == "report":
                pickle.dump(document, stream)


def _read(file: str, count: int) -> Iterator[Document]:
    """The first documents of a file; nobody need hold the rest."""
    with Path(file).open("rb") as stream:
        while count and stream.peek(1):
            count -= 1
            yield pickle.load(stream)


def _site(found: list[Document], folder: Path) -> None:
    """Make PDFs as a build does, with nothing kept from before."""
    from publishing.cache.executor import Executor, Task
    from publishing.documents.downloads.task import Task as File
    from publishing.documents.downloads.tasks import FORMATS, run

    planned = [
        File(document.address, f"{document.file}.pdf", document.title, FORMATS["pdf"], document) for document in found
    ]
    with closing(Executor(folder / "made")) as executor:
        results = executor.run(Task("files to take away", run, [(task,) for task in planned], batch=1, threaded=True))
        _write(folder, found, map(_content, results))


def _content(result: "Finished | Failed") -> bytes:
    """Return the PDF that a task made, or raise the error that it ended with."""
    from publishing.documents.downloads.tasks import Failed

    if isinstance(result, Failed):
        raise result.error
    return bytes(result.file)


def _ours(found: list[Document], folder: Path) -> None:
    """Make the same PDFs one after another."""
    from publishing.documents import pdf

    _write(folder, found, (pdf.pdf(document, dict(document.images).__getitem__).content for document in found))


def _weasyprint(found: list[Document], folder: Path) -> None:
    """Let WeasyPrint make accessible PDFs of the same reports; style sheet and fonts are read once for all."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    style = CSS(string=_STYLE.read_text(encoding="utf-8"), base_url=_FONTS.as_uri() + "/", font_config=fonts)
    pages = (HTML(string=_page(document), base_url=document.url) for document in found)
    options = {"stylesheets": [style], "font_config": fonts, "pdf_variant": "pdf/ua-1"}
    _write(folder, found, (page.write_pdf(**options) for page in pages))


def _page(document: Document) -> str:
    """A document as a page of HTML."""
    facts = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in document.facts)
    words = {name: escape(getattr(document, name)) for name in ("language", "title", "author", "kicker")}
    return _PAGE.format(**words, facts=facts, body=document.body)


def _write(folder: Path, found: Iterable[Document], contents: Iterable[bytes]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for document, content in zip(found, contents, strict=True):
        (folder / f"{document.address.strip('/').replace('/', '-')}.pdf").write_bytes(content)


def _main(what: str, source: str, target: str, count: str = "") -> None:
    if what == "documents":
        _documents(source, target)
        return
    found = list(_read(source, int(count or -1)))
    {"site": _site, "ours": _ours, "weasyprint": _weasyprint}[what](found, Path(target))


if __name__ == "__main__":
    _main(*sys.argv[1:])
