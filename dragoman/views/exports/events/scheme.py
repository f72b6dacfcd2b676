"""What PLOVER and CAMEO tell of an event by its type or code alone: quad class, scale, contexts."""

from functools import cache

from dragoman.days import is_day
from dragoman.views.exports.events.told import Told
from dragoman.vocabulary import load


def quad_of_type(kind: str) -> int | None:
    """CONSULT: 1, verbal cooperation; nothing for a type that PLOVER has not."""
    quad = turned("plover", "quads").get(kind)
    return int(quad) if quad else None


def quad_of_code(code: str) -> int | None:
    """046: 1; 1823: 4; nothing for what is no code."""
    quad = turned("cameo", "quads").get(root_of(code) or "")
    return int(quad) if quad else None


def root_of(code: str) -> str | None:
    """046: "04"; nothing for what is no code."""
    return code[:2] if code.isascii() and code.isdigit() and 2 < len(code) < 5 else None


def quad_name(quad: int | None) -> str:
    """1: "VERBAL COOPERATION"."""
    return "" if quad is None else str(load("plover")["quad-names"][str(quad)])


def scale_of(kind: str) -> float | None:
    """CONSULT: 2.1, on the scale of PLOVER's manual."""
    score: float | None = load("plover")["scale"].get(kind)
    return score


def goldstein_of(code: str) -> float | None:
    """046: 7.0; nothing for a code that the published table has not."""
    score = turned("cameo", "goldstein").get(code)
    return float(score) if score else None


def code_of(told: Told) -> str | None:
    """The CAMEO code of an event: its own, else that of its PLOVER type and mode where these have but one."""
    modes = load("cameo")["of-plover"].get(told.event.type, {})
    return told.event.cameo or modes.get(told.event.mode or "")


def contexts_of(told: Told) -> list[str]:
    """PLOVER's contexts of an event, as far as they are known: by its code, by what positions are about, by its day."""
    code = told.event.cameo or ""
    by_code = turned("plover", "contexts-of-codes")
    by_issue = turned("plover", "contexts-of-issues")
    found = {by_code.get(code) or by_code.get(code[:3]), *map(by_issue.get, told.issues)}
    future = ["future"] if lies_ahead(told) else []
    return [*sorted(one for one in found if one), *future]


def lies_ahead(told: Told) -> bool:
    """Whether an event is of a day after its report."""
    published = told.report.published if told.report else None
    return bool(told.when and published and is_day(published) and told.when.day > published)


@cache
def turned(name: str, table: str) -> dict[str, str]:
    """A table of lists the other way round: {"1": ["AGREE"]} as {"AGREE": "1"}."""
    return {one: key for key, ones in load(name)[table].items() for one in ones}
