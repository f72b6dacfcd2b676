"""A name and a password against the accounts of a store."""

from threading import BoundedSemaphore

from starlette.requests import Request

from dragoman.store import Store
from dragoman.views.web.safety.cookies import key_of

AT_ONCE = BoundedSemaphore(2)  # a password takes much memory to check


class TooManyError(Exception):
    """Too many passwords did not fit; `wait` seconds until the next may be tried."""

    def __init__(self, wait: int) -> None:
        super().__init__(f"Too many passwords did not fit. Try again in {wait} {'second' if wait == 1 else 'seconds'}.")
        self.wait = wait


def signed_in(request: Request, store: Store, name: str, password: str, lasting: bool = False) -> str | None:
    """The key of a new session, also where there was one before; None where the password does not fit."""
    if not known_password(request, store, name, password):
        return None
    before = key_of(request)
    if before is not None:
        store.end_session(before)
    key = store.new_session(name, lasting)
    request.app.state.seen.begin(key, lasting)
    return key


def known_password(request: Request, store: Store, name: str, password: str) -> bool:
    """Whether a password is somebody's, as often as may be tried."""
    address = request.client.host if request.client else ""
    guesses = request.app.state.guesses
    wait = guesses.wait(name, address)
    if wait:
        raise TooManyError(wait)
    with AT_ONCE:
        fits = store.password_fits(name, password)
    if fits:
        guesses.fitted(name)
    else:
        guesses.failed_with(name, address)
    return bool(fits)
