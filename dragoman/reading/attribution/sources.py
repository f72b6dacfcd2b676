"""Who says: the word that names the source of a verb or noun of saying.

the envoy said; said the envoy            its subject
the envoy, who said; a note saying        the noun that the clause hangs on
it was announced by the envoy             the agent of a passive
the envoy's claim; a Malian claim         the owner of a noun
"""

from spacy.tokens import Token

NAMING = {"NOUN", "PROPN", "PRON"}


def source_of(verb: Token) -> Token | None:
    """Who says: the subject, that of the verb above, the noun of a relative clause, the agent of a passive."""
    if (quoted := quoted_as_saying(verb)) is not None:
        return quoted
    told = verb
    for _ in range(6):
        subject = next((t for t in verb.children if t.dep_ in {"nsubj", "nsubjpass"} and names(t)), None)
        agent = next((t for t in verb.children if t.dep_ == "agent"), None)
        if agent is not None:
            return next((t for t in agent.children if t.dep_ == "pobj"), None)
        if subject is not None and subject.lower_ in {"who", "which", "that"} and verb.dep_ == "relcl":
            return verb.head
        if subject is not None:
            return None if subject.dep_ == "nsubjpass" and passive_of_saying(verb) else subject
        if verb.dep_ in {"acl", "relcl"} and verb.head.pos_ in {"NOUN", "PROPN", "PRON"}:
            return verb.head
        if verb.dep_ not in {"conj", "xcomp", "advcl", "pcomp", "prep", "acl", "ccomp"} or verb.head is verb:
            break
        verb = verb.head
    return noun_beside(told)


def quoted_as_saying(verb: Token) -> Token | None:
    """The agency quoted the envoy as saying: the envoy."""
    lead = verb.head
    quoting = lead.head if lead.lower_ == "as" else lead
    if verb.tag_ != "VBG" or quoting.lemma_.lower() not in {"quote", "cite"}:
        return None
    return next((t for t in quoting.rights if t.dep_ == "dobj" and t.i < verb.i), None)


def noun_beside(verb: Token) -> Token | None:
    """Where the parse gives no subject: the noun that stands just before the verb, else the one just after."""
    if verb.tag_ not in {"VBD", "VBZ", "VBP"}:
        return None
    before = verb
    while before.i > verb.sent.start and (before is verb or before.pos_ in {"ADV", "AUX"} or before.text == ","):
        before = before.nbor(-1)
    if before.pos_ in NAMING and names(before):
        return before
    after = next(
        (t for t in verb.doc[verb.i + 1 : min(verb.i + 8, verb.sent.end)] if t.pos_ in NAMING or not names(t)), None
    )
    while after is not None and after.pos_ in NAMING and after.dep_ == "compound" and after.head.i > after.i:
        after = after.head
    return after if after is not None and after.pos_ in NAMING and names(after) else None


def names(token: Token) -> bool:
    """Whether a token is a word; quotation marks and numbers are sometimes parsed as names."""
    return any(map(str.isalpha, token.text))


def passive_of_saying(verb: Token) -> bool:
    """it was announced that …, he is alleged to …: the subject is not who says so; he was quoted as saying: it is."""
    told = any(t.dep_ == "ccomp" or (t.dep_ == "xcomp" and t.tag_ == "VB") for t in verb.children)
    return told or verb.lemma_.lower() in {"expect", "believe", "think"}


def owner_of(noun: Token) -> Token | None:
    """Whose claim it is: the envoy's claim, a claim by the envoy, the envoy voiced the claim, a Malian claim."""
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    if (
        noun.dep_ == "dobj"
        and (owner is None or owner.pos_ == "PRON")
        and (subject := source_of(noun.head)) is not None
    ):
        return subject
    if owner is not None:
        return owner
    for child in noun.rights:
        if child.dep_ in {"prep", "agent"} and child.lower_ in {"by", "from", "of"}:
            return next((t for t in child.children if t.dep_ == "pobj"), None)
    for child in noun.lefts:
        if child.dep_ in {"amod", "compound", "nmod"} and child.text[:1].isupper():
            return child
    return source_of(noun.head.head) if noun.dep_ == "pobj" and noun.head.head.pos_ == "VERB" else None
