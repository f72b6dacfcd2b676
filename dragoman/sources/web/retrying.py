"""When a request is made again, and after which pause."""

from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from dragoman.sources.url import UnansweredError

PASSING = {408, 425, 429, 500, 502, 503, 504}  # statuses of which a host may think better
TRIES = 3
LONGEST = 30.0  # seconds of a pause that nobody asked for
DAY = 86_400.0  # seconds: who asks for more is asked again tomorrow


def retrying(paused: Callable[[str, float], None], wait: Callable[[float], None], jitter: float) -> Callable[..., Any]:
    """What makes a call with an address several times, as long as its trouble is passing."""
    from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_attempt, wait_exponential_jitter

    growing = wait_exponential_jitter(initial=1.0, max=LONGEST, jitter=jitter)

    def pause(state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        asked = asked_pause(error) if isinstance(error, UnansweredError) else 0.0
        seconds = asked or growing(state)
        paused(state.args[0], seconds)
        return seconds

    return Retrying(
        stop=stop_after_attempt(TRIES), wait=pause, retry=retry_if_exception(is_passing), sleep=wait, reraise=True
    )


def is_passing(error: BaseException) -> bool:
    """Whether the same request may be answered a little later."""
    return isinstance(error, UnansweredError) and (error.status is None or error.status in PASSING)


def asked_pause(error: UnansweredError) -> float:
    """The seconds of Retry-After: 120, or Wed, 21 Oct 2015 07:28:00 GMT; 0 where it says nothing that is understood."""
    asked = (error.retry_after or "").strip()
    if not asked or error.status not in PASSING:
        return 0.0
    if asked.isdecimal():
        return min(float(asked[:9]), DAY)
    try:
        day = parsedate_to_datetime(asked)
    except (ValueError, TypeError, OverflowError):
        return 0.0
    aware = day if day.tzinfo else day.replace(tzinfo=UTC)
    return min(max((aware - datetime.now(UTC)).total_seconds(), 0.0), DAY)
