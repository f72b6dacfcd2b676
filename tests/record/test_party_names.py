import pytest

from dragoman.errors import UsageError
from dragoman.record.party_names import parties_called, party_called


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("TUN", "TUN"),
        ("tun", "TUN"),
        ("tunisia", "TUN"),
        ("  Republic of Tunisia ", "TUN"),
        ("COTE D'IVOIRE", "CIV"),
        ("Côte d’Ivoire", "CIV"),
        ("U.N.", "UNO"),
        ("united nations", "UNO"),
        ("WORLD-BANK", "WORLD-BANK"),
        ("Commonwealth", "COMMONWEALTH"),
    ],
)
def test_a_party_is_known_by_its_code_and_by_its_names(name: str, code: str) -> None:
    assert party_called(name).code == code


@pytest.mark.parametrize("name", ["XYZ", "", "!!", "\x1b[31m", "TUN-DZA"])
def test_an_unknown_party_is_told_with_the_way_out(name: str) -> None:
    with pytest.raises(UsageError) as told:
        party_called(name)
    assert f"Unknown party {name!r}. Write a code or a name: TUN, Tunisia." in str(told.value)


def test_a_name_that_is_nearly_one_is_led_to_its_code() -> None:
    with pytest.raises(UsageError, match=r"^Unknown party 'Tunesia'\. Did you mean TUN\?$"):
        party_called("Tunesia")


def test_a_name_of_two_parties_is_told_with_their_codes() -> None:
    with pytest.raises(UsageError, match=r"^Party 'Congo' can be COD or COG\. Write one of these codes\.$"):
        party_called("Congo")
    assert [party.code for party in parties_called("Congo")] == ["COD", "COG"]


def test_a_group_goes_by_each_code_that_a_report_can_give_it() -> None:
    party = party_called("Hezbollah")
    assert party.goes_by("HEZBOLLAH")
    assert party.goes_by("HIZBULLAH")
    assert not party.goes_by("LBN")


def test_a_state_goes_by_its_own_code_alone() -> None:
    assert not party_called("China").goes_by("PRC")
