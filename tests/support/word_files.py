"""What Word files hold, for the tests of publications and of forms.

In: the bytes of a file. Out: its paragraphs, attributes and parts; what LibreOffice understands of it; what other
processes make.
"""

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
from docx.document import Document as WordFile
from docx.oxml.ns import qn
from lxml import etree

import example
from example import vocabulary
from libreoffice import convert
from narrowing import elements, strings, text_of

GRADES = [grade.label for grade in vocabulary().grades.values()]


def opened(content: bytes) -> WordFile:
    """A Word file, opened."""
    return docx.Document(io.BytesIO(content))


def texts(file: WordFile, *styles: str) -> list[str]:
    """The paragraphs in some styles, in order, those in tables and fields too."""
    found = (paragraph for paragraph in file.element.body.iter(qn("w:p")) if paragraph.style in styles)
    return ["".join(paragraph.itertext(qn("w:t"))) for paragraph in found]


def values(file: WordFile, path: str, attribute: str = "val") -> list[str]:
    """An attribute of every element on a path."""
    return [element.get(qn(f"w:{attribute}")) for element in file.element.xpath(path)]


def part(content: bytes, name: str) -> etree._Element:
    """A part of a Word file."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return etree.fromstring(file.read(name))


def shown(content: bytes, folder: Path) -> etree._Element:
    """What LibreOffice understands of a Word file, as one flat OpenDocument."""
    file = folder / "file.docx"
    file.write_bytes(content)
    return etree.parse(convert(file, "fodt", folder)).getroot()


def odf(tree: etree._Element, path: str) -> list[etree._Element]:
    """The elements on a path of an OpenDocument."""
    return list[etree._Element](elements(tree, path, namespaces=_spaces(tree)))


def odf_values(tree: etree._Element, path: str) -> list[str]:
    """The attributes on a path of an OpenDocument."""
    return strings(tree, path, namespaces=_spaces(tree))


def _spaces(tree: etree._Element) -> dict[str, str]:
    return {name: space for name, space in tree.nsmap.items() if name}


def words(element: etree._Element) -> str:
    """The words of an element, however they are broken into lines."""
    return " ".join(text_of(element).split())


def entries(content: bytes) -> list[tuple[str, tuple[int, ...]]]:
    """The name and the time of every entry of the file."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return [(entry.filename, entry.date_time) for entry in file.infolist()]


def made_elsewhere(module: str, name: str) -> set[str]:
    """The sums of what a function of a test module makes in other processes, at other places on earth, with other
    orders of sets.
    """
    command = f"import hashlib, {module}; print(hashlib.sha256({module}.{name}()).hexdigest())"
    paths = os.pathsep.join(str(example.ROOT / folder) for folder in ("hooks", "tests/support", "tests/documents", "."))
    return {
        subprocess.run(
            [sys.executable, "-c", command],
            env={**os.environ, "PYTHONPATH": paths, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "Pacific/Auckland"), ("2", "America/Los_Angeles"))
    }
