"""What a verb of saying introduces, read from the parse.

The envoy said (that) talks would resume.     a clause after the verb
Talks would resume, said the envoy.           words before it, and around it
The envoy urged both sides to come back.      an infinitive after asking
The envoy denied having met the rebels.       a gerund after denying
The envoy described the paper as a farce.     an object and what it is called
The envoy accused the rebels of shelling it.  an object and what it is charged with
"""

from collections.abc import Callable

from spacy.tokens import Span, Token

from dragoman.reading.attribution.stretches import Stretch

SUBJECTS = {"nsubj", "nsubjpass", "csubj", "expl"}
CLAUSE_OPENERS = {"that", "whether", "how", "why", "what", "when", "where", "who"}
BREAKS = {",", "-", "–", "—", ";", ":", ")", "”", '"', "»", "’", "'", "“", "«", "''", "``", "?", "!", "…", "..."}
Found = tuple[tuple[Stretch, ...], str, float]


def clause_after(verb: Token) -> Found | None:
    """The envoy said (that) talks would resume."""
    sentence = verb.sent
    for child in verb.rights:
        if child.dep_ == "ccomp" and (has_subject(child) or child.lower_ in CLAUSE_OPENERS):
            return (stretch(child.left_edge, child.right_edge),), f"clause after '{verb.text}'", 0.9
    opener = next(
        (t for t in sentence[verb.i - sentence.start + 1 :] if t.lower_ in CLAUSE_OPENERS or t.pos_ in {"VERB"}), None
    )
    if (
        opener is not None
        and opener.lower_ in {"that", "whether"}
        and opener.dep_ in {"mark", "det", "nsubj"}
        and opener.i - verb.i < 12
    ):
        return (stretch(opener, sentence[-1]),), f"'{opener.lower_}' after '{verb.text}'", 0.7
    return None


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
                return (stretch(noun.left_edge, noun.right_edge),), f"infinitive after '{verb.text}'", 0.75
    return None


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
    reasons = [child for child in verb.rights if child.dep_ == "prep" and child.lower_ in {"of", "for", "with"}]
    reasons += [child for noun in objects for child in noun.rights if child.dep_ == "prep" and child.lower_ == "of"]
    if objects and reasons and any(child.dep_ == "pcomp" for child in reasons[0].children):
        return (stretch(objects[0].left_edge, reasons[0].right_edge),), f"charge after '{verb.text}'", 0.7
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
