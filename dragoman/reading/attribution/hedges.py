"""How far a report stands behind what it says somebody said.

denied having met    denied
reportedly said      reportedly
an unnamed official  anonymous
if the guns fall     conditional
will announce that   future
"""

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.model import Hedge
from dragoman.reading.attribution.cues import verb_classes, words
from dragoman.reading.attribution.utterances import Utterance
from dragoman.reading.grammar import Parsed
from dragoman.reading.marks import Stretch

NEAR = 12  # tokens after a verb of saying: said on Friday on condition of anonymity
CLAUSES = {"ccomp", "xcomp", "pcomp", "acl"}
LOOK = 1500  # characters of content that are searched for a condition


def hedges_of(run: list[Utterance], unnamed: bool, spans: tuple[Stretch, ...], parsed: Parsed) -> tuple[Hedge, ...]:
    """The hedges of one statement, each once."""
    return tuple(dict.fromkeys([*of_cues(run), *of_source(unnamed, run), *of_content(spans, parsed)]))


def of_cues(run: list[Utterance]) -> Iterator[Hedge]:
    verbs = [utterance.verb for utterance in run if utterance.verb is not None]
    if any(denies(utterance) for utterance in run):
        yield "denied"
    if any(child.lower_ in words("hedges", "reportedly") for verb in verbs for child in verb.children):
        yield "reportedly"
    if any(
        child.dep_ == "aux" and child.lower_ in {"will", "shall", "'ll"} for verb in verbs for child in verb.children
    ):
        yield "future"


def denies(utterance: Utterance) -> bool:
    """denied that it had left, rejected a claim that it had; not: did not deny it, dismissed it as a farce"""
    verb = utterance.verb
    if verb is None or "deny" not in verb_classes(verb) or any(child.dep_ == "neg" for child in verb.children):
        return False
    content = verb.doc.char_span(*utterance.content[0], alignment_mode="expand")
    return content is not None and verb.i < content.start and is_clause_of(content.root, verb)


def is_clause_of(root: Token, verb: Token) -> bool:
    """that it had left, having left, to have left: a verb that hangs on the verb of denying or on its noun"""
    hangs = any(ancestor.i == verb.i for ancestor in root.ancestors)
    return hangs and root.pos_ in {"VERB", "AUX"} and root.dep_ in CLAUSES


def of_source(unnamed: bool, run: list[Utterance]) -> Iterator[Hedge]:
    """anonymous, where the report keeps a name back on purpose; not fishermen, not a spokesman for the ministry"""
    if unnamed and any(keeps_name_back(utterance) for utterance in run):
        yield "anonymous"


def keeps_name_back(utterance: Utterance) -> bool:
    """a source, an official; who asked not to be named; on condition of anonymity, beside the verb or the noun"""
    source, verb = utterance.source, utterance.verb
    if source is None:
        return False
    first, last = source.left_edge.i, source.right_edge.i
    if verb is not None and source.sent == verb.sent:
        last = max(last, min(verb.i + NEAR, verb.sent.end - 1))
    around = [t.lower_ for t in source.doc[first : min(last, first + 2 * NEAR) + 1]]
    if words("hedges", "anonymous").intersection(around):
        return True
    if "not" in around and words("hedges", "kept_back").intersection(around):
        return True
    noun = source.lemma_.lower()
    return noun in words("unnamed", "always") or (source.tag_ == "NN" and noun in words("unnamed", "singular"))


def of_content(spans: tuple[Stretch, ...], parsed: Parsed) -> Iterator[Hedge]:
    said = (t.lower_ for start, end in spans for t in parsed.tokens(start, min(end, start + LOOK)))
    if words("hedges", "conditional").intersection(said):
        yield "conditional"
