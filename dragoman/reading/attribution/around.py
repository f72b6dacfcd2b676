"""A few words in quotation marks inside somebody's clause: Roa had promised a paper [“in good time”]"""

from spacy.tokens import Token

from dragoman.reading.attribution.cues import verb_classes, words
from dragoman.reading.attribution.sources import OPENING, stretch_of, subject_of
from dragoman.reading.attribution.stretches import Inside
from dragoman.reading.grammar import Parsed
from dragoman.reading.marks import Marked, Stretch

FIRM = 0.8  # how sure a source is that is kept although its verb of saying has a subject of its own


def said_around(span: Stretch, mark: Marked, parsed: Parsed) -> Marked | None:
    """Words in quotation marks that the marks give somebody of another sentence, as their own sentence gives them.

    Berg refused. Roa had promised a paper [“in good time”]    Roa's, not Berg's
    """
    if parsed.report.text[max(0, span[0] - 1) : span[0] + 1].strip()[:1] not in OPENING:
        return None
    verb = verb_around(span, parsed)
    if verb is None or any(one is not None and same_sentence(verb, one, parsed) for one in (mark.source, mark.cue)):
        return None
    subject = subject_of(verb, Inside([span]))
    if subject is None or subject.pos_ != "PROPN":
        return None
    return Marked((span,), stretch_of(subject), stretch_of(verb), mark.told, FIRM)


def same_sentence(verb: Token, span: Stretch, parsed: Parsed) -> bool:
    tokens = parsed.tokens(*span)
    return bool(tokens) and tokens[0].sent.start == verb.sent.start


def verb_around(span: Stretch, parsed: Parsed) -> Token | None:
    """The verb in whose clause a few words stand, where it says or names: she [promised] a paper "in good time" """
    found = parsed.doc.char_span(*span, alignment_mode="expand")
    outside = () if found is None else (t for t in found.root.ancestors if not found.start <= t.i < found.end)
    verb = next((t for t in outside if t.pos_ in {"VERB", "AUX"}), None)
    if verb is None or not (verb_classes(verb) or verb.lemma_.lower() in words("naming", "verbs")):
        return None
    return verb
