"""What is copied out of a page, in each engine: the words of its author, and nothing that stands beside them."""

import json
import re

import pytest

from engines.actions import Engine

REPORT = "reports/specimen-2024/"
COPIED = """((selector) => {{
  const element = document.querySelector(selector);
  const range = document.createRange();
  range.selectNodeContents(element);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  return getSelection().toString();
}})({selector})"""


def _copied(engine: Engine, selector: str) -> str:
    """The text that is copied once an element is selected."""
    return str(engine.evaluate(COPIED.format(selector=json.dumps(selector)))).strip()


@pytest.mark.parametrize("width", [1280, 600])
@pytest.mark.parametrize("level", ["h2", "h3"])
def test_a_heading_is_copied_without_its_sign(engine: Engine, address: str, level: str, width: int) -> None:
    """A heading has a link to itself, and whoever copies the heading wants its words."""
    engine.resize(width, 900)
    engine.goto(address + REPORT)
    sign = f"document.querySelector('.pub-prose {level}:has(.headerlink) .headerlink').textContent"

    assert engine.evaluate(sign).strip()
    assert re.fullmatch(r"\w[^#¶]*", _copied(engine, f".pub-prose {level}:has(.headerlink)"))


@pytest.mark.parametrize("width", [1280, 600])
def test_a_numbered_paragraph_is_copied_with_a_space_or_without_its_number(
    engine: Engine, address: str, width: int
) -> None:
    """Its number stands in the margin, or before it: never right at its first word."""
    engine.resize(width, 900)
    engine.goto(address + REPORT)
    number = engine.evaluate("document.querySelector('.pub-numbered .pub-number').textContent").strip()

    assert re.fullmatch(r"\d+\.\d+", number)
    assert re.fullmatch(rf"(?:{re.escape(number)}\s+)?[^\W\d].*", _copied(engine, ".pub-numbered"), re.DOTALL)
