"""Reports as they come out of Word: its symbols, tables, notes, and letters of many scripts; the same for a seed."""

import random
from collections.abc import Iterator

from bench.corpus import DOMAIN

BULLETS = "\uf0b7\uf0a7\uf0d8\uf02d\uf0be\uf06e\uf0fc"
SIGNS = "\uf0fc\uf0fb\uf0e0\uf0b3\uf0a3\uf061\uf04a\uf0a8\uf0fe\uf06f"
LETTERS = (
    "یہ متن اردو میں ہے", "中文报告", "이 보고서", "この報告書", "Zażółć gęślą jaźń", "अच्छा काम", "ਪੰਜਾਬੀ", "Ελληνικά", "Ùr naidheachd",
    "＝ full width １２", "½ ﬁnding €5 ≥ 3", "𝐁𝐨𝐥𝐝", "①②③", "ᚁᚂᚃ", "e\u0301te\u0301", "😀", "soft\u00adhyphen", "a\u00a0b", "–—…‘’“”", "עברית",
)  # fmt: skip
WORDS_OF_A_PART = 120


def body(seed: int, words: int) -> str:
    """The text of a report of about so many words, in Markdown as somebody pastes it."""
    draw = random.Random(seed)  # noqa: S311 - a test needs the same again, no secret
    parts = (part for number in range(max(1, words // WORDS_OF_A_PART)) for part in _part(draw, number))
    notes = "\n".join(f"[^{number}]: {_words(draw, 12)}" for number in range(max(1, words // WORDS_OF_A_PART)))
    return "\n\n".join((*parts, notes)) + "\n"


def _part(draw: random.Random, number: int) -> Iterator[str]:
    """A heading, a numbered paragraph with a note, a list, and sometimes a table, a box or a quotation."""
    yield f"## {_words(draw, 4)} {number} {{#part-{number}}}"
    yield f"[{number + 1}.1] {_words(draw, 30)} {draw.choice(SIGNS)} {draw.choice(LETTERS)}, {_words(draw, 10)}.[^{number}]"
    bullet = draw.choice(BULLETS)
    yield "\n".join(f"{bullet}\t{_words(draw, 8)} {draw.choice(LETTERS)}" for _ in range(4))
    kind = draw.randrange(4)
    if kind == 0:
        rows = (f"| {_words(draw, 2)} | {draw.choice(SIGNS)} | {draw.choice(LETTERS)} |" for _ in range(5))
        yield "\n".join(("| Area | Met | Remark |", "| --- | :-: | --- |", *rows))
    elif kind == 1:
        yield f'!!! note "{_words(draw, 3)} {draw.choice(LETTERS)}"\n    {_words(draw, 20)} {draw.choice(SIGNS)}'
    elif kind == 2:
        yield f"> {_words(draw, 25)} {draw.choice(LETTERS)}"
    yield f"{_words(draw, 25)}: **{_words(draw, 3)}**, *{draw.choice(LETTERS)}* and `{_words(draw, 1)}`."


def _words(draw: random.Random, count: int) -> str:
    return " ".join(draw.choice(DOMAIN) for _ in range(count)).capitalize()
