"""How far a deed is done: told as fact, promised, refused, asked for, threatened, or only supposed.

Oslo pulled out its troops.              done
Oslo will pull out its troops.           promised
Oslo will pull out unless Quito pays.    threatened
Oslo will not pull out.                  refused
Oslo must pull out, Quito said.          asked for
Oslo hinted that it might pull out.      promised; "warned that it might attack": threatened
Oslo stopped buying oil.                 ended: the opposite of what is done
Oslo might pull out; if Oslo pulls out   supposed: no event
"""

from itertools import islice
from typing import Literal

from spacy.tokens import Token

from dragoman.reading.events.words import CONFLICT, Deed, child_of, deed_of, few, kind_of, words
from dragoman.vocabulary import load

Shift = Literal["done", "promised", "refused", "asked", "threatened", "ended", "supposed"]
Codes = tuple[str | None, str | None]

PROMISED: dict[Shift, tuple[str, str]] = {
    "promised": ("AGREE", "agree"),
    "refused": ("REJECT", "reject"),
    "asked": ("REQUEST", "demand"),
    "threatened": ("THREATEN", "threaten"),
}  # fmt: skip
ENDED = {
    "AID": ("SANCTION", ("discontinue", "162")),
    "COOPERATE": ("SANCTION", ("discontinue", "162")),
    "SUPPORT": ("SANCTION", ("discontinue", "161")),
    "CONSULT": ("SANCTION", ("discontinue", "164")),
    "ASSAULT": ("RETREAT", ("ceasefire", "087")),
    "MOBILIZE": ("RETREAT", ("withdraw", "087")),
    "SANCTION": ("CONCEDE", (None, "085")),
    "COERCE": ("CONCEDE", (None, "081")),
}
SINGULAR = {"he", "she", "it"}
HOPS = 8


def shift_of(deed: Deed) -> Shift:
    """How far a deed is done, as its verb's form and the clauses above say."""
    verb = carrier_of(finite(deed.token))
    if is_supposed(verb) or is_alleged(deed.token) or is_subjunctive(verb):
        return "supposed"
    if is_ended(verb):
        return "ended" if shift_of_verb(verb.head, deed) == "done" and deed.sense.type in ENDED else "supposed"
    return shift_of_verb(verb, deed)


def is_ended(verb: Token) -> bool:
    """Whether a verb hangs on one that breaks it off: "stopped delivering"."""
    return verb.dep_ == "xcomp" and verb.tag_ == "VBG" and verb.head.lemma_.lower() in words("ending")


def shift_of_verb(verb: Token, deed: Deed) -> Shift:
    """How far the form of a verb says that a deed is done."""
    helpers, negated = helpers_of(verb), is_negated(verb)
    if verb.dep_ == "xcomp" and verb.head.lemma_.lower() in words("having") | words("trying"):
        return "supposed"
    if helpers & words("obligation") and "shall" not in helpers:
        return "asked" if speech_above(verb) is not None else "supposed"
    if helpers & words("possible"):
        return ventured(deed, verb)
    if helpers & words("future") or ("to" in helpers and verb.dep_ == "xcomp" and verb.head.lemma_ == "be"):
        return promised(deed, verb, negated)
    if "to" in helpers and not is_carried(verb):
        return "supposed"
    return "refused" if negated and is_willing(verb) else "supposed" if negated else "done"


def ventured(deed: Deed, verb: Token) -> Shift:
    """What is only possible: threatened or promised where the speaker warns or hints, else supposed."""
    speech = speech_above(verb)
    hostile = deed.sense.type in CONFLICT
    if speech is None or is_negated(verb) or speech.lemma_.lower() not in words("menacing" if hostile else "hinting"):
        return "supposed"
    return "threatened" if hostile else "promised"


def promised(deed: Deed, verb: Token, negated: bool) -> Shift:
    if negated:
        return "supposed" if deed.sense.type in CONFLICT else "refused"
    hostile = deed.sense.type in CONFLICT or (deed.sense.topic == "yield" and has_clause(verb, words("threatening")))
    return "threatened" if hostile else "promised"


def shifted(shift: Shift, deed: Deed) -> tuple[str, Codes]:
    """The type, mode and CAMEO code of a deed that is promised, refused, asked for or threatened."""
    if shift == "ended":
        return ENDED[deed.sense.type]
    if shift not in PROMISED or (shift == "promised" and deed.sense.type == "ACCUSE"):
        return deed.sense.type, (deed.sense.mode, deed.sense.cameo)
    kind, table = PROMISED[shift]
    return kind, codes(table, deed.sense.topic)


def codes(table: str, topic: str) -> Codes:
    rows = load("languages/en-events")["codes"][table]
    mode, cameo = rows.get(topic, rows["other"])
    return mode or None, cameo


def is_carried(verb: Token) -> bool:
    """Whether an infinitive hangs on a verb that is no promise, demand or refusal: "moved to end", "voted to expel"."""
    if verb.dep_ != "xcomp" or kind_of(verb.head) != "verbs" or verb.head.lemma_ == "be" or is_negated(verb.head):
        return False
    above = deed_of(verb.head)
    return "to" in helpers_of(verb) and (above is None or above.sense.codes is None)


def finite(token: Token) -> Token:
    """The verb that carries a noun or adjective: "held" for "talks", "is" for "willing"."""
    here = token
    for _ in range(HOPS):
        if here.pos_ in {"VERB", "AUX"} or here.head is here:
            return here
        here = here.head
    return here


def carrier_of(verb: Token) -> Token:
    """The verb whose form tells of the deed: "began" in "began to withdraw"; the first of verbs joined by "and"."""
    here = verb
    for _ in range(HOPS):
        carried = here.dep_ in {"xcomp", "advcl"} and here.head.lemma_.lower() in words("carriers")
        joined = (
            here.dep_ == "conj" and here.head.pos_ == "VERB" and here.tag_ in {"VB", "VBN"} and not helpers_of(here)
        )
        if not (carried or joined):
            return here
        here = here.head
    return here


def is_supposed(verb: Token) -> bool:
    """Whether a verb or one above it stands in a clause with "if", "unless", "until"."""
    for here in (verb, *islice(verb.ancestors, HOPS)):
        if here.dep_ == "advcl" and has_mark(here, words("hypothetical")):
            return True
    return has_mark(verb, words("threatening") | {"if", "whether"})


def is_subjunctive(verb: Token) -> bool:
    """Whether a verb stands bare behind its subject: "that Oslo hand over", "that he resign"."""
    subject = child_of(verb, "nsubj")
    if subject is None or helpers_of(verb):
        return False
    return verb.tag_ == "VB" or (verb.tag_ == "VBP" and (subject.tag_ in {"NN", "NNP"} or subject.lower_ in SINGULAR))


def is_alleged(token: Token) -> bool:
    """Whether a deed is only what somebody is held guilty of: "accused Oslo of attacking", "charged that it did"."""
    above = token.head
    if token.dep_ == "pcomp" and above.dep_ == "prep":
        above = above.head
    elif token.dep_ != "ccomp":
        return False
    deed = deed_of(above)
    return deed is not None and deed.sense.mode in words("guilt") and not is_negated(above)


def has_clause(verb: Token, marks: frozenset[str]) -> bool:
    return any(child.dep_ == "advcl" and has_mark(child, marks) for child in few(verb.children))


def has_mark(verb: Token, marks: frozenset[str]) -> bool:
    return any(child.dep_ in {"mark", "advmod"} and child.lower_ in marks for child in few(verb.lefts))


def helpers_of(verb: Token) -> set[str]:
    return {child.lower_ for child in few(verb.lefts) if child.dep_ in {"aux", "auxpass"}}


def is_negated(verb: Token) -> bool:
    """Whether a verb is told as not done: "did not meet", "without meeting", "reached no agreement"."""
    if verb.dep_ == "pcomp" and verb.head.lower_ in words("without"):
        return True
    nothing = any(is_none(obj) for obj in few(verb.children) if obj.dep_ in {"dobj", "nsubjpass", "attr", "nsubj"})
    return nothing or any(child.dep_ == "neg" or child.lower_ == "never" for child in few(verb.children))


def is_none(noun: Token) -> bool:
    """Whether a noun stands for nothing: "no agreement", "neither side"."""
    return any(child.dep_ == "det" and child.lower_ in words("negation") for child in few(noun.lefts))


def is_willing(verb: Token) -> bool:
    """Whether "not" here is somebody's will: "does not accept" (present), not "did not meet" (mere fact)."""
    if verb.dep_ == "pcomp":
        return False
    return verb.tag_ in {"VBG", "VBP", "VBZ"} or bool(helpers_of(verb) & {"do", "does"})


def speech_above(verb: Token) -> Token | None:
    """The verb of saying under which a clause stands, itself or a clause joined to it."""
    for above in islice(verb.ancestors, HOPS):
        if above.lemma_.lower() in words("saying") | words("hinting") or above.lemma_.lower() in {"demand", "write"}:
            return above
    return next(
        (
            child
            for child in few(verb.children)
            if child.dep_ in {"parataxis", "ccomp"} and child.lemma_.lower() in words("saying")
        ),
        None,
    )
