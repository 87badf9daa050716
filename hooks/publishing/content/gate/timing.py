"""Timing: a limit to the time that one source may take.

In: something to do. Out: what comes of it, or ``TooSlowError``. The time is that of the processor, so a busy machine makes
no difference. It is a safety net below the rules of ``nesting``, for texts that nobody foresaw.
"""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_AGAIN = 0.5  # seconds; somebody may have caught the first one


class TooSlowError(Exception):
    """Something takes longer than it may."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raise ``TooSlowError`` in what is done meanwhile, once it takes longer.

    Python's own code and its regular expressions heed it, foreign code does not. Only a main thread has such a limit:
    each process of a build does its work in one.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _stop(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - the signature of handlers
    raise TooSlowError
