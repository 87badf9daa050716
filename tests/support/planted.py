"""Small files of many formats, each with a text in it, to see whether the embargo check finds it there."""

import base64
import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zlib
from html import escape
from zipfile import ZIP_DEFLATED, ZipFile

import pikepdf

WORD = "<w:document><w:body><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:body></w:document>"


def zipped(comment: str = "", **held: bytes | str) -> bytes:
    """A ZIP of files by name; ``__`` in a name stands for a slash, ``_`` for a dot."""
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        archive.comment = comment.encode()
        for name, content in held.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return made.getvalue()


def tarred(name: str, content: bytes) -> bytes:
    """A TAR of one file."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        entry = tarfile.TarInfo(name)
        entry.size = len(content)
        archive.addfile(entry, io.BytesIO(content))
    return made.getvalue()


def pdf(place: str, text: str) -> bytes:
    """A PDF with a text in one of its many places."""
    document = pikepdf.new()
    page = document.add_blank_page()
    if place == "info":
        document.docinfo["/Subject"] = text
    elif place == "xmp":
        with document.open_metadata() as metadata:
            metadata["dc:description"] = text
    elif place == "attached":
        document.attachments["notes.txt"] = text.encode()
    elif place == "bookmark":
        with document.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem(text, 0))
    elif place == "field":
        document.Root.AcroForm = pikepdf.Dictionary(
            Fields=pikepdf.Array([document.make_indirect(pikepdf.Dictionary(FT=pikepdf.Name.Tx, T="a", V=text))])
        )
    elif place == "alt":
        document.Root.StructTreeRoot = document.make_indirect(pikepdf.Dictionary(K=pikepdf.Dictionary(Alt=text)))
    elif place == "link":
        action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=f"mailto:a@b.example?subject={text.replace(' ', '%20')}")
        page.Annots = pikepdf.Array([pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, A=action)])
    elif place == "picture":
        picture = pikepdf.Stream(document, b"\0" * 3)
        picture.update({"/Subtype": pikepdf.Name.Image, "/Width": 1, "/Height": 1, "/BitsPerComponent": 8})
        picture.ColorSpace = pikepdf.Name.DeviceRGB
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(A=picture))
        page.Contents = pikepdf.Stream(document, b"q 100 0 0 100 0 0 cm /A Do Q")
    made = io.BytesIO()
    locked = pikepdf.Encryption(owner="a", user="b") if place == "locked" else False
    document.save(made, encryption=locked)
    return made.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    """A chunk of a PNG."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(kind: bytes = b"", data: bytes = b"") -> bytes:
    """A PNG of one pixel, with a chunk more."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    rest = chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + head + (chunk(kind, data) if kind else b"") + rest


def jpeg(kind: int, data: bytes) -> bytes:
    """The start of a JPEG, with a segment."""
    return b"\xff\xd8" + bytes((0xFF, kind)) + struct.pack(">H", len(data) + 2) + data + b"\xff\xda\0\2\0\xff\xd9"


def gif(text: str) -> bytes:
    """A GIF with a comment in short pieces."""
    data = text.encode()
    pieces = b"".join(bytes((len(data[at : at + 20]),)) + data[at : at + 20] for at in range(0, len(data), 20))
    return b"GIF89a\1\0\1\0\0\0\0\x21\xfe" + pieces + b"\0;"


def mp3(text: str, encoding: str) -> bytes:
    """An MP3 with a title in its tag; ``packed`` for one that is compressed."""
    data, flags = {
        "utf-16": (b"\1" + text.encode("utf-16"), 0),
        "latin": (b"\0" + text.encode("latin-1"), 0),
        "packed": (struct.pack(">I", len(text) + 1) + zlib.compress(b"\0" + text.encode()), 0x80),
    }[encoding]
    frame = b"TIT2" + struct.pack(">IBB", len(data), 0, flags) + data
    size = bytes((len(frame) >> shift) & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\3\0\0" + size + frame + b"\xff\xfb\x90\0"


def mp4(text: str) -> bytes:
    """An MP4 with a title."""
    atom = lambda name, data: struct.pack(">I", len(data) + 8) + name + data  # noqa: E731
    title = atom(b"\xa9nam", atom(b"data", b"\0\0\0\1\0\0\0\0" + text.encode()))
    return atom(b"ftyp", b"isom\0\0\2\0") + atom(
        b"moov", atom(b"udta", atom(b"meta", b"\0" * 4 + atom(b"ilst", title)))
    )


def woff(text: str) -> bytes:
    """A WOFF with a name in a packed table."""
    plain = text.encode("utf-16-be")
    packed = zlib.compress(plain)
    entry = b"name" + struct.pack(">IIII", 64, len(packed), len(plain), 0)
    head = b"wOFF" + b"\0\1\0\0" + struct.pack(">IHHIHHIIIII", 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0)
    return head + entry + packed


def broken(text: str, size: int, end: str) -> str:
    """A text in lines of a size, as calendars and mails fold them."""
    return end.join(text[at : at + size] for at in range(0, len(text), size))


def planted(text: str, title: str, picture: bytes) -> dict[str, tuple[str, bytes]]:
    """By what each of them is: an address, and a file that gives a text, a title or a picture away there."""
    folded = "".join({"a": "а", "e": "е", "o": "ο", "i": "і", "c": "с"}.get(letter, letter) for letter in text)
    unusual = "".join(chr(0xFF00 + ord(letter) - 0x20) if "!" <= letter <= "~" else letter for letter in text)
    heavy = "".join(chr(0x1D41A + ord(letter) - 97) if "a" <= letter <= "z" else letter for letter in text)
    coded = base64.b64encode(text.encode()).decode()
    as_rtf = "".join(f"\\u{ord(letter)}?" if letter == "w" else letter for letter in text).replace(" ", "{\\b  }", 2)
    page = lambda content: f"<p>{content}</p>".encode()  # noqa: E731
    return {
        "zero-width": ("a.html", page("\u200b".join(text))),
        "soft hyphens": ("a.html", page("&shy;".join(text))),
        "look-alikes": ("a.html", page(folded)),
        "full width": ("a.html", page(unusual)),
        "mathematical": ("a.html", page(heavy)),
        "accents": ("a.txt", "".join(f"{letter}\u0332" for letter in text).encode()),
        "tags inside words": ("a.html", page(text.replace("e", "<i>e</i>").replace("a", "a<!-- x --><wbr>"))),
        "tags between words": ("a.html", page(text.replace(" ", "</b><b class='x'>"))),
        "attribute": ("a.html", f'<img alt="{text}">'.encode()),
        "comment": ("a.html", f"<!-- <p>{text.replace(' ', '</i> <i>')}</p> -->".encode()),
        "entities": ("a.html", page("".join(f"&#{ord(letter)};" for letter in text))),
        "doubly escaped": ("a.xml", page(escape(escape(text.replace("s", "&#x73;"))))),
        "percent": ("a.txt", "".join(f"%{ord(letter):02x}" for letter in text).encode()),
        "JSON escapes": ("a.json", ('{"a": "' + "".join(f"\\u{ord(letter):04x}" for letter in text) + '"}').encode()),
        "JS escapes": ("a.js", "".join(f"\\x{ord(letter):02x}" for letter in text).encode()),
        "JS pieces": ("a.js", ("'" + broken(text, 7, "' + '") + "'").encode()),
        "style": ("a.css", (".a{content:'" + text.replace("w", "\\77 ") + "'}").encode()),
        "quoted-printable": ("a.eml", broken(text.replace("n", "=6E"), 20, "=\r\n").encode()),
        "base64": ("a.txt", f"x: {coded}".encode()),
        "base64 twice": ("a.txt", base64.b64encode(coded.encode())),
        "data address": ("a.html", f'<a href="data:text/plain;base64,{coded}">'.encode()),
        "base64 of UTF-16": ("a.txt", base64.b64encode(text.encode("utf-16"))),
        "base64 of a PDF": ("a.json", b'{"a":"' + base64.b64encode(pdf("info", text)) + b'"}'),
        "hexadecimal": ("a.txt", text.encode().hex().encode()),
        "UTF-16": ("a.txt", text.encode("utf-16")),
        "UTF-16 without a mark": ("a.txt", text.encode("utf-16-be")),
        "Windows-1252": ("a.csv", f"“{text}” – café".encode("cp1252")),
        "subtitles": ("a.vtt", b"WEBVTT\n\n" + broken(text, 20, "\n\n00:01.000 --> 00:02.000\n").encode()),
        "calendar": ("a.ics", f"BEGIN:VCALENDAR\r\nSUMMARY:{broken(text, 30, chr(13) + chr(10) + ' ')}".encode()),
        "card": ("a.vcf", f"BEGIN:VCARD\r\nNOTE:{broken(text, 9, chr(13) + chr(10) + ' ')}".encode()),
        "RTF": ("a.rtf", f"{{\\rtf1 {as_rtf}\\par}}".encode()),
        "title in a subject": ("a.html", f'<a href="mailto:?subject={title.replace(" ", "%20")}">'.encode()),
        **{f"PDF {place}": ("a.pdf", pdf(place, text)) for place in ("info", "xmp", "attached", "bookmark", "field")},
        "PDF alt": ("a.pdf", pdf("alt", text)),
        "PDF link": ("a.pdf", pdf("link", text)),
        "DOCX": ("a.docx", zipped(word__document_xml=WORD.format(text.replace("s", "</w:t></w:r><w:r><w:t>s")))),
        "DOCX properties": ("a.docx", zipped(docProps__core_xml=f"<a>{text}</a>")),
        "DOCX comments": ("a.docm", zipped(word__comments_xml=WORD.format(text))),
        "DOCX embedded": ("a.docx", zipped(word__embeddings__a_xlsx=zipped(xl__sharedStrings_xml=f"<t>{text}</t>"))),
        "DOCX picture": ("a.docx", zipped(word__media__a_png=png(b"tEXt", b"Comment\0" + text.encode()))),
        "XLSM": ("a.xlsm", zipped(xl__sharedStrings_xml=f"<t>{text}</t>", xl__vbaProject_bin=b"\xd0\xcf\x11\xe0")),
        "PPTX": ("a.pptx", zipped(ppt__slides__slide1_xml=f"<a:t>{text}</a:t>")),
        "ODP": ("a.odp", zipped(content_xml=f"<text:p>{text}</text:p>")),
        "EPUB": ("a.epub", zipped(OEBPS__a_xhtml=page(text))),
        "EPUB package": ("a.epub", zipped(EPUB__package_opf=f"<dc:description>{text}</dc:description>")),
        "EPUB picture": ("a.epub", zipped(EPUB__images__a_svg=f"<svg><text>{text}</text></svg>")),
        "MP3 UTF-16": ("a.mp3", mp3(text, "utf-16")),
        "MP3 latin": ("a.mp3", mp3(text, "latin")),
        "MP3 packed": ("a.mp3", mp3(text, "packed")),
        "MP4": ("a.m4a", mp4(text)),
        "PNG tEXt": ("a.png", png(b"tEXt", b"Comment\0" + text.encode())),
        "PNG zTXt": ("a.png", png(b"zTXt", b"Comment\0\0" + zlib.compress(text.encode()))),
        "PNG iTXt": ("a.png", png(b"iTXt", b"Comment\0\1\0\0\0" + zlib.compress(text.encode()))),
        "PNG Exif": ("a.png", png(b"eXIf", b"II*\0" + text.encode("utf-16-le"))),
        "JPEG comment": ("a.jpg", jpeg(0xFE, text.encode())),
        "JPEG Exif": ("a.jpg", jpeg(0xE1, b"Exif\0\0II*\0" + text.encode("utf-16-le"))),
        "JPEG XMP": ("a.jpg", jpeg(0xE1, f"http://ns.adobe.com/xap/1.0/\0<x>{text}</x>".encode())),
        "GIF": ("a.gif", gif(text)),
        "WebP": ("a.webp", b"RIFF\0\1\0\0WEBPEXIF" + text.encode()),
        "TIFF": ("a.tif", b"MM\0*" + text.encode()),
        "WOFF": ("a.woff", woff(text)),
        "ZIP name": ("a.zip", zipped("", **{text.replace(" ", "-"): b""})),
        "ZIP comment": ("a.zip", zipped(text)),
        "ZIP in a ZIP": ("a.zip", zipped(b_zip=zipped(a_txt=text))),
        "gzip": ("a.txt.gz", gzip.compress(text.encode())),
        "bzip2": ("a.txt.bz2", bz2.compress(text.encode())),
        "xz": ("a.txt.xz", lzma.compress(text.encode())),
        "TAR": ("a.tar", tarred("a.txt", text.encode())),
        "no ending": ("a", zipped(a_txt=text)),
        "another's ending": ("a.png", pdf("info", text)),
        "behind a picture": ("a.png", png() + zipped(a_txt=text)),
        "unknown format": ("a.xyz", b"\0\1\2" * 40 + text.encode("utf-16-le")),
        "picture": ("other.png", picture),
        "picture in a ZIP": ("a.zip", zipped(a_png=picture)),
        "picture in base64": ("a.html", b"<img src='data:image/png;base64," + base64.b64encode(picture) + b"'>"),
        "picture in a file": ("a.bin", b"\0" * 99 + picture + b"\0"),
    }
