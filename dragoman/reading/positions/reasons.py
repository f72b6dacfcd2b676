"""Why a position was read, in a short phrase: the words that told its stance and issue, and what made it its holder's.

demands by "must", "leave"; withdrawal by "troops"; held as the subject of the clause
"""

import numpy as np

from dragoman.reading.held import Array, Held
from dragoman.reading.positions.proposals import Proposal
from dragoman.reading.positions.study import Study
from dragoman.reading.scheme import STANCES, issues

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
MOST = 3
LEAST = 0.12  # the share of a sentence's looks from which a word is named


def reason(proposal: Proposal, seen: Study) -> str:
    """The words that the reader looked at most for the stance and for the issue, and what made it its holder's."""
    voice = proposal.voices[0]
    held = seen.held[voice.sentence]
    wanting = _words(seen, held, held.looks[STANCES.index(proposal.stance)])
    matter = "what is said to fall under it"
    if proposal.issue in issues():
        matter = _words(seen, held, held.looks[len(STANCES) + issues().index(proposal.issue)])
    whose = _held(seen.holders.candidates(voice.clause).get(proposal.party, []))
    return f"{proposal.stance} by {wanting}; {proposal.issue} by {matter}; held {whose}"


def _words(seen: Study, held: Held, looks: Array) -> str:
    """The few words of a sentence that most of the looks rest on, in order of the text."""
    of_words = held.by_word(looks)[held.first : held.last]
    heaviest = np.argsort(-of_words, kind="stable")[:MOST]
    texts = [seen.marked.texts[held.first + place] for place in sorted(heaviest.tolist()) if of_words[place] >= LEAST]
    shown = list(dict.fromkeys(f'"{text.lower()}"' for text in texts if text[:1].isalnum()))
    return ", ".join(shown) or "the sentence as a whole"


def _held(traits: list[str]) -> str:
    whose = next((trait.removeprefix("whose:") for trait in traits if trait.startswith("whose:")), None)
    if whose and "in:nsubj" not in traits:
        return f'by its "{whose}"'
    return next((phrase for trait, phrase in HELD.items() if trait in traits), "as the nearest party")
