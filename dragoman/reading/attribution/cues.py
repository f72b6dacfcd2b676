"""The words of saying: what class a verb is of."""

from functools import cache

from spacy.tokens import Token

from dragoman.vocabulary import load

CLASSES = ("say", "tell", "ask", "deny", "quote")
PARTICLES = {"prt", "prep", "advmod", "acomp"}


def verb_classes(token: Token) -> tuple[str, ...]:
    """The classes of a verb of saying: told → ("tell",); insisted → ("say", "ask"); pointed (out) → ("say",)."""
    if token.pos_ not in {"VERB", "AUX"}:
        return ()
    lexicon = verbs()
    lemma = token.lemma_.lower()
    if makes_plain(token):
        return ("say",)
    phrases = (f"{lemma} {child.lower_}" for child in token.children if child.dep_ in PARTICLES and child.i > token.i)
    return next((lexicon[phrase] for phrase in phrases if phrase in lexicon), lexicon.get(lemma, ()))


def makes_plain(verb: Token) -> bool:
    """made it (quite) clear, let it be known"""
    if verb.lemma_.lower() not in words("plain", "verbs"):
        return False
    following = [t.lower_ for t in verb.doc[verb.i + 1 : min(verb.i + 5, verb.sent.end)]]
    return following[:1] == ["it"] and not words("plain", "words").isdisjoint(following)


@cache
def verbs() -> dict[str, tuple[str, ...]]:
    table = load("languages/en-speech")["verbs"]
    lexicon: dict[str, tuple[str, ...]] = {}
    for name in CLASSES:
        for verb in table[name]:
            lexicon[verb] = (*lexicon.get(verb, ()), name)
    return lexicon


@cache
def words(section: str, key: str) -> frozenset[str]:
    """A list of en-speech.toml as a set: words("plain", "verbs")."""
    return frozenset(load("languages/en-speech")[section][key])
