"""Word classes, forms and lemmas by spaCy's own rules, each kind of word asked once.

The rules look at a word's tag, relation and spelling, some at the word beside it; spaCy matches them all anew in every
text, which takes a quarter of the time of a parse. What they gave for a word like this one is remembered here.
"""

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from spacy.pipeline import AttributeRuler
from spacy.pipeline.lemmatizer import Lemmatizer
from spacy.strings import StringStore
from spacy.tokens import Doc

PAD = "\u2063"  # a word that no rule names
MOST = 300_000  # words whose lemma is remembered
Look = tuple[int, int, int, bool, bool]
Key = tuple[Look, Look, Look]
NOTHING: Look = (0, 0, 0, False, False)


class Remembered:
    """Does to a parsed document what an attribute ruler and a lemmatiser after it would do."""

    def __init__(self, ruler: AttributeRuler, lemmatizer: Lemmatizer) -> None:
        self.ruler, self.lemmatizer = ruler, lemmatizer
        self.strings = ruler.vocab.strings
        self.classes: dict[Key, tuple[int, Any, int, int, int | None]] = {}
        self.lemmas: dict[tuple[int, int, int], int] = {}
        self.spelt: dict[int, tuple[int, bool, bool]] = {}
        index = lemmatizer.lookups.get_table("lemma_index")
        for kind, words in list(index.items()):
            index[kind] = frozenset(words)  # spaCy looks through lists of 57,000 words

    def __call__(self, doc: Doc) -> Doc:
        keys = self.keys(doc)
        missing = {key: place for place, key in enumerate(keys) if key not in self.classes}
        if missing:
            self.learn(doc, missing)
        for token, key in zip(doc, keys, strict=True):
            token.pos, token.morph, token.lemma, token.tag, dep = self.classes[key]
            if dep is not None:
                token.dep = dep
        return self.with_lemmas(doc)

    def learn(self, doc: Doc, missing: dict[Key, int]) -> None:
        """What the rules themselves give for words like these, asked in a text of each and its neighbours."""
        words, tags, deps = [], [], []
        for place in missing.values():
            for beside in (place - 1, place, place + 1):
                inside = 0 <= beside < len(doc)
                words.append(doc[beside].text if inside else PAD)
                tags.append(doc[beside].tag_ if inside else "")
                deps.append(doc[beside].dep_ if inside else "")
            words, tags, deps = [*words, PAD], [*tags, ""], [*deps, ""]
        asked = Doc(doc.vocab, words=words, tags=tags, deps=deps, heads=list(range(len(words))))
        self.ruler(asked)
        for number, key in enumerate(missing):
            token = asked[4 * number + 1]
            changed = token.dep if token.dep_ != deps[4 * number + 1] else None
            self.classes[key] = token.pos, token.morph, token.lemma, token.tag, changed

    def keys(self, doc: Doc) -> list[Key]:
        """What the rules can see of each word, and of those beside it where a rule for two words may hold."""
        looks = [NOTHING, *map(self.look, doc.to_array(["TAG", "LOWER", "DEP"]).tolist()), NOTHING]
        return [
            (
                before if before[3] and word[4] else NOTHING,
                word,
                after if after[4] and word[3] else NOTHING,
            )
            for before, word, after in zip(looks, looks[1:], looks[2:], strict=False)
        ]

    def look(self, values: list[int]) -> Look:
        """Tag; spelling and relation where a rule names them; whether a rule for two words begins or ends with it."""
        tag, lower, dep = values
        if lower not in self.spelt:
            word = self.strings[lower]
            named = lower if word.isspace() or self.all.names(word) else 0
            self.spelt[lower] = named, self.first.names(word), self.last.names(word)
        named, begins, ends = self.spelt[lower]
        relation = dep if named or dep in self.all.relations else 0
        return tag, named, relation, begins or dep in self.first.relations, ends

    @cached_property
    def all(self) -> "Named":
        return Named((token for pattern in self.patterns for token in pattern), self.strings)

    @cached_property
    def first(self) -> "Named":
        return Named((pattern[0] for pattern in self.patterns if len(pattern) > 1), self.strings)

    @cached_property
    def last(self) -> "Named":
        return Named((pattern[-1] for pattern in self.patterns if len(pattern) > 1), self.strings)

    @cached_property
    def patterns(self) -> list[list[dict[str, Any]]]:
        rules: list[dict[str, Any]] = self.ruler.patterns
        return [pattern for rule in rules for pattern in rule["patterns"]]

    def with_lemmas(self, doc: Doc) -> Doc:
        if len(self.lemmas) > MOST:
            self.lemmas.clear()
        for token in doc:
            if token.lemma == 0 or self.lemmatizer.overwrite:
                key = token.orth, token.pos, token.morph.key  # type: ignore[attr-defined]
                if key not in self.lemmas:
                    self.lemmas[key] = self.strings.add(self.lemmatizer.lemmatize(token)[0])
                    self.lemmatizer.cache.clear()
                token.lemma = self.lemmas[key]
        return doc


class Named:
    """The lower-case spellings, in full or by an expression, and the relations that some patterns name."""

    def __init__(self, tokens: Iterable[dict[str, Any]], strings: StringStore) -> None:
        tokens = list(tokens)
        lower = [token["LOWER"] for token in tokens if "LOWER" in token]
        self.words = frozenset(value for condition in lower for value in values_of(condition))
        self.expressions = [re.compile(condition["REGEX"]) for condition in lower if "REGEX" in condition]
        self.relations = frozenset(strings[value] for token in tokens for value in values_of(token.get("DEP")))

    def names(self, word: str) -> bool:
        return word in self.words or any(expression.search(word) for expression in self.expressions)


def values_of(condition: Any) -> list[str]:
    """The values of a condition: "this", {"IN": ["is", "are"]}, {"NOT_IN": ["det"]}."""
    if condition is None:
        return []
    if isinstance(condition, str):
        return [condition]
    return [*condition.get("IN", ()), *condition.get("NOT_IN", ())]
