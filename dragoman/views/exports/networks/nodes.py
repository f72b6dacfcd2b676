"""The nodes of a network: what is known of each, in words that any file can hold."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from dragoman.model import Actor
from dragoman.views.exports.colours import GREY, Colour, colour_of
from dragoman.views.exports.naming import untaken
from dragoman.views.text import clean
from dragoman.views.words import issue

if TYPE_CHECKING:
    from dragoman.views.networks.attended import Meetings
    from dragoman.views.networks.statements import Statements

MOST_ALIASES = 20


class Known(NamedTuple):
    """An actor as the parts have them: the name of the first, the aliases of all."""

    name: str
    kind: str
    party: str | None
    office: str | None
    aliases: tuple[str, ...]


class Issue(NamedTuple):
    """An issue, and the process that it is of, where it is told apart by processes."""

    name: str
    process: str | None


@dataclass(frozen=True)
class Node:
    """`mode` is 0 of actors and 1 of issues; days are ISO 8601."""

    id: str
    label: str
    kind: str
    mode: int
    colour: Colour
    frequency: int
    party: str | None = None
    office: str | None = None
    aliases: str | None = None
    first: str | None = None
    last: str | None = None


def known_with(known: Known | None, actor: Actor) -> Known:
    """What is known of an actor after one more part."""
    office = None if actor.office == "none" else actor.office
    if known is None:
        return Known(actor.name, actor.kind, actor.party, office, some_of(actor.aliases))
    aliases = some_of((*known.aliases, actor.name, *actor.aliases))
    return known._replace(party=known.party or actor.party, office=known.office or office, aliases=aliases)


def some_of(aliases: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(aliases))[:MOST_ALIASES]


def nodes_of(
    network: "Statements | Meetings", known: Mapping[str, Known], issues: Mapping[str, Issue], *, turned: bool
) -> list[Node]:
    """The nodes in their order; where `turned`, those of the first mode are issues."""
    spells, frequency = network.node_spells(), network.frequency().tolist()
    first, last = ([written_day(day) for day in days.tolist()] for days in spells)
    apart = len({one.process for one in issues.values()}) > 1
    actors = 0 if turned else len(network.rows)
    names = [name if n < actors or apart else issues[name].name for n, name in enumerate(network.nodes)]
    return [
        actor_node(one, name, known.get(name), frequency[n], first[n], last[n])
        if n < actors
        else issue_node(one, issues[name], apart, frequency[n], first[n], last[n])
        for n, (one, name) in enumerate(zip(distinct(names), network.nodes, strict=True))
    ]


def issue_node(one: str, of: Issue, apart: bool, frequency: int, first: str | None, last: str | None) -> Node:
    label = f"{issue(of.name)} ({clean(of.process)})" if apart and of.process else issue(of.name)
    return Node(one, label.strip() or one, "issue", 1, GREY, frequency, first=first, last=last)


def actor_node(one: str, name: str, known: Known | None, frequency: int, first: str | None, last: str | None) -> Node:
    if known is None:
        return Node(one, one, "unknown", 0, colour_of(name), frequency, first=first, last=last)
    side = known.party or ("" if known.kind == "person" else name)
    aliases = "; ".join(clean(alias) for alias in known.aliases if alias != known.name)
    return Node(
        one, clean(known.name).strip() or one, known.kind, 0, colour_of(side) if side else GREY, frequency,
        clean(known.party) if known.party else None, known.office, aliases or None, first, last,
    )  # fmt: skip


def written_day(number: int) -> str | None:
    return date.fromordinal(number).isoformat() if number > 0 else None


def distinct(names: Sequence[str]) -> list[str]:
    """Names without what files forbid, each another one: the second of two that look alike has a number."""
    taken: set[str] = set()
    found = []
    for name in names:
        found.append(untaken(clean(name).strip() or "?", taken))
        taken.add(found[-1])
    return found
