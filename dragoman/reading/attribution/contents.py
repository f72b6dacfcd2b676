"""What a verb of saying introduces, read from the parse.

The envoy said (that) talks would resume.     a clause after the verb
Talks would resume, said the envoy.           words before it, and around it
The envoy urged both sides to come back.      an infinitive after asking
The envoy denied having met the rebels.       a gerund after denying
The envoy described the paper as a farce.     an object and what it is called
The envoy accused the rebels of shelling it.  an object and what it is charged with
The envoy voiced his readiness to come back.  an attitude and what it is about
"""

from collections.abc import Callable

from spacy.tokens import Span, Token

from dragoman.reading.attribution.cues import makes_plain, words
from dragoman.reading.attribution.stretches import Stretch

SUBJECTS = {"nsubj", "nsubjpass", "csubj", "expl"}
CLAUSE_OPENERS = {"that", "whether", "how", "why", "what", "when", "where", "who"}
ADDRESSED = {"on", "upon", "to", "for", "with"}  # called on, appealed to, asked for
BREAKS = {",", "-", "–", "—", ";", ":", ")", "”", '"', "»", "’", "'", "“", "«", "''", "``", "?", "!", "…", "..."}
Found = tuple[tuple[Stretch, ...], str, float]


def clause_after(verb: Token) -> Found | None:
    """The envoy said (that) talks would resume."""
    sentence = verb.sent
    for child in verb.rights if not makes_plain(verb) else ():
        if child.dep_ == "ccomp" and (has_subject(child) or child.lower_ in CLAUSE_OPENERS):
            return (stretch(child.left_edge, child.right_edge),), f"clause after '{verb.text}'", 0.9
    plain = words("plain", "words") if makes_plain(verb) else frozenset[str]()
    following = (t for t in sentence[verb.i - sentence.start + 1 :] if t.lower_ not in plain)
    opener = next((t for t in following if t.lower_ in CLAUSE_OPENERS or t.pos_ == "VERB"), None)
    if opener is not None and opens_clause(opener, verb):
        return (stretch(opener, sentence[-1]),), f"'{opener.lower_}' after '{verb.text}'", 0.7
    return None


def opens_clause(opener: Token, verb: Token) -> bool:
    """Whether "that" or "whether" leads in what a verb says: not talks that failed, not at that table."""
    if opener.lower_ not in {"that", "whether"} or (opener.dep_ == "nsubj" and opener.head.dep_ == "relcl"):
        return False
    reach = 12 if opener.dep_ == "mark" else 3 if opener.dep_ in {"det", "nsubj"} else 0
    return opener.i - verb.i < reach and opener.nbor(-1).pos_ != "ADP"


def words_around(verb: Token) -> Found | None:
    """Talks would resume, said the envoy; Mali, said the envoy, would come."""
    sentence = verb.sent
    if any(child.dep_ == "ccomp" and child.i > verb.i for child in verb.children):
        return None
    left, right = cue_clause(verb, sentence)
    before = sentence.doc[left - 1] if left > sentence.start else None
    after = sentence.doc[right + 1] if right + 1 < sentence.end else None
    fronted = any(child.dep_ == "ccomp" and child.i < verb.i for child in verb.children)
    aside = before is not None and before.text in BREAKS and (after is None or after.is_punct)
    if before is None or not (
        fronted or (aside and (verb.dep_ in {"ROOT", "parataxis", "ccomp", "conj"} or has_subject(verb)))
    ):
        return None
    if verb.dep_ in {"advcl", "relcl", "acl"} and not fronted:
        return None
    if not any(t.is_alpha for t in sentence[: left - sentence.start]):
        return None
    pieces = [stretch(sentence[0], before)]
    if (
        after is not None
        and after.text in {",", "—", "–"}
        and sentence.end - right > 4
        and sentence.doc[right + 2].tag_ != "VBG"
    ):
        pieces.append(stretch(sentence.doc[right + 2], sentence[-1]))
    return tuple(pieces), f"words around '{verb.text}'", 0.85


def cue_clause(verb: Token, sentence: Span) -> tuple[int, int]:
    """The first and last token of "the envoy told reporters on Friday", without the words it introduces."""
    near = [child for child in verb.children if child.dep_ not in {"ccomp", "punct", "parataxis", "conj", "cc"}]
    left = min([verb.i, *(child.left_edge.i for child in near if child.i < verb.i and child.dep_ != "advcl")])
    right = max(
        [
            verb.i,
            *(
                child.right_edge.i
                for child in near
                if child.i > verb.i
                and child.dep_ in {"nsubj", "dobj", "dative", "prep", "npadvmod", "advmod", "prt", "agent"}
            ),
        ]
    )
    return max(left, sentence.start), min(right, sentence.end - 1)


def infinitive_after(verb: Token) -> Found | None:
    """The envoy urged both sides to come back; asked that the post be shut."""
    for child in verb.rights:
        if child.dep_ in {"xcomp", "ccomp", "advcl"} and any(t.tag_ == "TO" for t in child.lefts):
            objects = [c for c in verb.rights if c.i < child.i and c.dep_ in {"dobj", "dative", "prep"}]
            start = child.left_edge
            if objects:
                start = (
                    next((t.left_edge for t in objects[0].children if t.dep_ == "pobj"), start)
                    if objects[0].dep_ == "prep"
                    else objects[0].left_edge
                )
                if objects[0].lower_ == "to" and verb.lemma_ != "appeal":
                    start = child.left_edge
            return (stretch(start, child.right_edge),), f"infinitive after '{verb.text}'", 0.8
    for prep in verb.rights:  # called on both sides [to come back], with the infinitive under the noun
        for noun in prep.children if prep.dep_ == "prep" else (prep,):
            if noun.dep_ in {"pobj", "dobj"} and any(
                t.dep_ in {"acl", "relcl"} and any(u.tag_ == "TO" for u in t.lefts) for t in noun.rights
            ):
                start = noun.left_edge if prep is noun or prep.lower_ in ADDRESSED else infinitive_under(noun)
                return (stretch(start, noun.right_edge),), f"infinitive after '{verb.text}'", 0.75
    return None


def infinitive_under(noun: Token) -> Token:
    """asked in a letter [to be let in]: the first word of the infinitive that a noun has taken."""
    return next(t.left_edge for t in noun.rights if t.dep_ in {"acl", "relcl"})


def gerund_after(verb: Token) -> Found | None:
    """The envoy denied having met the rebels."""
    for child in verb.rights:
        if child.dep_ in {"xcomp", "ccomp"} and child.tag_ == "VBG":
            return (stretch(child.left_edge, child.right_edge),), f"gerund after '{verb.text}'", 0.7
        if child.dep_ == "xcomp" and any(t.lower_ == "having" for t in child.lefts):
            return (stretch(child.left_edge, child.right_edge),), f"gerund after '{verb.text}'", 0.7
    return None


def named_so(verb: Token) -> Found | None:
    """The envoy described the paper as a farce, called it a farce."""
    objects = [
        child for child in verb.rights if child.dep_ in {"dobj", "oprd", "ccomp", "xcomp"} and child.tag_ != "TO"
    ]
    if not objects:
        return None
    under = [child for child in (*verb.rights, *objects[0].rights) if child.dep_ == "prep" and child.lower_ == "as"]
    small_clause = any(
        child.dep_ in {"oprd", "ccomp"} or (child.dep_ == "xcomp" and has_subject(child)) for child in objects
    )
    if not under and not small_clause:
        return None
    last = max([*objects, *under], key=lambda t: t.right_edge.i)
    return (stretch(objects[0].left_edge, last.right_edge),), f"object of '{verb.text}'", 0.7


def accused_of(verb: Token) -> Found | None:
    """The envoy accused the rebels of shelling the port."""
    objects = [child for child in verb.rights if child.dep_ == "dobj"]
    if not objects and any(child.dep_ == "nsubjpass" for child in verb.lefts):
        return charged_with(verb)
    reasons = [child for child in verb.rights if child.dep_ == "prep" and child.lower_ in {"of", "for", "with"}]
    reasons += [child for noun in objects for child in noun.rights if child.dep_ == "prep" and child.lower_ == "of"]
    told = {"pcomp", "pobj"} if verb.lemma_.lower() == "blame" else {"pcomp"}
    if objects and reasons and any(child.dep_ in told for child in reasons[0].children):
        return (stretch(objects[0].left_edge, reasons[0].right_edge),), f"charge after '{verb.text}'", 0.7
    return None


def charged_with(verb: Token) -> Found | None:
    """The rebels were accused by the envoy of [shelling the port]."""
    if not any(child.dep_ == "agent" for child in verb.rights):
        return None
    within = (t for t in verb.doc[verb.i + 1 : min(verb.i + 30, verb.sent.end)] if t.lower_ == "of")
    gerund = next((c for of in within for c in of.children if c.dep_ == "pcomp"), None)
    if gerund is None:
        return None
    return (stretch(gerund.left_edge, gerund.right_edge),), f"charge after '{verb.text}'", 0.7


def attitude_voiced(verb: Token) -> Found | None:
    """The envoy voiced his readiness to come back, expressed the hope of a truce before winter."""
    if verb.lemma_.lower() not in words("attitudes", "verbs"):
        return None
    for child in verb.rights:
        if child.dep_ == "dobj" and child.lemma_.lower() in words("attitudes", "nouns"):
            about = any(t.dep_ in {"acl", "relcl", "ccomp", "prep"} for t in child.rights)
            later = [t for t in verb.rights if t.i > child.i and t.dep_ in {"xcomp", "ccomp", "advcl", "prep"}]
            if about or later:
                last = max([child, *later], key=lambda t: t.right_edge.i)
                return (stretch(child.left_edge, last.right_edge),), f"attitude after '{verb.text}'", 0.65
    return None


Reader = Callable[[Token], Found | None]
READERS: dict[str, tuple[Reader, ...]] = {
    "say": (clause_after, words_around),
    "tell": (clause_after, infinitive_after, words_around),
    "think": (clause_after, words_around),
    "ask": (infinitive_after, clause_after, words_around),
    "deny": (clause_after, gerund_after),
    "accuse": (accused_of,),
    "describe": (named_so,),
    "judge": (named_so,),
    "voice": (attitude_voiced,),
}


def has_subject(verb: Token) -> bool:
    return any(t.dep_ in SUBJECTS for t in verb.children)


def stretch(first: Token, last: Token) -> Stretch:
    """From the first token to the last, without leading "that" and marks at the edges."""
    doc = first.doc
    a, b = first.i, last.i
    while (
        a < b
        and (doc[a].is_punct or doc[a].is_space or (doc[a].lower_ == "that" and doc[a].dep_ == "mark"))
        and doc[a].text not in {"(", "[", "“", '"', "‘", "«", "'"}
    ):
        a += 1
    while b > a and (doc[b].is_space or doc[b].text in {",", ";", ":", ".", "—", "–", "-"}):
        b -= 1
    return doc[a].idx, doc[b].idx + len(doc[b])
