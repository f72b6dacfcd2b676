from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import KnownMeeting
from dragoman.record.codes import members, negotiating

KNOWN = {"JAM", "HTI", "NORTH-SALT", "NORTH-SALT-LEAGUE"}


def test_a_known_code_is_itself() -> None:
    assert members("NORTH-SALT-LEAGUE", KNOWN) == ("NORTH-SALT-LEAGUE",)


def test_a_joined_code_is_taken_apart_whatever_hyphens_its_parts_have() -> None:
    assert members("HTI-JAM-NORTH-SALT", KNOWN) == ("HTI", "JAM", "NORTH-SALT")


def test_a_code_with_an_unknown_part_is_none() -> None:
    assert members("HTI-XXX", KNOWN) is None
    assert members("", KNOWN) is None
    assert members("-" * 100_000, KNOWN) is None


@given(st.lists(st.sampled_from(sorted(KNOWN)), min_size=1, max_size=5))
def test_joined_codes_come_apart_into_known_ones(codes: list[str]) -> None:
    found = members("-".join(codes), KNOWN)
    assert found is not None
    assert "-".join(found) == "-".join(codes)


def test_who_mediates_oftener_than_it_negotiates_is_no_side() -> None:
    through = KnownMeeting(id="m1", parties=("JAM", "HTI"), mediators=("PAN",))
    misread = KnownMeeting(id="m2", parties=("JAM", "PAN"))
    assert negotiating([through, through, misread]) == ("JAM", "HTI")
    assert negotiating([through, misread]) == ("JAM", "HTI", "PAN")
