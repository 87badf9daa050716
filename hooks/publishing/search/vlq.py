"""Numbers as text: the variable-length code of source maps, without a sign.

Each character holds five bits, lowest first; the 32 upper characters say that more follow. It is text, so that any
host compresses it, and small numbers, which postings are made of, take one character.
"""

from collections.abc import Iterable

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
