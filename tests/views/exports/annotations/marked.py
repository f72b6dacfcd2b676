"""What tests of marks begin with: parts with letters outside the first plane, and what is expected of them."""

from collections.abc import Iterable

from hypothesis import HealthCheck, settings
from msgspec.structs import replace

from dragoman.model import Reading
from dragoman.views.exports.annotations.marks import Marked, marked_reports
from dragoman.views.exports.parts import Part, as_it_stands
from tests.made import TEXT, lighthouse

FAST = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
ASTRAL = f"😀 𝕷𝖎𝖌𝖍𝖙 \U0001f1ef\U0001f1f2 {TEXT}"


def seen_to(status: str = "confirmed", text: str = ASTRAL) -> Part:
    """The lighthouse with astral letters before it; somebody has seen to all statements but the last."""
    reading: Reading = lighthouse(text=text)
    *some, last = reading.statements
    checked = (replace(one, status=status, by=("ana", "ben")) for one in some)
    return Part(None, as_it_stands(replace(reading, statements=(*checked, last))))


def marked_in(parts: Iterable[Part]) -> list[Marked]:
    return [one for part in parts for one in marked_reports(part)]


def fit(text: str) -> str:
    """A text as XML 1.0 can hold it, told by the recommendation's own list of characters."""
    return "".join(one if allowed(ord(one)) else "\ufffd" for one in text)


def allowed(code: int) -> bool:
    return code in (9, 10, 13) or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000
