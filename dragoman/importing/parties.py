"""Who a name in a coded file is: somebody of the report, a party of the vocabulary, or somebody new."""

import re
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from itertools import chain

from dragoman.model import Actor, ActorKind, Span
from dragoman.record.names import is_called, plain
from dragoman.record.party_names import codes_of, spelt
from dragoman.vocabulary import load

KINDS: Mapping[str, ActorKind] = {"state": "state", "organisation": "organisation", "group": "group"}
NUMBER = re.compile(r" \(\d+\)$")
NO_LETTER = re.compile(r"[^A-Z0-9]+")


def party_named(name: str, actors: Mapping[str, Actor]) -> Actor | None:
    """The party of a report that goes by a name or code."""
    wanted = spelt(name)
    known = [one for one in actors.values() if one.kind != "person" and one.status != "rejected"]
    same = (one for one in known if name in (one.id, one.name, *one.aliases))
    alike = (one for one in known if wanted and wanted in {spelt(form) for form in (one.id, one.name, *one.aliases)})
    return next(chain(same, alike), None)


def new_party(
    name: str, code: str | None, actors: Mapping[str, Actor], kind: str | None, words: tuple[Span, ...]
) -> Actor:
    """A party that no entry of the report has: by a code that is given, by its known one, or by its name."""
    codes = codes_of(name)
    code = code or (codes[0] if len(codes) == 1 else NO_LETTER.sub("-", plain(name).upper()).strip("-")) or "X"
    if code in actors or code == "X":
        code = f"{code}-{sha256(name.encode('utf-8', 'replace')).hexdigest()[:6].upper()}"
    return Actor(id=code, kind=KINDS.get(kind or "") or kind_of(code), name=name, code=code, evidence=words)


def kind_of(code: str) -> ActorKind:
    if code in load("states"):
        return "state"
    return "organisation" if code in load("parties")["organisations"] else "group"


def person_named(name: str, actors: Mapping[str, Actor]) -> Actor | None:
    """The one person of a report who goes by a name; nobody where two do."""
    known = [one for one in actors.values() if one.kind == "person" and one.status != "rejected"]
    same = [one for one in known if name in (one.name, *one.aliases)]
    same = same or [one for one in known if untold(name) in (one.name, *one.aliases)]
    called = same or [one for one in known if is_called(name, (one.name, *one.aliases))]
    return called[0] if len(called) == 1 else None


def issue_named(concept: str) -> str:
    """The issue that a concept names: one of ours, or the concept as it is."""
    return by_name().get(spelt(concept)) or concept.strip()


def untold(name: str) -> str:
    """A name without the number that tells it from another: Ann Lee of "Ann Lee (2)"."""
    return NUMBER.sub("", name)


@cache
def by_name() -> dict[str, str]:
    """Our issues by all that they are called."""
    found = {spelt(name): issue for issue, name in load("labels")["issues"].items()}
    found |= {spelt(about["name"]): issue for issue, about in load("issues").items()}
    return found | {spelt(issue): issue for issue in load("issues")}
