"""Bytes to text; files that are no text are refused by name."""

from __future__ import annotations

import codecs
import re

from kg.errors import InputError

_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a RIFF file (WebP, WAV, AVI)"),
    (b"PK\x03\x04", "a ZIP archive (docx, odt and epub are ZIP archives too)"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office document (doc, xls)"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"PAR1", "a Parquet table"),
    (b"\x7fELF", "a program"),
)
# UTF-32 first: its little-endian mark starts with that of UTF-16.
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = bytes([*range(9), 11, *range(14, 27), *range(28, 32), 127])
_SAMPLE = 65536
# The WHATWG Encoding Standard reads these labels so (section 4.2).
_WEB_LABELS = {"iso8859-1": "cp1252", "ascii": "cp1252", "utf-16": "utf-8"}


def decode(data: bytes, source: str, declared: str = "") -> str:
    """Return ``data`` as text.

    Tried in turn: a byte order mark, the shape of UTF-16 and UTF-32, UTF-8, the encoding that
    the document declares, Windows-1252 where nearly all is ASCII, and a guess by
    charset-normalizer. ``source`` is named in errors.

    Raises:
        InputError: the bytes are empty, binary, or text in no encoding that is known.
    """
    if not data:
        raise InputError("the file is empty", where=source, mend="give a file with an article")
    _refuse_magic(data, source)
    encoding = _by_mark(data) or _by_shape(data[:_SAMPLE])
    if encoding:
        return _strictly(data, encoding, source)
    _refuse_controls(data[:_SAMPLE], source)
    text = _utf8(data) or _declared(data, declared) or _windows(data) or _guessed(data)
    if text is None:
        raise InputError("the encoding is not known", where=source, mend="save the file as UTF-8")
    return text


def _refuse_magic(data: bytes, source: str) -> None:
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise _binary(f"this seems to be {name}", source)


def _refuse_controls(sample: bytes, source: str) -> None:
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    # A form feed or a stray backspace happens in text; one byte in twenty does not.
    if b"\0" in sample or controls * 20 > len(sample):
        raise _binary("this seems to be a binary file", source)


def _binary(what: str, source: str) -> InputError:
    mend = "give the article as text, Markdown, HTML or JSON Lines"
    return InputError(what, where=source, mend=mend)


def _by_mark(data: bytes) -> str:
    return next((name for mark, name in _BOMS if data.startswith(mark)), "")


def _by_shape(sample: bytes) -> str:
    """Tell UTF-16 and UTF-32 by where the zero bytes of ASCII letters stand (0 to 3, modulo 4)."""
    quarter = len(sample) // 4
    zeros = [sample[offset::4].count(0) > 0.6 * quarter for offset in range(4)]
    clean = [sample[offset::4].count(0) < 0.05 * quarter for offset in range(4)]
    if quarter == 0:
        return ""
    if clean[0] and zeros[1] and zeros[2] and zeros[3]:
        return "utf-32-le"
    if zeros[0] and zeros[1] and zeros[2] and clean[3]:
        return "utf-32-be"
    if clean[0] and zeros[1] and clean[2] and zeros[3]:
        return "utf-16-le"
    return "utf-16-be" if zeros[0] and clean[1] and zeros[2] and clean[3] else ""


def _strictly(data: bytes, encoding: str, source: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"broken {encoding} at byte {error.start}", where=source, mend="save the file as UTF-8"
        ) from error


def _utf8(data: bytes) -> str | None:
    """Decode UTF-8; a few broken bytes among many good sequences become U+FFFD."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    good = sum(not char.isascii() for char in text) - broken
    return text if good > 2 * broken else None


def _declared(data: bytes, label: str) -> str | None:
    try:
        name = codecs.lookup(label).name
        return data.decode(_WEB_LABELS.get(name, name))
    except (LookupError, ValueError):
        return None


def _windows(data: bytes) -> str | None:
    """Decode Windows-1252, the usual encoding of old English text.

    It comes before charset-normalizer, which takes one English text in eight for another
    code page and so gets its curly quotation marks wrong.
    """
    if sum(byte > 127 for byte in data[:_SAMPLE]) * 10 > len(data[:_SAMPLE]):
        return None
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return None


def _guessed(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    return str(best) if best else None


def declared_in_html(data: bytes) -> str:
    """Return the label of the encoding that the head of an HTML document declares, or ""."""
    match = re.search(rb"charset\s*=\s*[\"']?\s*([\w.:-]+)", data[:4096], re.IGNORECASE)
    return match[1].decode("ascii", "ignore") if match else ""
