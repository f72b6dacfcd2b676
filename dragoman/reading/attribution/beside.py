"""What stands beside a quotation: its verb of saying, the words that lead into it, who its sentence is about.

"We stay," has launched the minister.    any verb that its subject follows
The minister took it with humour: "..."  a colon
called the clause "the smallest"         the words between belong to what is said
"""

from bisect import bisect_left, bisect_right

from spacy.tokens import Token

from dragoman.reading.attribution.cues import verb_classes
from dragoman.reading.attribution.quotations import Quotation
from dragoman.reading.attribution.silences import asked_in_passing
from dragoman.reading.attribution.stretches import Inside
from dragoman.reading.grammar import Parsed

REACH = 14  # words between a quotation and its verb of saying
TITLE = 5  # content words of a title at most
LEADS_IN = {"say", "think", "describe", "judge", "ask", "deny", "accuse", "tell"}
LIGHT = {"ADP", "DET", "CCONJ", "PART"}


class Beside:
    """The surroundings of one report's quotations."""

    def __init__(self, parsed: Parsed, quotations: tuple[Quotation, ...]) -> None:
        self.parsed = parsed
        self.starts = [token.idx for token in parsed.doc]
        self.inside = Inside([quotation.outer for quotation in quotations])
        self.ends = [end for _, end in parsed.paragraphs]

    def verb_after(self, quotation: Quotation) -> Token | None:
        """The verb of saying that follows: "...", said the envoy; "...", the envoy told them."""
        paragraph_end = self.ends[min(bisect_right(self.ends, quotation.start), len(self.ends) - 1)]
        first = bisect_left(self.starts, quotation.outer[1])
        any_verb = True
        for token in self.parsed.doc[first : first + REACH]:
            if token.idx >= paragraph_end or self.inside.holds(token.idx) or token.text in {".", "?", "!", ":"}:
                return None
            if token.pos_ == "VERB" and (asked_in_passing(token) or any(t.dep_ == "auxpass" for t in token.children)):
                return None
            said = bool(verb_classes(token)) or (any_verb and token.pos_ == "VERB" and subject_follows(token))
            if said and token.pos_ == "VERB" and token.tag_ in {"VBD", "VBZ", "VBP", "VBN"}:
                return token
            any_verb = any_verb and token.pos_ in {"PUNCT", "AUX", "ADV", "PRON"}
        return None

    def verb_before(self, quotation: Quotation) -> Token | None:
        """The verb of saying that leads in: the envoy said: "..."; the envoy added, in English, "..." """
        last = bisect_left(self.starts, quotation.outer[0]) - 1
        if last > 0 and self.before(quotation) == ":" and (root := self.root_before(last)) is not None:
            return root
        for i in range(last, max(-1, last - REACH), -1):
            token = self.parsed.doc[i]
            if self.inside.holds(token.idx) or token.text in {".", "?", "!"}:
                return None
            if token.pos_ == "VERB" and verb_classes(token):
                return token
        return None

    def root_before(self, last: int) -> Token | None:
        """The verb of a sentence that a colon ends: one of saying, else its main verb."""
        sentence = self.parsed.doc[last].sent
        root = sentence.root
        if root.pos_ not in {"VERB", "AUX"} or root.i > last or not any(t.dep_ == "nsubj" for t in root.children):
            return None
        if self.inside.holds(root.idx):
            return None
        window = self.parsed.doc[max(sentence.start, last - 3 * REACH) : last]
        said = (t for t in window if t.pos_ == "VERB" and verb_classes(t) and not self.inside.holds(t.idx))
        return next(said, root)

    def clause_start(self, verb: Token, quotation: Quotation) -> int:
        """Where the words begin that a quotation ends: called [the clause "the smallest"], said [it was "a start"]."""
        if verb.idx > quotation.start or self.before(quotation) in {":", ","} or not LEADS_IN & set(verb_classes(verb)):
            return quotation.start
        for token in self.parsed.doc[verb.i + 1 : verb.i + 3 * REACH]:
            if token.idx >= quotation.outer[0]:
                break
            if token.dep_ != "prt" and not token.is_space and token.lower_ not in {"on", "upon", "that", "as"}:
                return token.idx
        return quotation.start

    def teller(self, quotation: Quotation) -> Token | None:
        """The subject of the sentence that quotes, where the quotation is only a part of it."""
        first = bisect_left(self.starts, quotation.outer[0])
        if not 0 < first < len(self.starts) or self.parsed.doc[first].is_sent_start:
            return None
        subjects = [
            t for t in self.parsed.doc[first - 1].sent.root.children if t.dep_ == "nsubj" and t.idx < quotation.start
        ]
        fitting = (t for t in subjects if not self.inside.holds(t.idx))
        return next((t for t in fitting if t.pos_ != "PRON" or t.lower_ in {"he", "she"}), None)

    def is_title(self, quotation: Quotation) -> bool:
        """ "Sea and Shore", the "Northern Star": a few words, each of weight with a capital, inside a sentence."""
        tokens = self.parsed.tokens(quotation.start, min(quotation.end, quotation.start + 120))
        weighty = [token for token in tokens if token.is_alpha and token.pos_ not in LIGHT]
        named = len(weighty) <= TITLE and all(token.text[0].isupper() for token in weighty)
        return named and self.before(quotation) not in {"", ".", "!", "?", ":", ","}

    def is_part(self, quotation: Quotation) -> bool:
        """ "A zero result" may be said of the talks: a label that a sentence goes on from."""
        after = self.parsed.report.text[quotation.outer[1] : quotation.outer[1] + 3]
        return after[:1].isspace() and after.strip()[:1].islower() and self.before(quotation) in {"", ".", "!", "?"}

    def before(self, quotation: Quotation) -> str:
        """The last sign before the opening mark, in the same paragraph."""
        i = min(bisect_right(self.ends, quotation.start), len(self.ends) - 1)
        start = max(self.parsed.paragraphs[i][0], quotation.outer[0] - 4)
        return self.parsed.report.text[start : quotation.outer[0]].rstrip()[-1:]


def subject_follows(verb: Token) -> bool:
    """Whether what follows a verb can be its subject: launched the minister."""
    following = verb.nbor(1) if verb.i + 1 < len(verb.doc) else verb
    return any(t.dep_ == "nsubj" and t.i > verb.i for t in verb.children) or following.pos_ in {"DET", "PROPN"}
