from time import process_time

import pytest

from dragoman.gate import Gate, cheap_text
from quality.gate_pages import page_of
from tests.gate.test_gate import OTHER, TALKS

FILLED = (
    "The rest of the page tells of nothing but the weather, which was fine and dry in most parts of the country. " * 3
)


def test_tags_scripts_and_comments_are_left_out() -> None:
    markup = (
        f"<style>p {{color: red}}</style><script>if (a < b) talks()</script><!-- talks <p>talks</p> -->"
        f"<p>{FILLED}</p><p>The <b>two</b> sides&nbsp;met &amp; parted.</p>"
    )
    assert cheap_text(markup).endswith("The two sides met & parted.")
    assert "talks" not in cheap_text(markup)


def test_menus_and_links_to_other_stories_are_left_out() -> None:
    other = '<li><a href="/1">Peace talks resume in Geneva after a long break</a></li>'
    markup = f"<ul><li>Home</li><li>World</li>{other}</ul><p>{FILLED}</p>"
    assert cheap_text(markup) == FILLED.strip()


def test_a_link_inside_a_sentence_stays() -> None:
    assert "met in Tacna on Monday" in cheap_text(
        f'<p>{FILLED}</p><p>They met in <a href="/t">Tacna</a> on Monday.</p>'
    )


def test_a_page_whose_text_is_in_a_script_is_taken_whole() -> None:
    assert Gate.load().passes(cheap_text(f'<html><script type="json">{{"articleBody": "{TALKS}"}}</script></html>'))


def test_an_element_that_is_never_closed_hides_nothing() -> None:
    assert Gate.load().passes(cheap_text(f"<nav><ul><li>Home</li></ul><p>{FILLED}</p><p>{TALKS}</p>"))


@pytest.mark.parametrize("number", range(9))
def test_a_page_is_decided_as_its_text_is(number: int) -> None:
    gate = Gate.load()
    assert gate.passes(cheap_text(page_of(f"Second round in Tacna\n\n{TALKS}\n\n{OTHER}", number)))
    assert not gate.passes(cheap_text(page_of(f"Forty shops and an oven\n\n{OTHER}\n\n{OTHER}", number)))


@pytest.mark.parametrize(
    "piece", ["<", "<p", "<!--", "<script>", "</script>", "<a href='", "&", "&#", "<nav><nav>", "\x01\x02 "]
)
def test_hostile_markup_takes_no_longer_than_any_other(piece: str) -> None:
    started = process_time()
    cheap_text(piece * (1_000_000 // len(piece)))
    assert process_time() - started < 5
