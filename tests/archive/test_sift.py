"""Pages weighed together: all of them, in order, and never more than memory has room for."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.archive.sift import HEAVY, TOGETHER, in_batches
from dragoman.model import Failure
from dragoman.sources.items import Item

LARGE = bytes(HEAVY // 3 + 1)
KINDS: dict[str, Item | Failure] = {
    "small": Item("small", "page", b"<p>Talks</p>"),
    "large": Item("large", "pdf", LARGE),
    "row": Item("row", "row", {"text": "Talks"}),
    "failure": Failure(name="failure", reason="It cannot be read."),
}


@given(st.lists(st.sampled_from(sorted(KINDS)), max_size=200))
def test_however_large_pages_are_a_few_are_held_at_once_and_none_is_left_out(kinds: list[str]) -> None:
    batches = list(in_batches(KINDS[kind] for kind in kinds))
    assert [one.name for batch in batches for one in batch] == kinds
    for batch in batches:
        assert 1 <= len(batch) <= TOGETHER
        assert sum(one.name == "large" for one in batch) <= 3
    assert all(len(batch) == TOGETHER or batch[-1].name == "large" for batch in batches[:-1])
