import re
from html import unescape

import pytest
from starlette.testclient import TestClient

from dragoman.store import Store
from dragoman.store.words import phrases_of
from dragoman.views.web.search.marking import found_in, pieces, window


def links(page: str) -> list[str]:
    return [unescape(one) for one in re.findall(r'href="(/[^"]*)"', page)]


def test_the_words_stand_marked_in_a_quotation_that_leads_to_the_report(client: TestClient, store: Store) -> None:
    page = client.get("/search?words=ship").text
    quotation = page.partition('<figure class="quotation')[2].partition("</figure>")[0]
    assert "<mark>ship</mark>" in quotation
    report, start, end = re.search(r'href="/r/(\w+)\?at=(\d+)-(\d+)', quotation).groups()  # type: ignore[union-attr]
    assert "ship" in store.reading(report).report.text[int(start) : int(end)]


def test_whole_reports_are_found_with_the_place_of_the_words(client: TestClient) -> None:
    page = client.get("/search", params={"words": "tuna", "in": "reports"}).text
    assert re.search(r"<mark>tuna</mark>", page, re.IGNORECASE)
    assert 'class="result-title"' in page


def test_every_facet_leads_to_as_many_as_it_says(client: TestClient) -> None:
    page = client.get("/search?words=the").text
    facets = re.findall(r'<li><a href="(/search[^"]+)">[^<]*</a> <span class="quiet">(\d+)</span>', page)
    assert len(facets) > 8
    for address, count in facets:
        narrowed = client.get(unescape(address)).text
        assert re.search(rf"{count} statements? with", narrowed), address


def test_what_a_search_is_narrowed_to_can_be_taken_away(client: TestClient) -> None:
    page = client.get("/search?words=the&year=2005&kind=direct").text
    assert "/search?words=the&kind=direct" in links(page)
    assert "/search?words=the&year=2005" in links(page)


def test_nothing_found_says_what_was_looked_for_and_how_to_widen(client: TestClient) -> None:
    page = client.get("/search?words=ship+zeppelin&year=2005").text
    assert "“ship” and “zeppelin”" in page
    assert "/search?words=ship&year=2005" in links(page)
    assert "/search?words=ship+zeppelin" in links(page)


@pytest.mark.parametrize("words", ['"', "***", "-", "?" * 20])
def test_a_search_without_a_word_is_told_plainly(client: TestClient, words: str) -> None:
    answer = client.get("/search", params={"words": words})
    assert answer.status_code == 400
    assert "There is no word in" in answer.text


@pytest.mark.parametrize("query", ["words=" + "a" * 500, "words=the&year=soon", "words=the&page=99999999999", "page=0"])
def test_odd_addresses_never_break(client: TestClient, query: str) -> None:
    assert client.get(f"/search?{query}").status_code in (200, 400)


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", "x' OR 1=1 --", 'NEAR("a" b)', "a AND (b OR", "col:x"])
def test_no_search_is_taken_for_anything_but_words(client: TestClient, words: str) -> None:
    answer = client.get("/search", params={"words": words})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text


def test_names_stand_above_the_quotations(client: TestClient, store: Store) -> None:
    name = store.ask("people")[0]["name"]
    page = client.get("/search", params={"words": name}).text
    assert "People:" in page
    assert "/person/" in page


def test_long_results_are_paged(client: TestClient) -> None:
    first, second = (client.get(f"/search?words=the&page={number}").text for number in (1, 2))
    assert "/search?words=the&page=2" in links(first)
    quotations = [re.findall(r'class="words" href="([^"]+)"', page) for page in (first, second)]
    assert not set(quotations[0]) & set(quotations[1])


def test_a_part_of_the_page_is_given_to_what_types(client: TestClient) -> None:
    part = client.get("/search?words=ship&part=1").text
    assert "<html" not in part
    assert "part=1" not in part
    assert "<mark>ship</mark>" in part


@pytest.mark.parametrize(
    ("text", "asked", "found"),
    [
        ("Dams rose; the dam fell.", "dam*", ["Dams", "dam"]),
        ("The water level, the water’s level", '"water level"', ["water level"]),
        ("Erdoğan said ERDOGAN", "erdogan", ["Erdoğan", "ERDOGAN"]),
        ("no such thing", "dam", []),
        ("a ship a ship", "ship a", ["a", "ship", "a", "ship"]),
    ],
)  # fmt: skip
def test_marks_stand_where_the_words_are(text: str, asked: str, found: list[str]) -> None:
    places = found_in(text, phrases_of(asked))
    assert [text[start:end] for start, end in places] == found
    cut = pieces(text, places, 0, len(text))
    assert "".join(piece.text for piece in cut) == text
    assert [piece.text for piece in cut if piece.found] == found


def test_a_long_text_is_shown_from_the_sentence_of_the_words() -> None:
    text = "First sentence here. " * 30 + "The dam broke at night. " + "More words follow. " * 40
    places = found_in(text, phrases_of("dam"))
    start, end = window(text, places, 200)
    assert text[start:end].startswith("The dam broke")
    assert end - start <= 200
