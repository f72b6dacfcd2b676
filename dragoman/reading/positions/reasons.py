"""Why a position was read, in a short phrase: the words that told its stance and issue, and what made it its holder's.

demands by "leave", "until"; withdrawal by "troop"; held as the subject of the clause
"""

from dragoman.reading.positions.proposals import Proposal, Study
from dragoman.reading.positions.topics import issues
from dragoman.reading.positions.voices import STANCES
from dragoman.reading.positions.weights import Linear, Model

HELD = {
    "in:nsubj": "as the subject of the clause",
    "shared:nsubj": "as the subject of the clause",
    "said": "as the speaker",
    "said together": "as one of the speakers",
    "up:nsubj": "as the subject of the clause above",
    "further up:nsubj": "as the subject of a clause above",
    "sentence:nsubj": "as a subject in the sentence",
    "in:agent": "as the agent",
    "in:pobj:by": "as the agent",
}
BARE = ("s=", "x=", "p=", "voice=", "cue=", "size=", "first=", "link=", "quotes", "question")
MOST = 24


def reason(proposal: Proposal, seen: Study, weights: Model) -> str:
    """The traits that spoke most for the stance, the issue and the holder."""
    clause = proposal.voices[0].clause
    stance = _words(weights.stance, seen.stance[clause], STANCES.index(proposal.stance), 2)
    issue = _words(weights.issue, seen.issue[clause], issues().index(proposal.issue), 3)
    held = _held(seen.holders.candidates(clause).get(proposal.party, []))
    return f"{proposal.stance} by {stance}; {proposal.issue} by {issue}; held {held}"


def _words(layer: Linear, traits: list[str], output: int, count: int) -> str:
    ranked = layer.best([trait for trait in traits if not trait.startswith(BARE)], output, MOST)
    words = (trait.split("=")[-1].split(":")[-1].replace("+", " ").replace(">", " ") for trait in ranked)
    shown = list(dict.fromkeys(f'"{word}"' for word in words if word and "~" not in word))[:count]
    return ", ".join(shown) or "the sentence as a whole"


def _held(traits: list[str]) -> str:
    whose = next((trait.removeprefix("whose:") for trait in traits if trait.startswith("whose:")), None)
    if whose and "in:nsubj" not in traits:
        return f'by its "{whose}"'
    return next((phrase for trait, phrase in HELD.items() if trait in traits), "as the nearest party")
