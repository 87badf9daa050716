"""The parts that are measured in processes of their own: ``python -m bench.steps STEP …``.

read DOCS WORDS TEXTS         the texts of an archive, from which both indexes are made
ours TEXTS FOLDER [today]     this project's index; with one more report, dated today
lunr TEXTS FOLDER             lunr.py's, with its own pipeline, and the titles that a list of results needs

The last line says how many seconds the step took, once the texts were in memory.
"""

import json
import pickle
import sys
import time
from collections.abc import Callable
from pathlib import Path

from lunr import lunr

from bench import ours
from publishing.search.documents import BOOSTS


def _read(docs: str, words: str, texts: str) -> None:
    with Path(texts).open("wb") as file:
        pickle.dump(ours.read(Path(docs), int(words), Path(f"{texts}-kept")), file)


def _ours(texts: str, folder: str, today: str = "") -> None:
    known = _texts(texts)
    _timed(lambda: ours.write_index(known, Path(folder), bool(today)))


def _lunr(texts: str, folder: str) -> None:
    known = [{"address": document.address, **document.fields} for document in _texts(texts).documents]
    titles = {entry["address"]: entry["title"] for entry in known}
    fields = [{"field_name": name, "boost": boost} for name, boost in BOOSTS.items()]

    def step() -> None:
        index = lunr(ref="address", fields=fields, documents=known)
        _write(Path(folder, "index.json"), json.dumps(index.serialize(), separators=(",", ":")))

    _timed(step)
    _write(Path(folder, "titles.json"), json.dumps(titles))


def _texts(file: str) -> ours.Texts:
    with Path(file).open("rb") as stream:
        return pickle.load(stream)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _timed(step: Callable[[], object]) -> None:
    start = time.perf_counter()
    step()
    print(time.perf_counter() - start)


STEPS: dict[str, Callable[..., None]] = {"read": _read, "ours": _ours, "lunr": _lunr}

if __name__ == "__main__":
    STEPS[sys.argv[1]](*sys.argv[2:])
