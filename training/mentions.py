"""Where the parties of a labelled report are named in it, for labels that tell who but not by which words."""

from collections import defaultdict
from dataclasses import replace
from pathlib import Path

from dragoman.reading.people import find_cast
from training.labelled import Labelled
from training.parses import kept_parse


def with_mentions(text: Labelled, parses: Path | None) -> Labelled:
    """The text with the places that its cast knows each party of the label by, under any of its codes."""
    cast = find_cast(kept_parse(text.report, parses))
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for mention in cast.mentions:
        if party := cast.party(mention.actor):
            found[text.aliases.get(party, party)].append((mention.start, mention.end))
    return replace(text, mentions={party: tuple(places) for party, places in found.items()})
