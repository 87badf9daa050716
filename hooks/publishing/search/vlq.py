"""Numbers as text: the variable-length code of source maps, without a sign.

Each character holds five bits, lowest first; the 32 upper characters say that more follow. It is text, so that any
host compresses it, and small numbers, which postings are made of, take one character.
"""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def _encoded(number: int) -> str:
    text = ""
    while number >= 32:
        text += DIGITS[32 + number % 32]
        number >>= 5
    return text + DIGITS[number]


_COMMON = [_encoded(number) for number in range(4096)]


def encode(numbers: Iterable[int]) -> str:
    """Whole numbers from 0 up, as text."""
    return "".join([_COMMON[number] if number < 4096 else _encoded(number) for number in numbers])


def encode_array(numbers: npt.NDArray[np.uint32]) -> tuple[str, npt.NDArray[np.int64]]:
    """Many numbers as text, and where each of them starts in it."""
    large = np.flatnonzero(numbers >= 32)  # few are
    lengths = np.ones(len(numbers), np.int64)
    for bits in range(5, 32, 5):
        lengths[large] += numbers[large] >= 1 << bits
    starts = np.cumsum(lengths) - lengths
    text = np.empty(int(lengths.sum()), np.uint8)
    text[starts] = _DIGITS[(numbers & 31) + 32 * (numbers >= 32)]
    left, places = numbers[large] >> 5, starts[large] + 1
    while len(left):
        more = left >= 32
        text[places] = _DIGITS[(left & 31) + 32 * more]
        left, places = left[more] >> 5, places[more] + 1
    return text.tobytes().decode("ascii"), starts


_DIGITS = np.frombuffer(DIGITS.encode(), np.uint8)


def decode(text: str) -> list[int]:
    """The numbers in a text, as ``encode`` wrote them."""
    numbers, number, shift = [], 0, 0
    for character in text:
        digit = DIGITS.index(character)
        number |= (digit & 31) << shift
        shift += 5
        if digit < 32:
            numbers.append(number)
            number = shift = 0
    return numbers
