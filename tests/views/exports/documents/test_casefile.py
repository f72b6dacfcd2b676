"""The case file: one page, in which everything leads to its words and back."""

import json
import re
from collections import Counter
from typing import Any

import msgspec
from lxml import html

from dragoman.model import ProcessRecord
from dragoman.views.exports.documents.casefile.anchors import Anchors, spans_of
from dragoman.views.exports.parts import Part, as_it_stands, parts_of_value
from tests.made import hostile, lighthouse
from tests.views.exports.documents.conftest import Written


def page_of(made: bytes) -> Any:
    return html.document_fromstring(made.decode())


def test_every_link_leads_somewhere_and_no_place_is_there_twice(write: Written, processes: list[Part]) -> None:
    for part in processes:
        page = page_of(write("casefile", part))
        places = Counter(page.xpath("//@id"))
        assert {place for place, number in places.items() if number > 1} == set()
        inside = {one[1:] for one in page.xpath("//a/@href") if one.startswith("#")}
        assert inside <= places.keys()
        assert inside


def test_an_entry_leads_to_its_words_and_the_words_lead_back(write: Written, rioverde: Part) -> None:
    page = page_of(write("casefile", rioverde))
    texts = {report.id: report.text for report in rioverde.record.reports}
    for section, letter in (("positions", "p"), ("statements", "s"), ("meetings", "m")):
        for number, entry in enumerate(getattr(rioverde.record, section), 1):
            item = page.get_element_by_id(f"{letter}{number}")
            for which, span in enumerate(spans_of(entry), 1):
                assert item.xpath(f".//a[@href='#w-{letter}{number}-{which}']")
                mark = page.get_element_by_id(f"w-{letter}{number}-{which}")
                back = mark.getparent().xpath(f".//a[@href='#{letter}{number}']") or mark.xpath(
                    f"following::a[@href='#{letter}{number}']"
                )
                assert back
                words = re.sub(r"\s+", " ", texts[span.report][span.start : span.start + 8])
                assert re.sub(r"\s+", " ", "".join(mark.itertext())).startswith(words[:1])


def test_the_text_stands_letter_for_letter(write: Written, rioverde: Part) -> None:
    page = page_of(write("casefile", rioverde))
    for number, report in enumerate(rioverde.record.reports, 1):
        text = page.get_element_by_id(f"r{number}").find_class("text")[0]
        for sign in text.find_class("ref"):
            sign.drop_tree()
        assert re.sub(r"\s+", "", text.text_content()) == re.sub(r"\s+", "", report.text)


def test_the_record_lies_in_it_and_is_read_again(write: Written, rioverde: Part) -> None:
    page = page_of(write("casefile", rioverde))
    (inside,) = page.xpath("//script[@id='record']/text()")
    assert msgspec.json.decode(str(inside), type=ProcessRecord) == rioverde.record
    (again,) = parts_of_value(json.loads(inside), "record.json")
    assert isinstance(again, Part)
    assert again.record == rioverde.record


def test_without_texts_only_the_words_that_entries_rest_on_are_in_it(write: Written) -> None:
    part = Part("lighthouse", as_it_stands(lighthouse()))
    made = write("casefile", part, texts=False).decode()
    assert "We shall not hand over the lamp" in made
    assert "with Panama in the chair" not in made
    assert "with Panama in the chair" in write("casefile", part).decode()
    (inside,) = page_of(made.encode()).xpath("//script[@id='record']/text()")
    record = msgspec.json.decode(str(inside), type=ProcessRecord)
    for before, after in zip(part.record.positions, record.positions, strict=True):
        for one, other in zip(before.evidence, after.evidence, strict=True):
            assert (
                part.record.reports[0].text[one.start : one.end]
                == record.reports[0].text[other.start : other.end]
                != ""
            )


def test_hostile_words_are_only_words(write: Written) -> None:
    for texts in (True, False):
        page = page_of(write("casefile", Part("</script><b>", as_it_stands(hostile())), texts=texts))
        assert len(page.xpath("//script")) == 2
        assert not page.xpath("//img | //@onerror | //@style | //link | //iframe | //form")
        assert not [one for one in page.xpath("//a/@href") if not one.startswith("#")]


def test_it_may_load_nothing_and_run_only_its_own_script(write: Written, rioverde: Part) -> None:
    page = page_of(write("casefile", rioverde))
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert re.search(r"script-src 'sha256-[\w+/]+=*';", policy)


def test_what_is_suggested_and_what_is_confirmed_look_different(write: Written, partly_checked: Part) -> None:
    page = page_of(write("casefile", partly_checked))
    assert page.xpath("//li[@id='p1']//span[contains(@class, 'stance') and contains(@class, 'confirmed')]")
    assert "confirmed by ana" in page.get_element_by_id("p1").text_content()
    assert not page.xpath("//li[@id='p2']//span[contains(@class, 'stance') and contains(@class, 'confirmed')]")


def test_an_anchor_is_found_by_section_and_id(rioverde: Part) -> None:
    at = Anchors(rioverde.record)
    assert at.of("positions", rioverde.record.positions[4].id) == "p5"
    assert at.of("positions", "nothing") is None
