"""Pictures of a PDF: which are content, and their bytes.

In: drafts of pictures. Out: blocks with their bytes, or an omission that says why one is left out.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

import pypdfium2
from pypdfium2 import raw as pdfium

from publishing.importing.model import Omission, Picture, Place
from publishing.importing.pdf.drafts import Draft
from publishing.importing.pdf.pieces import Box, Image, PageText, around

_SMALL = 40.0  # points: a picture with a side under this and no alternative text is an ornament
_OFTEN = 3
_SCALE = 2.0  # of pictures that have to be drawn: 144 dots an inch
_LARGEST = 4_000_000


class Pictures:
    """Decides about the pictures of a document, and reads them."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._seen: Counter[tuple[int, ...]] = Counter()
        self._pages: dict[int, tuple[float, float]] = {}
        self.omissions: list[Omission] = []

    def learn(self, page: PageText) -> None:
        """Note where each page has pictures, to know those that many pages have."""
        self._pages[page.number] = (page.width, page.height)
        self._seen.update({_spot(image.box) for image in page.images})

    def fills(self, page: PageText) -> bool:
        """Tell whether images cover most of a page, as those of a scan do."""
        covered = sum((box.right - box.left) * (box.top - box.bottom) for box in (image.box for image in page.images))
        return covered > 0.5 * page.width * page.height

    def is_content(self, draft: Draft) -> bool:
        """Tell whether a picture is content; remember why another one is left out."""
        reason = self._reason(draft, _alternative(draft))
        if reason:
            self.omissions.append(
                Omission("picture", _alternative(draft), reason, Place(page=draft.first_page or None))
            )
        return not reason

    def block(self, draft: Draft) -> Iterator[Picture]:
        """Yield the block of a picture that is content, within text or a cell too."""
        if not self._reason(draft, _alternative(draft)) or self.is_content(draft):
            data, extension = self._data(draft)
            yield Picture(data, extension, _alternative(draft), Place(page=draft.first_page or None))

    def _reason(self, draft: Draft, alternative: str) -> str:
        """Say why a picture is left out; "" for one that is content."""
        box = _box(draft)
        if box is None:
            return "" if alternative else "It has neither an image nor an alternative text."
        if any(self._seen[_spot(image.box)] >= _OFTEN for image in draft.images):
            return "It stands at the same place on several pages, as a logo or an ornament does."
        width, height = self._pages.get(draft.first_page, (0.0, 0.0))
        if width and (box.right - box.left) * (box.top - box.bottom) > 0.9 * width * height and not alternative:
            return "It fills the page as a background."
        if not alternative and min(box.right - box.left, box.top - box.bottom) < _SMALL:
            return "It is small and has no alternative text: an ornament."
        return ""

    def _data(self, draft: Draft) -> tuple[bytes | None, str]:
        if len(draft.images) == 1:
            found = self._image(draft.images[0])
            if found:
                return found
        box = _box(draft)
        return (self._rendered(draft.first_page, box) if box else None), "png"

    def _image(self, image: Image) -> tuple[bytes, str] | None:
        """Return the bytes of an image: a JPEG as it is, others as PNG."""
        page = self._document[image.page - 1]
        try:
            thing = pdfium.FPDFPage_GetObject(page.raw, image.path[0])
            for index in image.path[1:]:
                thing = pdfium.FPDFFormObj_GetObject(thing, index)
            found = pypdfium2.PdfImage(thing, page=page, pdf=self._document)
            if found.get_filters() == ["DCTDecode"] and not _is_masked(found):
                return bytes(found.get_data()), "jpg"
            width, height = found.get_px_size()
            if width * height > _LARGEST:
                return None
            return _png(found.get_bitmap(render=True)), "png"
        except pypdfium2.PdfiumError:
            return None
        finally:
            page.close()

    def _rendered(self, number: int, box: Box) -> bytes | None:
        """Draw a part of a page: a chart of lines, or several images that are one."""
        page = self._document[number - 1]
        try:
            width, height = page.get_size()
            crop = (max(0, box.left), max(0, box.bottom), max(0, width - box.right), max(0, height - box.top))
            return _png(page.render(scale=_SCALE, crop=crop))
        except (pypdfium2.PdfiumError, ValueError):
            return None
        finally:
            page.close()


def _alternative(draft: Draft) -> str:
    return " ".join(draft.element.alternative.split()) if draft.element else ""


def _is_masked(image: Any) -> bool:
    metadata = image.get_metadata()
    return bool(metadata.bits_per_pixel not in (8, 24))


def _png(bitmap: Any) -> bytes:
    stream = BytesIO()
    bitmap.to_pil().save(stream, "PNG")
    return stream.getvalue()


def _box(draft: Draft) -> Box | None:
    """Return the place of a picture, on the page where it begins."""
    boxes = [image.box for image in draft.images if image.page == draft.first_page]
    if draft.element and draft.first_page in draft.element.boxes:
        boxes.append(draft.element.boxes[draft.first_page])
    return _together(boxes)


def _together(boxes: Iterable[Box]) -> Box | None:
    found: Box | None = None
    for box in boxes:
        found = around(found, box) if found else box
    return found


def _spot(box: Box) -> tuple[int, ...]:
    return tuple(round(side / 4) for side in box)
