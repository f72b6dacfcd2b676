"""Who may come in: accounts, sessions and tokens, of which the store keeps nothing that opens it."""

from datetime import UTC, datetime, timedelta
from typing import Literal

import pytest

from dragoman.errors import UsageError
from dragoman.store import Store
from dragoman.store.accounts import hasher

PASSWORD = " ".join(("under", "the", "lamp"))


@pytest.fixture
def open_house(store: Store, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A store with two accounts, whose hashes cost little."""
    from argon2 import PasswordHasher

    cheap = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    monkeypatch.setattr("dragoman.store.accounts.hasher", lambda: cheap)
    store.keep_account("ana", "admin", PASSWORD)
    store.keep_account("ben", "coder")
    return store


class Clock:
    def __init__(self) -> None:
        self.moment = datetime(2026, 3, 1, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment

    def goes_on(self, **by: float) -> None:
        self.moment += timedelta(**by)


@pytest.fixture
def clock(open_house: Store) -> Clock:
    clock = Clock()
    open_house.clock = clock
    return clock


def test_accounts_stand_in_order_of_their_names_with_what_they_may_do(open_house: Store) -> None:
    assert [(one.name, one.role, one.has_password) for one in open_house.accounts()] == [
        ("ana", "admin", True),
        ("ben", "coder", False),
    ]
    assert open_house.account("zoe") is None


def test_a_password_fits_its_owner_and_nobody_else(open_house: Store) -> None:
    assert open_house.password_fits("ana", PASSWORD)
    assert not open_house.password_fits("ana", f"{PASSWORD}.")
    assert not open_house.password_fits("ben", "")
    assert not open_house.password_fits("zoe", PASSWORD)


def test_a_password_is_kept_as_a_hash_and_stands_in_no_journal(open_house: Store) -> None:
    kept = open_house.database.value("SELECT password FROM account WHERE name = 'ana'")
    assert kept.startswith("$argon2id$")
    assert PASSWORD not in kept
    assert open_house.log() == []


def test_a_hash_of_weaker_days_is_made_anew_when_its_password_is_next_given(
    open_house: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    weak = open_house.database.value("SELECT password FROM account WHERE name = 'ana'")
    monkeypatch.setattr("dragoman.store.accounts.hasher", hasher)
    key = open_house.new_session("ana")
    assert open_house.password_fits("ana", PASSWORD)
    strong = open_house.database.value("SELECT password FROM account WHERE name = 'ana'")
    assert strong != weak
    assert not hasher().check_needs_rehash(strong)
    assert open_house.password_fits("ana", PASSWORD)
    assert open_house.session(key) is not None


def test_where_nobody_has_the_name_a_hash_is_compared_all_the_same(
    open_house: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    from argon2 import PasswordHasher

    compared = []

    class Counting(PasswordHasher):
        def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:  # noqa: A002
            compared.append(hash)
            return super().verify(hash, password)

    counting = Counting(time_cost=1, memory_cost=64, parallelism=1)
    monkeypatch.setattr("dragoman.store.accounts.hasher", lambda: counting)
    for name in ("ana", "ben", "zoe"):
        open_house.password_fits(name, "no such lamp")
    assert len(compared) == 3


@pytest.mark.parametrize("name", ["", " ana", "a\nb", "x" * 61, "\ud800"])
def test_a_name_that_is_none_makes_no_account(store: Store, name: str) -> None:
    with pytest.raises(UsageError, match="Nobody can be called"):
        store.keep_account(name, "reader")


def test_an_unknown_role_and_a_short_password_are_told_of(store: Store) -> None:
    with pytest.raises(UsageError, match="Unknown role 'king'"):
        store.keep_account("ana", "king")  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="8 characters or more"):
        store.keep_account("ana", "reader", "short")


def test_a_new_password_ends_all_sessions_and_a_new_role_none(open_house: Store) -> None:
    key = open_house.new_session("ana")
    open_house.keep_account("ben", "admin")
    open_house.keep_account("ana", "reader")
    account = open_house.session(key)
    assert account is not None
    assert account.role == "reader"
    assert open_house.password_fits("ana", PASSWORD)
    open_house.keep_account("ana", "reader", "another lamp by night")
    assert open_house.session(key) is None


def test_an_account_that_is_dropped_takes_its_keys_with_it(open_house: Store) -> None:
    session, token = open_house.new_session("ben"), open_house.new_token("ben", "notebook")
    open_house.drop_account("ben")
    assert open_house.session(session) is None
    assert open_house.account_of_token(token) is None
    with pytest.raises(UsageError, match="no account 'ben'"):
        open_house.drop_account("ben")


def test_a_session_runs_out_by_itself_and_one_that_is_to_last_does_so_later(open_house: Store, clock: Clock) -> None:
    short, lasting = open_house.new_session("ana", lasting=False), open_house.new_session("ana", lasting=True)
    clock.goes_on(hours=13)
    assert open_house.session(short) is None
    assert open_house.session(lasting) is not None
    clock.goes_on(days=30)
    assert open_house.session(lasting) is None


def test_sessions_that_have_run_out_are_swept_away_by_the_next_one(open_house: Store, clock: Clock) -> None:
    open_house.new_session("ana")
    clock.goes_on(days=1)
    open_house.new_session("ben")
    assert open_house.database.column("SELECT name FROM session") == ["ben"]


def test_a_session_ends_when_its_owner_leaves(open_house: Store) -> None:
    key = open_house.new_session("ana")
    open_house.end_session(key)
    assert open_house.session(key) is None


def test_what_the_store_keeps_of_a_key_does_not_open_it(open_house: Store) -> None:
    session, token = open_house.new_session("ana"), open_house.new_token("ana", "notebook")
    kept = open_house.database.column("SELECT digest FROM session UNION SELECT digest FROM token")
    assert not {session, token} & set(kept)
    assert all(open_house.session(one) is None and open_house.account_of_token(one) is None for one in kept)


def test_a_token_opens_its_account_until_it_is_dropped(open_house: Store) -> None:
    token = open_house.new_token("ben", "notebook")
    account = open_house.account_of_token(token)
    assert account is not None
    assert (account.name, account.role) == ("ben", "coder")
    with pytest.raises(UsageError, match="has a token 'notebook' already"):
        open_house.new_token("ben", "notebook")
    open_house.drop_token("ben", "notebook")
    assert open_house.account_of_token(token) is None
    assert open_house.tokens("ben") == []


def test_that_a_token_was_used_is_noted_once_a_minute_at_most(open_house: Store, clock: Clock) -> None:
    token = open_house.new_token("ben", "notebook")
    used = []
    for _ in range(4):
        clock.goes_on(seconds=25)
        open_house.account_of_token(token)
        used.append(open_house.tokens("ben")[0].used)
    assert used == ["2026-03-01T09:00:25+00:00"] * 3 + ["2026-03-01T09:01:40+00:00"]


def test_nobody_without_an_account_gets_a_key(store: Store) -> None:
    with pytest.raises(UsageError, match="no account 'zoe'"):
        store.new_session("zoe")
    with pytest.raises(UsageError, match="no account 'zoe'"):
        store.new_token("zoe", "notebook")


def test_the_last_admin_stays_one_while_others_have_accounts(open_house: Store) -> None:
    with pytest.raises(UsageError, match="ana is the last admin"):
        open_house.drop_account("ana")
    with pytest.raises(UsageError, match="ana is the last admin"):
        open_house.keep_account("ana", "coder")
    open_house.keep_account("ben", "admin")
    open_house.drop_account("ana")
    open_house.drop_account("ben")
    assert open_house.accounts() == []


@pytest.mark.parametrize("name", ["dragoman", "Dragoman", "machine", "the program"])
def test_nobody_is_called_as_the_program_is(store: Store, name: str) -> None:
    with pytest.raises(UsageError, match="what the program itself is called"):
        store.keep_account(name, "coder", "a ferry at dawn")
    assert store.account(name) is None
