"""Templates of documents: everything that is put into one is escaped, and a page may load nothing."""

import base64
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from dragoman.surrogates import whole
from dragoman.views.text import clean, sentence_case, shortened
from dragoman.views.words import issue, labels, office, outcome, written_date

PLACE = "dragoman.views.exports.documents"


@cache
def templates() -> Environment:
    """The one environment. `words` is for anything that comes from a report."""
    environment = Environment(
        loader=PackageLoader(PLACE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {
        "words": lambda text: clean(text or ""),
        "brief": lambda text, room: shortened(clean(text or ""), room),
        "day": lambda day: written_date(day) or "day not given",
        "issue": issue,
        "office": office,
        "sentence": sentence_case,
        "sign": lambda stance: labels("stances")[stance]["sign"] if stance else "–",
        "outcome": outcome,
        "kind": lambda label: labels("kinds").get(label, label),
        "hedge": lambda label: labels("hedges").get(label, label),
        "web": lambda url: url if is_web(url) else "",
    }
    return environment


def is_web(url: str | None) -> bool:
    """Whether an address may be a link: it leads to the web and holds no sign that a page could take for another."""
    return bool(url) and (url or "").startswith(("http://", "https://")) and not set(url or "") & set(" \"'<>`\\\n\t\r")


def styles(*names: str) -> Markup:
    return Markup("\n".join(text_of(name) for name in names))  # noqa: S704  files of this package


def text_of(name: str) -> str:
    """A file of the templates as it stands."""
    return whole(files(PLACE).joinpath("templates", name).read_text(encoding="utf-8"))


def policy(css: str, script: str = "") -> str:
    """A content security policy that lets a page load nothing, and run this script at most."""
    runs = f"'sha256-{digest(script)}'" if script else "'none'"
    return (
        f"default-src 'none'; style-src 'sha256-{digest(css)}'; script-src {runs}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def digest(text: str) -> str:
    return base64.b64encode(sha256(text.encode()).digest()).decode()
