"""One importer over a folder of files, in a process of its own: ``python -m bench.import_run NAME SOURCES HTML``.

Each importer makes HTML of each file, in its own way where it has one, else by way of its Markdown. A file on which it fails
gives an empty page. What each needs is imported where it begins.
"""

import sys
from collections.abc import Callable
from pathlib import Path

ID = "made-up-2027"


def _ours() -> Callable[[Path], str]:
    from publishing.content import front_matter
    from publishing.content.rendering import Renderer
    from publishing.importing import markdown, sources

    file = f"reports/{ID}.md"

    def html(source: Path) -> str:
        written = markdown.write(sources.read(source), ID)
        parsed, _ = front_matter.parse(file, f"---\ntitle: Made up\n---\n{written.body}".encode())
        return Renderer({file}, ()).render(parsed, ids_required=True)[0].html

    return html


def _pandoc() -> Callable[[Path], str]:
    import pypandoc

    return lambda source: str(pypandoc.convert_file(str(source), "html"))


def _mammoth() -> Callable[[Path], str]:
    import mammoth

    def html(source: Path) -> str:
        with source.open("rb") as file:
            return str(mammoth.convert_to_html(file).value)

    return html


def _markitdown() -> Callable[[Path], str]:
    from markdown import markdown
    from markitdown import MarkItDown

    converter = MarkItDown()
    return lambda source: markdown(converter.convert(source).text_content, extensions=["tables"])


def _opendataloader() -> Callable[[Path], str]:
    import opendataloader_pdf

    pages: dict[str, str] = {}

    def html(source: Path) -> str:
        if not pages:  # it starts Java once for all files
            folder = source.parent / "opendataloader"
            opendataloader_pdf.convert(str(source.parent), str(folder), format="html", quiet=True, use_struct_tree=True)
            pages.update({path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.html")})
        return pages[source.stem]

    return html


def main(name: str, sources: Path, folder: Path) -> None:
    """Convert all files of a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    html = _IMPORTERS[name]()
    for source in sorted([*sources.glob("*.docx"), *sources.glob("*.pdf")]):
        try:
            text = html(source)
        except Exception as error:  # noqa: BLE001 - another's crash is a result
            print(f"{name}: {source.name}: {error}", file=sys.stderr)
            text = ""
        (folder / f"{source.stem}.html").write_text(text, encoding="utf-8")


_IMPORTERS = {
    "ours": _ours,
    "pandoc": _pandoc,
    "mammoth": _mammoth,
    "markitdown": _markitdown,
    "opendataloader": _opendataloader,
}

if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
