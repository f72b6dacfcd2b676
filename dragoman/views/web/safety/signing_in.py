"""A name and a password against the accounts of a store."""

from threading import BoundedSemaphore

from starlette.requests import Request

from dragoman.store import Store
from dragoman.views.web.safety.cookies import key_of
from dragoman.views.web.safety.guessing import Guesses

AT_ONCE = BoundedSemaphore(2)  # a password takes much memory to check
IN_LINE = BoundedSemaphore(10)  # who waits for that holds up a part of the server


class TooManyError(Exception):
    """Too many passwords did not fit, or too many are tried; `wait` seconds until the next may be tried."""

    def __init__(self, wait: int, why: str = "Too many passwords did not fit.") -> None:
        super().__init__(f"{why} Try again in {wait} {'second' if wait == 1 else 'seconds'}.")
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
    guesses: Guesses = request.app.state.guesses
    check_guesses(guesses, name, address)
    if not IN_LINE.acquire(blocking=False):
        raise TooManyError(2, "Very many are signing in.")
    try:
        with AT_ONCE:
            check_guesses(guesses, name, address)  # of what was sent at once, most has not fitted by now
            fits = bool(store.password_fits(name, password))
            if fits:
                guesses.fitted(name)
            else:
                guesses.failed_with(name, address)
    finally:
        IN_LINE.release()
    return fits


def check_guesses(guesses: Guesses, name: str, address: str) -> None:
    wait = guesses.wait(name, address)
    if wait:
        raise TooManyError(wait)
