"""Templates: everything that is put into one is escaped; what a report says is shown without control characters."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request

from dragoman.views.known.heading import between
from dragoman.views.text import clean, in_place, sentence_case, shortened
from dragoman.views.words import issue, labels, office, on_issue, ordinal, outcome, written_date


@cache
def templates() -> Environment:
    """The one environment. Filters: `words` for anything that comes from a report, `day`, `issue`, `sign`, `stance`."""
    environment = Environment(
        loader=PackageLoader("dragoman.views.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "words": lambda text: clean(text or ""),
        "brief": lambda text, room=220: shortened(clean(text or ""), room),
        "piece": in_place,
        "day": lambda day: written_date(day) or "day not given",
        "issue": issue,
        "on_issue": on_issue,
        "office": office,
        "ordinal": ordinal,
        "sentence": sentence_case,
        "sign": sign,
        "counted": counted,
        "in_place": in_place,
        "label": label,
        "here": here,
        "called": lambda known: between(known) or clean(known.process),
        "wording": lambda label: labels("kinds").get(label, label),
        "hedge": lambda label: labels("hedges").get(label, label),
        "outcome": outcome,
    }
    environment.globals["show"] = environment.get_template("macros.html").module
    return environment


def sign(stance: str | None) -> str:
    """▲ for demands."""
    return str(labels("stances")[stance]["sign"]) if stance else "–"


def counted(number: int, noun: str, nouns: str | None = None) -> str:
    """1 report, 1,200 reports, 2 people."""
    return f"{number:,} {noun if number == 1 else nouns or f'{noun}s'}"


def label(value: str, field: str) -> str:
    """A label of a field in words: head of state, talks go on, word for word; itself where it needs none."""
    if field == "office":
        return office(value) or "no office"
    tables = {"outcome": "outcomes", "kind": "kinds", "hedges": "hedges"}
    words: str = labels(tables[field]).get(value, value) if field in tables else value
    return words.replace("-", " ") if words == value else words


def here(request: Request) -> str:
    """The address of this page without the path that a proxy puts before it, for a form to come back to."""
    path: str = request.url.path.removeprefix(request.app.state.settings.root)
    return f"{path}?{request.url.query}" if request.url.query else path
