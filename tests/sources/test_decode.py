import codecs

import pytest

from dragoman.errors import SourceError
from dragoman.sources.decode import decode

WORDS = "“We agree,” said Zoë Müller – at last."


@pytest.mark.parametrize(
    "content",
    [
        WORDS.encode(),
        codecs.BOM_UTF8 + WORDS.encode(),
        codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + WORDS.encode("utf-32-le"),
        WORDS.encode("cp1252"),
        WORDS.encode("utf-16-le"),
    ],
    ids=["utf-8", "utf-8 mark", "utf-16 mark", "utf-16-be mark", "utf-32 mark", "cp1252", "utf-16 without mark"],
)
def test_a_text_is_read_in_any_encoding(content: bytes) -> None:
    assert decode(content).text == WORDS


def test_cyrillic_in_its_windows_code_page_is_read() -> None:
    words = "Стороны договорились продолжить переговоры о границе и пленных в следующем месяце. " * 4
    assert decode(words.encode("cp1251")).text == words


def test_a_declared_encoding_is_followed() -> None:
    assert decode("Dvořák a Čapek řekli".encode("iso8859-2"), "iso-8859-2").text == "Dvořák a Čapek řekli"


def test_an_unknown_declared_encoding_is_passed_over() -> None:
    assert decode("Zoë agreed".encode("cp1252"), "klingon-8").text == "Zoë agreed"


def test_certain_mojibake_is_repaired_and_flagged() -> None:
    found = decode("They donâ€™t agree, said ZoÃ« Mller.".encode())
    assert found.text.startswith("They don’t agree, said Zoë")
    assert "mojibake repaired" in found.flags


def test_letters_that_only_look_like_mojibake_stay() -> None:
    words = "São Tomé, Ângela and Åse agreed; “Ça va,” said François."
    assert decode(words.encode()).text == words


def test_invisible_characters_are_removed_and_flagged() -> None:
    found = decode("a\u202eb\u200bc\x00d\ufeffe".encode())
    assert (found.text, found.flags) == ("abcde", ("invisible characters removed: 4",))


def test_broken_bytes_in_a_utf8_text_become_replacement_characters() -> None:
    found = decode(("“Yes” – ".encode() * 60) + b"\xe2\x80" + b" said the minister")
    assert found.text.startswith("“Yes” – ")
    assert found.flags == ("broken characters",)


def test_line_ends_and_spaces_become_of_one_kind() -> None:
    assert decode("a\r\nb\u2028c\u00a0d\te".encode()).text == "a\nb\nc d e"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "ZIP"),
        (b"\x89PNG\r\n", "picture"),
        (bytes(range(32)) * 40, "binary"),
        (b"\x7fELF....", "program"),
    ],
)
def test_what_is_no_text_is_refused_with_a_way_out(content: bytes, words: str) -> None:
    with pytest.raises(SourceError, match=words):
        decode(content)
