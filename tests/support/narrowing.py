"""Values as what they are known to be, where a library's types allow more: an assertion fails where one is not."""

from collections.abc import Iterable
from typing import Any, TypeVar

from lxml import etree, html

T = TypeVar("T")


def present(value: T | None) -> T:
    """Return a value that must be there."""
    assert value is not None
    return value


def instance(value: object, kind: type[T]) -> T:
    """Return a value that must be of a kind."""
    assert isinstance(value, kind), value
    return value


def only(values: Iterable[T]) -> T:
    """Return the one value that there must be."""
    [value] = values
    return value


def text_of(element: etree._Element) -> str:
    """Return all the text inside an element, as it stands."""
    return "".join(str(text) for text in element.itertext())


def elements(root: etree._Element, path: str, **options: Any) -> list[html.HtmlElement]:
    """Return the elements on an XPath, which must lead to nothing else. They are ``HtmlElement`` in a page of HTML."""
    found = _found(root, path, options)
    assert all(isinstance(one, etree._Element) for one in found), path
    return found


def strings(root: etree._Element, path: str, **options: Any) -> list[str]:
    """Return the texts or attributes on an XPath, which must lead to nothing else."""
    return [str(instance(one, str)) for one in _found(root, path, options)]


def _found(root: etree._Element, path: str, options: dict[str, Any]) -> list[Any]:
    return instance(root.xpath(path, **options), list)
