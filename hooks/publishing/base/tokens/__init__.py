"""Design tokens: every colour and face of pages, PDFs, Word files, workbooks, charts and summaries.

``values`` is the only list of colours and faces, ``brand`` derives from a profile's colour those that take the place of ours,
and ``Palette`` has both for every format. ``sheet.css`` and ``mark.svg`` beside it are files of the site in which
placeholders stand for tokens; other formats ask for a token by name. Sizes and spaces, which pages alone have, stand in
``sheet.css``.
"""

from publishing.base.tokens.palette import Palette
from publishing.base.tokens.values import COLOURS, FACES, LEAST_CONTRAST, PAIRS, TONES, Colour, contrast

__all__ = ["COLOURS", "FACES", "LEAST_CONTRAST", "PAIRS", "TONES", "Colour", "Palette", "contrast"]
