"""Threads that libraries start and keep, which Python does not know of.

A copy of a process (fork) does not have them, and its first call of such a library would wait for them for ever. So
whoever calls one says so before (``note``), and whoever copies a process asks (``may_run``).
"""

_NOTED: set[bool] = set()


def note() -> None:
    """Note that a library is about to start threads in this process."""
    _NOTED.add(True)


def may_run() -> bool:
    """Return whether a library has started threads in this process, or in one that it is a copy of."""
    return bool(_NOTED)
