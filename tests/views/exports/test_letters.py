"""What formats can hold of words, ids, addresses and names."""

import json
from urllib.parse import unquote

import pytest

from dragoman.views.exports.colours import colour_of
from dragoman.views.exports.letters import address, encoded_in_xml, file_name, in_xml, urn
from dragoman.views.exports.naming import untaken
from tests.views.exports.annotations.marked import fit


def test_what_xml_forbids_is_replaced_letter_for_letter() -> None:
    text = "a\x00b\ud83d\ude00c\x1b\ufffe\t\n😀"
    assert in_xml(text) == fit(text) == "a\ufffdb\ufffd\ufffdc\ufffd\ufffd\t\n😀"


@pytest.mark.parametrize("odd", ["\x00", "\b", "\f", "\x1b", "\ufffe", "\udcff"])
def test_every_text_of_a_value_is_made_fit(odd: str) -> None:
    value = {f"a{odd}": [f"b{odd}", (f"c{odd}", 1)], "d": None, "e": "\\u0000 \n"}
    assert json.loads(encoded_in_xml(value)) == {
        "a\ufffd": ["b\ufffd", ["c\ufffd", 1]],
        "d": None,
        "e": "\\u0000 \n",
    }


def test_a_report_names_its_file_and_no_other_place() -> None:
    assert file_name("6f1d0e9a2b47") == "6f1d0e9a2b47"
    names = [file_name(one) for one in ("../../etc/passwd", "..", "", "a/b", "a_b", "x" * 300, "CON\x00")]
    assert len(set(names)) == len(names)
    assert all(name and not set(name) & set("./\\\x00") and len(name) < 100 for name in names)


def test_a_urn_holds_any_name_and_tells_names_apart() -> None:
    assert urn("statement", "5d0c8e3b1a2f/s1") == "urn:dragoman:statement:5d0c8e3b1a2f/s1"
    assert urn("party", "a:b", "c") != urn("party", "a", "b:c")
    odd = urn("person", "Jean-Marc “Délice” %2F\ud800")
    assert odd.isascii()
    assert not set(odd) & set(' "<>\\^`{|}')
    assert unquote(odd).startswith("urn:dragoman:person:Jean-Marc “Délice” %2F")


@pytest.mark.parametrize("url", ["https://news.example/ferry?a=1#top", "http://news.example/fähre"])
def test_an_address_of_the_web_stays(url: str) -> None:
    assert address(url) == url


@pytest.mark.parametrize(
    "url",
    [None, "", "javascript:alert(1)", "news.example", "https://", "https://a.example/b c", "https://a.example/<b>",
     "https://a.example/\udcff", "https://[a.example/"],
)  # fmt: skip
def test_what_linked_data_cannot_take_for_an_address_is_none(url: str | None) -> None:
    assert address(url) is None


def test_a_name_that_is_taken_is_numbered() -> None:
    assert untaken("talks", ()) == "talks"
    assert untaken("talks", {"talks", "talks (2)"}) == "talks (3)"


def test_a_party_has_its_colour_whatever_its_name_holds() -> None:
    assert colour_of("JAM") == colour_of("JAM") != colour_of("HTI")
    assert all(0 <= part <= 255 for part in colour_of("\ud800"))
