"""More small files, each with a text in it: escapes in escapes, files in files, pieces, names and days."""

import base64
import codecs
import gzip
import json
import struct
import zlib
from collections.abc import Callable
from html import escape
from urllib.parse import quote, quote_plus

from planted import WORD, broken, jpeg, pdf, png, tarred, zipped
from planted_pdfs import pdfs

Planted = dict[str, tuple[str, bytes]]


def planted_more(text: str, title: str) -> Planted:
    """By what each of them is: an address, and a file that gives a text or a title away there."""
    forms = (_pages, _scripts, _coded, _packed, _offices, _pictures, _others)
    found = {name: file for form in forms for name, file in form(text).items()}
    pages = {f"PDF {place}": ("a.pdf", content) for place, content in pdfs(text).items()}
    return {**found, **pages, **_names(title)}


def _pages(text: str) -> Planted:
    each: Callable[[str], str] = lambda form: "".join(map(form.format, text.split()))  # noqa: E731
    pages = {
        "swapped case": text.swapcase(),
        "soft hyphen signs": "\u00ad".join(text),
        "a comment inside words": text.replace("n", "n<!-- a > b -->"),
        "conditional comment": f"<!--[if IE]><p>{text}</p><![endif]-->",
        "data attribute": f"<p data-x='{json.dumps({'a': text})}'>",
        "data attributes, word by word": each("<i data-w='{}'></i>"),
        "meta": f'<meta property="og:description" content="{text}">',
        "template": f"<template><noscript>{text}</noscript></template>",
        "page in a page": f'<iframe srcdoc="{escape(f"<p>{text}</p>")}">',
        "ruby": each("<ruby>{}<rt></rt></ruby> "),
        "backwards": f'<bdo dir="rtl">{text[::-1]}</bdo>',
        "query": f'<a href="?q={quote_plus(text)}">',
        "percent twice": f'<a href="?q={quote(quote(text))}">',
        "path of the id": '<a href="/northshire/2030/">',
        "day of publication": "The Northshire review comes out on 4 March 2030.",
        "moment of publication": "<time datetime='2030-03-04T09:30+00:00'>Soon</time>: Northshire",
    }
    return {name: ("a.html", content.encode()) for name, content in pages.items()}


def _scripts(text: str) -> Planted:
    coded = base64.b64encode(text.encode()).decode()
    sources = json.dumps({"version": 3, "sourcesContent": [f"// {text}"]}).encode()
    picture = f"<svg><title>{text}</title></svg>"
    rules = "".join(f".a{number}::before{{content:'{word}'}}" for number, word in enumerate(text.split()))
    return {
        "JS numbers": ("a.js", f"String.fromCharCode({','.join(str(ord(letter)) for letter in text)})".encode()),
        "JS octal": ("a.js", "".join(f"\\{ord(letter):o}" for letter in text).encode()),
        "JS array": ("a.js", ("['" + broken(text, 5, "','") + "'].join('')").encode()),
        "JS base64 in pieces": ("a.js", ("atob('" + broken(coded, 20, "'+\n'") + "')").encode()),
        "JS backwards": ("a.js", f"'{text[::-1]}'.split('').reverse()".encode()),
        "source map": ("a.js.map", sources),
        "source map in a script": ("a.js", b"//# sourceMappingURL=data:application/json;base64," + _base64(sources)),
        "style, six digits": ("a.css", "".join(f"\\{ord(letter):06x}" for letter in text).encode()),
        "style, two strings": ("a.css", (".a{content:'" + broken(text, 9, "' '") + "'}").encode()),
        "style, lines": ("a.css", (".a{content:'" + broken(text, 9, "\\\n") + "'}").encode()),
        "style, rules": ("a.css", rules.encode()),
        "picture in a style": ("a.css", b"a{src:url(data:image/svg+xml;base64," + _base64(picture.encode()) + b")}"),
        "picture in percent": ("a.css", f'a{{src:url("data:image/svg+xml,{quote(picture)}")}}'.encode()),
        "JSON letters": ("a.json", json.dumps(list(text)).encode()),
        "JSON keys": ("a.json", json.dumps(dict.fromkeys(text.split(), 1)).encode()),
    }


def _coded(text: str) -> Planted:
    return {
        "base64 in lines": ("a.txt", base64.encodebytes(text.encode() * 3)),
        "base64 of gzip": ("a.txt", _base64(gzip.compress(text.encode()))),
        "base64 of zlib": ("a.txt", _base64(zlib.compress(text.encode()))),
        "base64 for addresses": ("a.txt", base64.urlsafe_b64encode(text.encode()).rstrip(b"=")),
        "base32": ("a.txt", base64.b32encode(text.encode())),
        "base85": ("a.txt", base64.a85encode(text.encode(), adobe=True)),
        "base85 without marks": ("a.txt", b"see " + base64.a85encode(text.encode()) + b" there"),
        "base85 of Git": ("a.js", b'const x = "' + base64.b85encode(text.encode()) + b'";'),
        "base85 in a page": ("a.html", b"<p>" + base64.b85encode(text.encode()).replace(b"<", b"&lt;") + b"</p>"),
        "rot13": ("a.txt", codecs.encode(f"What we saw: {text}", "rot13").encode()),
        "rot13 in a page": ("a.html", f"<!-- {codecs.encode(text, 'rot13')} -->".encode()),
        "UTF-7": ("a.txt", b"+" + _base64(text.encode("utf-16-be")).rstrip(b"=") + b"-"),
        "UTF-32": ("a.txt", text.encode("utf-32")),
        "UTF-16 table": ("a.csv", text.encode("utf-16-le")),
    }


def _packed(text: str) -> Planted:
    packed = gzip.compress(text.encode())
    return {
        "gzip in a ZIP": ("a.zip", zipped(a_gz=packed)),
        "gzip in a TAR in a ZIP": ("a.zip", zipped(a_tar=tarred("a.txt.gz", packed))),
        "gzip twice": ("a.gz", gzip.compress(packed)),
        "gzip in unknown bytes": ("a.bin", b"PAR1" + b"\0\1\2" * 30 + packed),
        "zlib alone": ("a.bin", zlib.compress(text.encode())),
        "SVGZ": ("a.svgz", gzip.compress(f"<svg><desc>{text}</desc></svg>".encode())),
        "PDF in unknown bytes": ("a.bin", b"\0\1\2" * 900 + pdf("bookmark", text)),
    }


def _offices(text: str) -> Planted:
    words, letters = text.split(), [text[at : at + 3] for at in range(0, len(text), 3)]
    deleted = "".join(f"<w:r><w:delText>{part}</w:delText></w:r>" for part in letters)
    defined = f'<definedName name="{text.replace(" ", "_")}">A1</definedName>'
    cells, parts = ("".join(map(form.format, words)) for form in ("<si><t>{}</t></si>", "<r><t>{} </t></r>"))
    return {
        "XLSX parts of a string": ("a.xlsx", zipped(xl__sharedStrings_xml=parts)),
        "XLSX word by word": ("a.xlsx", zipped(xl__sharedStrings_xml=cells)),
        "XLSX comments": ("a.xlsx", zipped(xl__comments1_xml=f"<comment><t>{text}</t></comment>")),
        "XLSX name": ("a.xlsx", zipped(xl__workbook_xml=defined)),
        "XLSX prompt": ("a.xlsx", zipped(xl__worksheets__sheet1_xml=f'<dataValidation prompt="{text}"/>')),
        "DOCX own properties": ("a.docx", zipped(docProps__custom_xml=f"<vt:lpwstr>{text}</vt:lpwstr>")),
        "DOCX deleted": ("a.docx", zipped(word__document_xml=f"<w:del>{deleted}</w:del>")),
        "DOCX in UTF-16": ("a.docx", zipped(word__document_xml=WORD.format(text).encode("utf-16"))),
        "DOCX as a picture": ("a.jpg", zipped(word__document_xml=WORD.format(text))),
    }


def _pictures(text: str) -> Planted:
    title, packed = b"Comment\0" + text.encode(), b"Comment\0\0" + zlib.compress(text.encode())
    raw = b"Raw profile\0\0" + zlib.compress(b"\nexif\n 99\n" + broken(text.encode().hex(), 72, "\n").encode())
    icon = lambda picture: struct.pack("<HHHBBBBHHII", 0, 1, 1, 1, 1, 0, 0, 1, 32, len(picture), 22) + picture  # noqa: E731
    entities = f'<!DOCTYPE svg [<!ENTITY a "{text}">]><svg><text>&a;</text></svg>'
    return {
        "PNG own chunk": ("a.png", png(b"prVt", zlib.compress(text.encode()))),
        "PNG colours": ("a.png", png(b"iCCP", packed)),
        "PNG digits": ("a.png", png(b"zTXt", raw)),
        "PNG behind its end": ("a.png", png() + text.encode("utf-16-le")),
        "PNG as a style": ("a.css", png(b"zTXt", packed)),
        "icon": ("a.ico", icon(png(b"tEXt", title))),
        "icon, packed": ("a.ico", icon(png(b"zTXt", packed))),
        "JPEG IPTC": ("a.jpg", jpeg(0xED, b"Photoshop 3.0\0008BIM\4\4\0\0\0\x60\x1c\2\x78\0\x50" + text.encode())),
        "SVG metadata": ("a.svg", f"<svg><metadata><dc:title>{text}</dc:title></metadata></svg>".encode()),
        "SVG letters": ("a.svg", f"<svg>{''.join(f'<tspan>{letter}</tspan>' for letter in text)}</svg>".encode()),
        "SVG entities": ("a.svg", entities.encode()),
    }


def _others(text: str) -> Planted:
    cues = "".join(f"1\n00:00:01,000 --> 00:00:02,000\n{word}\n\n" for word in text.split())
    caption = f"<urlset><image:caption>{text}</image:caption></urlset>"
    return {
        "subtitles, word by word": ("a.srt", cues.encode()),
        "BibTeX": ("a.bib", " ".join(f"{{{word[0]}}}{word[1:]}" for word in text.split()).encode()),
        "table, word by word": ("a.csv", "\n".join(f"{at},{word}" for at, word in enumerate(text.split())).encode()),
        "caption in the sitemap": ("sitemap.xml", caption.encode()),
        "picture in the sitemap": ("sitemap.xml", b"<image:loc>https://a.example/reports/northshire-2030/a.png"),
        "FLAC": ("a.flac", b"fLaC\4\0\0\x40TITLE=" + text.encode()),
        "AVIF": ("a.avif", b"\0\0\0\x1cftypavif\0\0\0\0mif1Exif" + text.encode()),
        "database": ("a.sqlite", b"SQLite format 3\0" + b"\0" * 80 + text.encode()),
    }


def _names(title: str) -> Planted:
    return {
        "name of a file": (f"{quote(title)}.txt", b""),
        "name of a folder": (f"{title.lower().replace(' ', '_')}/index.html", b""),
    }


def _base64(content: bytes) -> bytes:
    return base64.b64encode(content)
