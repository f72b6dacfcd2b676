import time

from dragoman.views.web.report.versions import Run, changes
from tests.builders import report


def test_changed_words_stand_in_their_paragraph() -> None:
    old, new = report("They agreed.\n\nIt rained."), report("They refused.\n\nIt rained.")
    assert changes(old, new) == [
        [Run("same", "They"), Run("old", "agreed."), Run("new", "refused.")],
        [Run("same", "It rained.")],
    ]


def test_unchanged_paragraphs_far_from_a_change_are_left_out() -> None:
    lines = [f"Paragraph {n}." for n in range(9)]
    shown = changes(report("\n\n".join(lines)), report("\n\n".join([*lines[:4], "Nothing like it at all", *lines[5:]])))
    assert shown[0] is None
    assert shown[-1] is None
    assert [Run("same", "Paragraph 3.")] in shown
    assert [Run("same", "Paragraph 1.")] not in shown


def test_added_and_dropped_paragraphs_stand_alone() -> None:
    old, new = report("One.\n\nTwo.\n\nThree."), report("One.\n\nThree.\n\nFour more words.")
    assert [Run("old", "Two.")] in changes(old, new)
    assert [Run("new", "Four more words.")] in changes(old, new)


def test_two_versions_with_the_same_words_show_nothing() -> None:
    assert changes(report("One.\n\nTwo."), report("One.\nTwo.")) == []


def test_versions_of_very_many_lines_are_compared_at_once() -> None:
    same = ["a"] * 20_000
    old, new = report("\n".join(["first", *same, "last"])), report("\n".join(["first", *same, "b", *same, "last"]))
    begun = time.process_time()
    shown = changes(old, new)
    assert time.process_time() - begun < 2
    assert [Run("new", "b")] in shown
    assert [Run("old", "last")] not in shown


def test_no_more_is_shown_of_a_change_than_a_page_has_room_for() -> None:
    old, new = report("one word\n" * 50_000), report("another word\n" * 50_000)
    shown = changes(old, new)
    assert len(shown) < 15_000
    assert shown[-1] is None
