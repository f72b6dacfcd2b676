"""What a clause shows that may tell its stance and its issue, as short names that the model has weights for.

"will not leave until the dam is open"    verb=leave, verb=not+leave, will, below=until+be, not+leave, …
"""

from collections.abc import Iterator
from itertools import pairwise

from dragoman.reading.positions.clauses import VERBAL, Clause, Words

AUXILIARIES = {"aux", "auxpass", "neg"}
MARKS = {"mark", "prep", "advmod", "cc"}
TOPICAL = {"VERB", "NOUN", "ADJ", "PROPN"}
QUOTES = {'"', "“", "”", "«", "»", "``", "''", "‘", "’", "'"}
FIRST_PERSON = {"we", "i", "our", "us", "my"}
LONGEST = 80


def stance_traits(words: Words, clauses: tuple[Clause, ...], number: int) -> list[str]:
    """The traits of one clause that bear on stance: its verb and what stands around it, words and pairs of words."""
    clause = clauses[number]
    traits = [
        *_verb(words, clause, "verb"),
        *_surface(words, clause),
        *_dependents(words, clause),
        *_setting(words, clause),
    ]
    if clause.above is not None:
        above = clauses[clause.above]
        traits += _verb(words, above, "above")
        traits.append(f"link={words.dep[clause.head]}+{_marker(words, clause)}")
        traits.append(f"link={words.shown[above.head]}+{_marker(words, clause)}+{words.shown[clause.head]}")
        if above.above is not None:
            traits.append(f"above2={words.shown[clauses[above.above].head]}")
    for below in clause.below:
        child = clauses[below]
        traits.append(f"below={words.dep[child.head]}+{_marker(words, child)}")
        traits.append(f"below={_marker(words, child)}+{words.shown[child.head]}")
        traits.append(f"below={words.shown[child.head]}")
    return list(dict.fromkeys(traits))


def _verb(words: Words, clause: Clause, name: str) -> Iterator[str]:
    """The verb with its negation, auxiliaries and tense, and with the verb or noun that completes it."""
    head, children = clause.head, words.children[clause.head]
    lemma = words.shown[head]
    helpers = [words.lower[child] for child in children if words.dep[child] in AUXILIARIES]
    denied = "not+" if any(words.dep[child] == "neg" for child in children) else ""
    yield f"{name}={lemma}"
    yield f"{name}={denied}{lemma}"
    yield f"{name}:{words.tag[head]}+{'+'.join(helpers)}"
    yield f"{name}={'+'.join((*helpers, lemma))}"
    for child in children:
        dep = words.dep[child]
        if dep in {"xcomp", "acomp", "attr", "dobj", "oprd", "prt", "agent"}:
            yield f"{name}={denied}{lemma}>{dep}>{words.shown[child]}"
            yield f"{name}>{words.shown[child]}"
            for further in words.children[child]:
                if words.dep[further] in {"xcomp", "prep", "acl", "neg", "amod", "det"}:
                    yield f"{name}={lemma}>{words.shown[child]}>{words.shown[further]}"
        elif dep in {"prep", "advmod"}:
            yield f"{name}={denied}{lemma}>{words.lower[child]}"
        elif dep in {"nsubj", "nsubjpass"}:
            yield f"{name}:{dep}={words.shown[child]}"
            yield f"{name}:{dep}={words.shown[child]}+{denied}{lemma}"


def _surface(words: Words, clause: Clause) -> Iterator[str]:
    """Words and runs of two and three, as they stand."""
    run = [
        words.shown[index] if words.pos[index] not in VERBAL else words.lower[index] for index in clause.words[:LONGEST]
    ]
    for index in clause.words[:LONGEST]:
        yield f"w={words.shown[index]}"
    for pair in pairwise(run):
        yield f"w2={' '.join(pair)}"
    for three in zip(run, run[1:], run[2:], strict=False):
        yield f"w3={' '.join(three)}"
    yield f"first={' '.join(run[:2])}"


def _dependents(words: Words, clause: Clause) -> Iterator[str]:
    """Nouns with whose they are and what follows: the Malagasy proposal to …, demands by …"""
    for index in clause.words[:LONGEST]:
        if words.pos[index] == "NOUN":
            for child in words.children[index]:
                if words.dep[child] in {"poss", "amod", "compound", "prep", "acl", "det", "neg"}:
                    yield f"n={words.shown[child]}:{words.shown[index]}"


def _setting(words: Words, clause: Clause) -> Iterator[str]:
    """Where the clause stands: in quotation marks, in the first person, at the sentence's start, in a question."""
    start, end = words.sentences[clause.sentence]
    sentence = words.lower[start:end]
    if any(mark in QUOTES for mark in sentence):
        yield "quotes"
    if FIRST_PERSON.intersection(words.lower[index] for index in clause.words):
        yield "first person"
    if "?" in sentence[-2:]:
        yield "question"
    yield f"size={min(len(clause.words) // 4, 5)}"
    for index in range(start, min(end, start + LONGEST)):
        yield f"s={words.shown[index]}"


def _marker(words: Words, clause: Clause) -> str:
    """The word that ties a clause to the one above: if, until, that, who; with "only" or "not" before it."""
    for index in clause.words[:4]:
        if words.dep[index] in MARKS or words.tag[index] in {"WDT", "WP", "WRB", "IN"}:
            before = (
                words.lower[index - 1] if index and words.lower[index - 1] in {"only", "not", "even", "except"} else ""
            )
            return f"{before} {words.lower[index]}".strip()
    return "-"


def issue_traits(words: Words, clauses: tuple[Clause, ...], number: int, beside: list[int]) -> list[str]:
    """The traits of one clause that bear on its issue: its words, those of its sentence and of the one before.

    `beside` tells for each word the side of the condition on which it stands: "until they leave" is another issue.
    """
    clause = clauses[number]
    traits = [f"w={words.shown[index]}" for index in clause.words[:LONGEST] if _is_topical(words, index)]
    lemmas = [words.shown[index] for index in clause.words[:LONGEST]]
    traits += [f"w2={' '.join(pair)}" for pair in pairwise(lemmas)]
    start, end = words.sentences[clause.sentence]
    for index in _topics(words, start, min(end, start + LONGEST)):
        traits.append(f"{'s' if beside[index] == beside[clause.head] else 'x'}={words.shown[index]}")
    if clause.sentence > 0:
        before, stop = words.sentences[clause.sentence - 1]
        traits += [f"p={words.shown[index]}" for index in _topics(words, before, min(stop, before + LONGEST))]
    return list(dict.fromkeys(traits))


def _topics(words: Words, start: int, end: int) -> list[int]:
    return [index for index in range(start, end) if _is_topical(words, index)]


def _is_topical(words: Words, index: int) -> bool:
    """Whether a word may tell an issue; a name, which the model does not see, may not."""
    return words.pos[index] in TOPICAL and not words.shown[index].startswith("~")
