"""Words that stand near each other count for more than scattered ones, and the scores of single words stay."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from index_page import opened, plain_document, write_index, write_page

pytestmark = pytest.mark.xdist_group("nearness")
FILL = "lamp chair table door window floor roof wall "
DOCUMENTS = {
    "scattered": f"quality {FILL} consistency {FILL} panel {FILL} quality consistency {FILL} panel",
    "near": f"{FILL} the quality and consistency panel {FILL} {FILL}",
    "other": FILL,
}
NEARER = """async ([question, weights, repeat]) => {
  const at = (path) => new URL(path, location.href);
  const { default: lunr } = await import(at("assets/js/lunr.js"));
  const { Index } = await import(at("assets/js/search/index.js"));
  const { nearer } = await import(at("assets/js/search/nearness.js"));
  const { parse } = await import(at("assets/js/search/query.js"));
  const { stemmer } = await import(at("assets/js/search/words.js"));
  const { root } = await (await fetch("made/search/manifest.json")).json();
  const index = await Index.open(at(`made/search/${root}`));
  const asked = parse(question, index.fields);
  const found = Array.from({ length: index.documents * repeat }, (_, number) => ({ document: number % index.documents, score: 1, whole: true }));
  performance.clearResourceTimings();
  const ranked = await nearer(found, asked, index, stemmer(lunr), new Map(Object.entries(weights)));
  const fetched = performance.getEntriesByType("resource").filter(({ name }) => name.includes("/made/")).length;
  const addresses = await Promise.all(ranked.slice(0, index.documents).map(async (one) => [(await index.card(one.document))[0], one.score]));
  return { scores: Object.fromEntries(addresses), fetched };
}"""


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """Three documents, beside the scripts of the site."""
    folder = tmp_path_factory.mktemp("nearness")
    write_page(folder)
    titled = plain_document("titled", "The distance placements report", FILL)
    documents = [*(plain_document(name, name, body) for name, body in DOCUMENTS.items()), titled]
    write_index(documents, folder / "made", date(2020, 1, 1))
    with opened(browser, folder) as page:
        yield page


def nearer(page: Page, question: str, weights: dict[str, float] | None = None, repeat: int = 1) -> Any:
    """Ask the second stage about documents that all have the same score."""
    return page.evaluate(NEARER, [question, weights or {}, repeat])


def test_words_side_by_side_count_for_more(page: Page) -> None:
    """Small words between them do no harm, and nothing else gets more."""
    assert nearer(page, "quality and consistency panel")["scores"] == {
        "scattered": 1,
        "near": 2,
        "other": 1,
        "titled": 1,
    }


def test_a_title_counts_for_more_than_a_text(page: Page) -> None:
    """A page that is called so has more of it than one that says it once."""
    assert nearer(page, "distance placements")["scores"]["titled"] == 4


def test_words_of_a_sentence_that_tell_little_may_stand_anywhere(page: Page) -> None:
    """In four words or more, only those that tell must stand together."""
    sentence = "children quality consistency panel"

    assert nearer(page, sentence)["scores"]["near"] == 1
    assert nearer(page, sentence, {"children": 0.25})["scores"]["near"] == 2


@pytest.mark.parametrize(
    ("question", "repeat"),
    [("quality", 1), ("title:quality consistency", 1), ('"quality and consistency panel"', 1), ("quality panel", 20)],
)
def test_positions_are_fetched_only_where_they_may_tell(page: Page, question: str, repeat: int) -> None:
    """One word has no neighbour, a phrase has its order, and where many documents have all words, scores tell them apart."""
    answer = nearer(page, question, repeat=repeat)

    assert answer["fetched"] == 0
    assert set(answer["scores"].values()) == {1}
