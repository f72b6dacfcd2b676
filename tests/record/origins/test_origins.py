import tomllib
from itertools import permutations
from pathlib import Path

import pytest

from dragoman.model import Copy, Reading
from dragoman.record.origins import find_copies, origins_of
from dragoman.record.origins.credits import credit_of
from dragoman.record.origins.shingles import keys_of
from dragoman.record.told import Told, told_in_order
from tests.builders import report

TEXTS = {
    name: text.strip()
    for name, text in tomllib.loads((Path(__file__).parent / "wire.toml").read_text(encoding="utf-8")).items()
}
WIRE = {"published": "2011-05-04", "outlet": "Sahel Wire", "dateline": "N'DJAMENA, May 4, 2011 (Sahel Wire)"}
LANTERN = {"published": "2011-05-05", "outlet": "THE DIFFA LANTERN", "dateline": WIRE["dateline"]}
FACTS = {"wire": WIRE, "copy": LANTERN, "excerpt": {"published": "2011-05-06"}, "other": {"published": "2011-05-04"}}


def readings(*names: str, **changed: dict[str, str]) -> list[Reading]:
    facts = {name: FACTS[name] | changed.get(name, {}) for name in names}
    return [Reading(report=report(TEXTS[name], name=name, **facts[name])) for name in names]


def told(*names: str, **changed: dict[str, str]) -> tuple[Told, ...]:
    return told_in_order(readings(*names, **changed))


def named(copies: tuple[Copy, ...], among: tuple[Told, ...]) -> set[tuple[str, str]]:
    names = {one.report: one.reading.report.name for one in among}
    return {(names[copy.original], names[copy.copy]) for copy in copies}


def test_a_paper_that_prints_an_agencys_text_is_its_copy_and_says_why() -> None:
    both = told("copy", "wire")
    (copy,) = find_copies(both)
    assert named((copy,), both) == {("wire", "copy")}
    assert copy.reason.endswith("stand in both; credits Sahel Wire")
    assert copy.score > 0.7


def test_on_the_same_day_the_one_that_credits_the_other_is_the_copy() -> None:
    both = told("copy", "wire", copy={"published": "2011-05-04"})
    assert named(find_copies(both), both) == {("wire", "copy")}


def test_a_paragraph_printed_alone_is_a_copy_too() -> None:
    both = told("wire", "excerpt")
    assert named(find_copies(both), both) == {("wire", "excerpt")}


def test_all_copies_of_a_text_go_back_to_the_same_original() -> None:
    three = told("wire", "copy", "excerpt")
    assert named(find_copies(three), three) == {("wire", "copy"), ("wire", "excerpt")}
    (origin,) = origins_of(three, find_copies(three))
    assert (len(origin.reports), origin.outlets) == (3, ("Sahel Wire", "THE DIFFA LANTERN"))


def test_another_report_of_the_same_press_conference_is_an_origin_of_its_own() -> None:
    both = told("wire", "other")
    assert find_copies(both) == ()
    assert [len(origin.reports) for origin in origins_of(both, ())] == [1, 1]


def test_the_same_words_after_a_month_are_no_copy() -> None:
    assert find_copies(told("wire", "copy", copy={"published": "2011-06-05"})) == ()


def test_a_notice_that_comes_daily_in_the_same_words_with_other_figures_is_no_copy() -> None:
    notice = (
        "The commission said that {} trucks with {} tonnes of flour passed the bridge at Sarh between 6:{} and {}:30. "
        "The passage is watched by both sides under the rules that were agreed in the spring, and a note of each day "
        "is sent to the two capitals in the evening by the secretary of the commission, who signs it for all members."
    )
    texts = [notice.format(*figures) for figures in ((14, 210, 10, 17), (9, 133, 45, 16))]
    both = told_in_order(Reading(report=report(text, name=text[:30], published="2011-05-04")) for text in texts)
    assert find_copies(both) == ()


def test_a_papers_own_day_over_the_text_is_no_figure_of_it() -> None:
    text = (
        "The two governments agreed on Friday that herders may water their camels at the wells of Kalait again, an "
        "official of the commission told reporters after the second session, which was held in a tent by the road "
        "to Sarh because the only hall of the town had been flooded in the night by the first rain of the season."
    )
    texts = [f"Wells open again\n\nSarh Mail, {day}, 2011\n\n{text}" for day in ("May 4", "May 5")]
    both = told_in_order(
        Reading(report=report(text, name=text[:30], published=f"2011-05-0{n}")) for n, text in enumerate(texts, 4)
    )
    assert len(find_copies(both)) == 1


def test_the_order_of_reports_plays_no_part() -> None:
    outcomes = {find_copies(told_in_order(some)) for some in permutations(readings("wire", "copy", "excerpt", "other"))}
    assert len(outcomes) == 1


def test_copies_share_a_key_and_strangers_none() -> None:
    wire, copy, other = (set(keys_of(TEXTS[name])) for name in ("wire", "copy", "other"))
    assert wire & copy
    assert not wire & other
    assert keys_of("") == ()


@pytest.mark.parametrize(
    ("text", "facts", "credit"),
    [
        ("The bridge is open again, according to the Interfax news agency.", {}, "Interfax"),
        ("The bridge is open again, Xinhua reported on Friday.", {}, "Xinhua"),
        ("The bridge is open again.\n\n- Reuters", {}, "Reuters"),
        ("The bridge is open again.\n\n- Reuters", {"outlet": "Reuters"}, None),
        ("The bridge is open again.", {"dateline": "SARH, May 4 (Sahel Wire)", "outlet": "Lantern"}, "Sahel Wire"),
        ("The bridge is open again.", {"dateline": "SARH, May 4 (SW)", "outlet": "Sahel Wire"}, None),
        ("The minister of the Beta region said the bridge is open.", {}, None),
    ],
)
def test_a_report_says_whom_it_credits(text: str, facts: dict[str, str], credit: str | None) -> None:
    assert credit_of(report(text, **facts)) == credit
