import codecs

import pytest

from kg.errors import InputError
from kg.read.encoding import declared_in_html, decode

TEXT = "“No,” said the café’s owner – it isn’t so.\n" * 4


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"],
)
def test_unicode_is_read_with_and_without_a_mark(encoding):
    assert decode(TEXT.encode(encoding), "a.txt").lstrip("\ufeff") == TEXT


def test_big_endian_marks_are_read():
    assert decode(codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "a.txt") == TEXT
    assert decode(codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"), "a.txt") == TEXT


def test_windows_1252_keeps_its_curly_quotation_marks():
    assert decode(TEXT.encode("cp1252"), "a.txt") == TEXT


def test_a_declared_encoding_comes_before_the_guess():
    text = "Žižka řekl ne. " * 3
    assert decode(text.encode("cp1250"), "a.html", "windows-1250") == text


def test_a_declaration_that_is_no_encoding_is_passed_over():
    assert decode(TEXT.encode("cp1252"), "a.html", "rot13") == TEXT
    assert decode(TEXT.encode("cp1252"), "a.html", "no-such-thing") == TEXT


def test_another_script_is_guessed():
    text = "Министр сказал, что договор с компанией не будет подписан до конца месяца. " * 4
    assert decode(text.encode("cp1251"), "a.txt") == text


def test_one_broken_byte_does_not_spoil_the_others():
    assert decode("“a” — “b”, ".encode() + b"\xe2 end", "a.txt") == "“a” — “b”, \ufffd end"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"PK\x03\x04\x14", "ZIP"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"{\\rtf1 He said.}", "RTF"),
        (bytes(range(256)) * 8, "binary"),
        (b"He said.\x00", "binary"),
        (b"\x01\x02\x03\x04\x05abc", "binary"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data, name):
    with pytest.raises(InputError, match=name) as caught:
        decode(data, "a.txt")
    assert caught.value.where == "a.txt"
    assert "HTML" in caught.value.mend


def test_broken_utf16_is_refused_with_the_byte():
    with pytest.raises(InputError, match=r"broken utf-16 at byte 6"):
        decode(codecs.BOM_UTF16_LE + "ab".encode("utf-16-le") + b"c", "a.txt")


def test_bytes_of_no_encoding_are_refused(monkeypatch):
    monkeypatch.setattr("kg.read.encoding._guessed", lambda data: None)
    with pytest.raises(InputError, match="encoding is not known"):
        decode(b"\x81\x8d\x8f\x90" * 20, "a.txt")


@pytest.mark.parametrize(
    "head",
    [
        b'<meta charset="windows-1250">',
        b"<meta http-equiv=Content-Type content='text/html; charset=windows-1250'>",
    ],
)
def test_the_declaration_of_a_page_is_found(head):
    assert declared_in_html(b"<html><head>" + head) == "windows-1250"


def test_a_page_without_declaration_declares_nothing():
    assert declared_in_html(b"<html><p>charset</p>") == ""
