"""publishing.content.pictures: pictures that page, PDF and Word file can all show."""

from io import BytesIO

import pytest
from PIL import Image

import everything
import example
from publishing.base.problems import PublishingError
from publishing.content import pictures, publication

CHAPTER = "handbook/first-steps.md"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40">{}</svg>'


def _pixels(kind: str, size: tuple[int, int] = (40, 20), mode: str = "RGB") -> bytes:
    content = BytesIO()
    Image.new(mode, size).save(content, kind)
    return content.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.png", _pixels("PNG")),
        ("a.png", _pixels("PNG", mode="P")),
        ("a.png", _pixels("PNG", mode="RGBA")),
        ("a.jpg", _pixels("JPEG")),
        ("a.jpeg", _pixels("JPEG", mode="L")),
        ("a.gif", _pixels("GIF")),
        ("a.svg", SVG.format('<text x="5" y="20" font-family="sans-serif">中 یہ</text>').encode()),
    ],
)
def test_a_good_picture_is_shown_everywhere(name: str, content: bytes) -> None:
    """Nothing is said of it, and both files have it."""
    files = {**example.files(), f"handbook/{name}": content}
    files[CHAPTER] += f"\n![A map]({name})\n".encode()

    built = publication.build(files, example.SETTINGS)

    for document in everything.documents(built, files):
        if document.images:
            assert everything.made(document)[1].startswith(b"%PDF")
            return
    pytest.fail("no document has a picture")


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("a.png", b"", "'a.png', which is empty"),
        ("a.png", _pixels("JPEG"), "'a.png', whose content is JPEG's"),
        ("a.jpg", b"words", "'a.jpg', whose content is no picture's"),
        ("a.webp", b"RIFF", "'a.webp'"),
        ("a.png", _pixels("PNG", (400, 300))[:150], "which is damaged"),
        ("a.jpg", _pixels("JPEG", (400, 300))[:-900], "which is damaged"),
        ("a.jpg", _pixels("JPEG", mode="CMYK"), "missing a CMYK profile"),
        ("a.png", _pixels("PNG", (1, 400)), "which has 1 by 400"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><g></svg>", "which is damaged"),
        ("a.svg", b"<svg viewBox='0 0 1 1'/>", "which is without"),
        ("a.svg", SVG.format("<script>x</script>").encode(), "with <script>"),
        ("a.svg", SVG.format('<rect onclick="x()"/>').encode(), "with onclick="),
        ("a.svg", SVG.format('<image href="https://a.example/x.png"/>').encode(), "with href="),
        ("a.svg", SVG.format("<style>@import 'x'</style>").encode(), "a style from elsewhere"),
        ("a.svg", SVG.format("").replace("60 40", "60%").encode(), "without one"),
        ("a.svg", SVG.format("").replace("60 40", "60000 1").encode(), "without one"),
        ("a.svg", b"<!DOCTYPE svg [<!ENTITY a 'b'>]>" + SVG.format("&a;").encode(), "which has one"),
        ("a.svg", SVG.format('<text x="5" y="20">\U00013000</text>').encode(), "could not be displayed"),
    ],
)
def test_a_bad_picture_is_named(name: str, content: bytes, found: str) -> None:
    """With what is wrong with it."""
    fault = pictures.fault(name, content)

    assert fault
    assert found in fault[1]


def test_every_place_that_shows_it_is_named() -> None:
    """Each file with its line, all at once."""
    files = {**example.files(), "handbook/a.png": _pixels("GIF")}
    files[CHAPTER] += b"\n![A map](a.png)\n\n![Again](a.png)\n"
    files["about/index.md"] += b"\n![A map](../handbook/a.png)\n"

    with pytest.raises(PublishingError) as error:
        publication.build(files, example.SETTINGS)

    lines = files[CHAPTER].count(b"\n"), files["about/index.md"].count(b"\n")
    expected = "expected PNG inside, as its name says, got 'handbook/a.png', whose content is GIF's"
    assert str(error.value).splitlines() == [
        f"about/index.md:{lines[1]}: {expected}",
        f"{CHAPTER}:{lines[0] - 2}: {expected}",
        f"{CHAPTER}:{lines[0]}: {expected}",
    ]
