"""Reads what stands as text in the bytes of any file.

In: bytes. Out: each run of characters in UTF-8, and in UTF-16 of both byte orders.
"""

import re

from publishing.commands.embargo_check.readers.base import Found

_UTF_8 = re.compile(rb"(?:[\x09\x0a\x0d\x20-\x7e]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}){6,}")
_WINDOWS = re.compile(rb"(?:[\x09\x0a\x0d\x20-\x7e]|(?<=[\x20-\x7e])[\x85\x91-\x97\xa0-\xff](?=[\x20-\x7e])){12,}")
_LITTLE = re.compile(rb"(?:[\x09\x0a\x0d\x20-\x7e\xa0-\xff]\x00|[\x00-\xff][\x01-\x04\x20]){6,}")
_BIG = re.compile(rb"(?:\x00[\x09\x0a\x0d\x20-\x7e\xa0-\xff]|[\x01-\x04\x20][\x00-\xff]){6,}")
_WAYS = ((_UTF_8, "utf-8"), (_WINDOWS, "cp1252"), (_LITTLE, "utf-16-le"), (_BIG, "utf-16-be"))


def strings(content: bytes) -> Found:
    """The texts in some bytes, one for each way of writing."""
    texts = (" ".join(run.decode(encoding, "replace") for run in runs.findall(content)) for runs, encoding in _WAYS)
    return Found([text for text in dict.fromkeys(texts) if text.strip()])


def only_strings(content: bytes) -> Found:
    """Read the plain text in a file whose format has no reader."""
    return Found(strings(content).texts, unread="its format has no reader; only plain text in it was looked at")


def none(content: bytes) -> Found:  # noqa: ARG001 - the signature of readers
    """Nothing: what is in the file can't be unpacked here."""
    return Found(unread="its format has no reader")
