"""Who a name in a coded file is: somebody of the report, a party of the vocabulary, or somebody new."""

import re
from collections.abc import Iterable, Mapping

from dragoman.model import Actor, ActorKind, Span
from dragoman.record.names import is_called, plain
from dragoman.record.party_names import codes_of, spelt
from dragoman.vocabulary import load

NO_LETTER = re.compile(r"[^A-Z0-9]+")


def party_named(name: str, actors: Mapping[str, Actor]) -> Actor | None:
    """The party of a report that goes by a name or code."""
    wanted = spelt(name)
    known = [one for one in actors.values() if one.kind != "person" and one.status != "rejected"]
    return next((one for one in known if wanted in {spelt(form) for form in (one.id, one.name, *one.aliases)}), None)


def new_party(name: str, words: tuple[Span, ...]) -> Actor:
    """A party that no entry of the report has: by its code where one party alone is known by the name."""
    codes = codes_of(name)
    code = codes[0] if len(codes) == 1 else NO_LETTER.sub("-", plain(name).upper()).strip("-") or "X"
    return Actor(id=code, kind=kind_of(code), name=name, code=code, evidence=words)


def kind_of(code: str) -> ActorKind:
    if code in load("states"):
        return "state"
    return "organisation" if code in load("parties")["organisations"] else "group"


def person_named(name: str, actors: Mapping[str, Actor]) -> Actor | None:
    """The one person of a report who goes by a name; nobody where two do."""
    known = [one for one in actors.values() if one.kind == "person" and one.status != "rejected"]
    same = [one for one in known if name in (one.name, *one.aliases)]
    called = same or [one for one in known if is_called(name, (one.name, *one.aliases))]
    return called[0] if len(called) == 1 else None


def issue_named(concept: str, issues: Iterable[str] = ()) -> str:
    """The issue that a concept names: one that is there under this name, one of ours, or the concept as it is."""
    wanted = spelt(concept)
    own = {spelt(one): one for one in issues}
    return own.get(wanted) or by_name().get(wanted) or concept.strip()


def by_name() -> dict[str, str]:
    """Our issues by all that they are called."""
    found = {spelt(name): issue for issue, name in load("labels")["issues"].items()}
    found |= {spelt(about["name"]): issue for issue, about in load("issues").items()}
    return found | {spelt(issue): issue for issue in load("issues")}
