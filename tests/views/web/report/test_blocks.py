from dragoman.model import Report
from dragoman.views.known.paragraphs import LONGEST
from dragoman.views.web.report.blocks import BESIDE, ROOM, blocks_of, pages_of
from dragoman.views.web.report.entries import Place
from tests.builders import report
from tests.made import statement

TEXT = "A title\n\nOne paragraph.\n\nAnother one."


def place(start: int) -> Place:
    of = report(TEXT)
    return Place("statement", statement(of, 1, "One", kind="direct"), ((start, start + 1),), start, 1)


def test_entries_stand_beside_the_paragraph_in_which_they_begin() -> None:
    blocks = blocks_of(report(TEXT), [place(9), place(12), place(30)])
    assert [len(block.beside) for block in blocks] == [0, 2, 1]


def test_many_entries_of_one_paragraph_take_blocks_without_words() -> None:
    blocks = blocks_of(report(TEXT), [place(9)] * (2 * BESIDE + 1))
    assert [(block.start, block.end, len(block.beside)) for block in blocks if block.beside] == [
        (9, 23, BESIDE),
        (23, 23, BESIDE),
        (23, 23, 1),
    ]


def test_a_long_paragraph_is_cut_at_spaces_and_nothing_is_lost() -> None:
    for word in ("word ", "x"):
        of = report(word * 2 * LONGEST)
        blocks = blocks_of(of, [])
        assert len(blocks) > 1
        assert [block.number for block in blocks] == [1, *[None] * (len(blocks) - 1)]
        assert "".join(of.text[block.start : block.end] for block in blocks) == of.text[slice(*of.paragraphs[0])]


def test_paragraphs_that_overlap_or_lie_outside_are_put_in_order() -> None:
    of = Report(id="x", name="x", text=TEXT, paragraphs=((0, 20), (5, 30), (25, 999), (3, 2)))
    assert [(block.start, block.end) for block in blocks_of(of, [])] == [(0, 20), (20, 30), (30, len(TEXT))]


def test_the_title_is_known_where_it_is_the_first_paragraph() -> None:
    assert [block.title for block in blocks_of(report(TEXT, title="A title"), [])] == [True, False, False]
    assert not any(block.title for block in blocks_of(report(TEXT, title="Another title"), []))


def test_a_page_ends_where_its_room_does() -> None:
    of = report("\n\n".join("word " * 1000 for _ in range(40)))
    blocks = blocks_of(of, [])
    pages = pages_of(blocks, [])
    assert [block for page in pages for block in page] == blocks
    assert all(sum(block.cost for block in page) <= ROOM for page in pages)
    assert len(pages) > 1
