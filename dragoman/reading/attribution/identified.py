"""Speakers whom a report names only later.

Envoy: "We counted eleven boats"   the headline quotes what the report then gives with a name
Mali's chief negotiator said ...   the lead tells of whom the next paragraph names
"""

import re
from dataclasses import replace

from spacy.tokens import Token

from dragoman.reading.attribution.cues import words
from dragoman.reading.attribution.introductions import BESIDE, beside
from dragoman.reading.attribution.sources import OPENING as OPENING_MARKS
from dragoman.reading.attribution.told import may_be
from dragoman.reading.attribution.unnamed import is_definite
from dragoman.reading.attribution.utterances import Utterance
from dragoman.reading.attribution.voice import Speaker
from dragoman.reading.cast import Cast, Mention
from dragoman.reading.grammar import Parsed

WORD = re.compile(r"\w+")
FEWEST = 4  # words of a headline's quotation that stand in the report too
OPENING = 5  # paragraphs among which the headline and the lead are
FEWEST_TURNS = 2
STOPS = ".!?…\"”’'"
Run = tuple[list[Utterance], Speaker]


def identified(runs: list[Run], parsed: Parsed, cast: Cast) -> list[Run]:
    """The runs, those of the opening with the speaker that the report names later."""
    if not runs:
        return runs
    stop = parsed.paragraphs[min(OPENING, len(parsed.paragraphs)) - 1][1]
    opening = sum(utterances[0].start < stop for utterances, _ in runs)
    repeated = [(words_of(utterances, parsed), who) for utterances, who in runs if is_named(who, cast)]
    named = runs[opening:]
    for utterances, speaker in reversed(runs[:opening]):  # the headline's official is the lead's, named below
        if speaker.id is None or speaker.noun:
            said = words_of(utterances[:1], parsed)
            speaker = (
                echoed(said, repeated)
                or the_one_named(speaker, utterances, named, parsed, cast)
                or the_one_described(utterances, named, parsed)
                or the_one_interviewed(utterances, named, parsed, cast)
                or speaker
            )
        named = [(utterances, speaker), *named]
    return named


def is_named(speaker: Speaker, cast: Cast) -> bool:
    return speaker.id in cast.by_id and not speaker.noun


def words_of(utterances: list[Utterance], parsed: Parsed) -> str:
    """The words of a run in lower case, a space on both sides of each."""
    spans = [span for utterance in utterances for span in utterance.content]
    said = (word.casefold() for a, b in spans for word in WORD.findall(parsed.report.text, a, b))
    return f" {' '.join(said)} "


def echoed(said: str, repeated: list[tuple[str, Speaker]]) -> Speaker | None:
    """Who says the same words with a name."""
    if said.count(" ") <= FEWEST:
        return None
    who = next((who for text, who in repeated if said in text), None)
    return renamed(who, "says the same words below") if who is not None else None


def the_one_named(
    speaker: Speaker, utterances: list[Utterance], below: list[Run], parsed: Parsed, cast: Cast
) -> Speaker | None:
    """The person named as the next speaker, the only one of the unnamed speaker's side, or named as one told of."""
    source = utterances[0].source
    if source is None or not below or not is_one_role(source):
        return None
    spoken, following = below[0]
    if not is_named(following, cast) or not may_be(cast.actor(following.id or "").office, source):
        return None
    people = {who.id for _, who in below if is_named(who, cast) and is_of(who, speaker, cast)}
    if people != {following.id} and not is_told_of(source, speaker, spoken[0], following, parsed, cast):
        return None
    return renamed(following, f"named after '{source.text}'")


def is_told_of(source: Token, speaker: Speaker, spoken: Utterance, who: Speaker, parsed: Parsed, cast: Cast) -> bool:
    """Whether a person is first named like somebody told of: without an office before the name, or with the same one.

    An envoy of Mali said it would wait. ¶ Sira Keita told reporters; ¶ The envoy, Sira Keita, said
    Not: ¶ Foreign Minister Sira Keita said
    """
    name = next((m for m in cast.mentions if m.actor == who.id), None)
    if name is None or name.how != "name" or not source.idx < name.start or not is_before(name, spoken):
        return False
    office = [
        t for t in parsed.tokens(max(0, name.start - BESIDE), name.start) if t.idx < name.start and beside(t, name)
    ]
    if not office:
        return is_definite(source) if speaker.id is None else is_of(who, speaker, cast)
    others = {m.actor for m in cast.within(office[0].idx, name.start)} - {speaker.party, who.id}
    return not others and source.lemma_.lower() in {t.lemma_.lower() for t in office}


def is_before(name: Mention, spoken: Utterance) -> bool:
    """Whether a name stands before words, or in their source."""
    span = spoken.source_span
    return name.start < spoken.start or (span is not None and span[0] <= name.start < span[1])


def the_one_described(utterances: list[Utterance], below: list[Run], parsed: Parsed) -> Speaker | None:
    """Official says: the official of a side, or the minister with a name, whom the next words with this noun are of."""
    source = utterances[0].source
    if source is None or not is_headline(source, parsed) or any(map(says_which, source.lefts)):
        return None
    noun = source.lemma_.lower()
    spoken = (who for runs, who in below if who.id and noun in nouns_of(runs[0], parsed))
    following = next(spoken, None)
    return renamed(following, f"told of below as '{source.text}'") if following is not None else None


def the_one_interviewed(utterances: list[Utterance], below: list[Run], parsed: Parsed, cast: Cast) -> Speaker | None:
    """Who gives all the answers of an interview, for what its headline quotes without a source."""
    start = utterances[0].start
    quoted = parsed.report.text[max(0, start - 1) : start] in set(OPENING_MARKS)
    if utterances[0].source is not None or not quoted or parsed.paragraph_at(start) or utterances[0].opens:
        return None
    turns = [who for runs, who in below if runs[0].opens]
    answering = {who.id for who in turns}
    if len(turns) < FEWEST_TURNS or len(answering) != 1 or not is_named(turns[0], cast):
        return None
    return renamed(turns[0], "gives the interview")


def is_headline(source: Token, parsed: Parsed) -> bool:
    """Whether a source stands in a line of the opening that no full stop ends."""
    _, end = parsed.paragraphs[parsed.paragraph_at(source.idx)]
    return parsed.report.text[end - 1] not in STOPS


def says_which(token: Token) -> bool:
    """The, Kenyan, IMF: not senior, foreign."""
    return token.pos_ in {"PROPN", "DET"} or token.ent_type_ in {"NORP", "GPE", "ORG"}


def nouns_of(utterance: Utterance, parsed: Parsed) -> set[str]:
    """The words of a source."""
    return {t.lemma_.lower() for t in parsed.tokens(*utterance.source_span)} if utterance.source_span else set()


def is_one_role(source: Token) -> bool:
    """Mali's chief negotiator, an official: one person in an office, whose name nobody asked to keep back."""
    around = source.doc[source.left_edge.i : source.right_edge.i + 1]
    return (
        source.tag_ in {"NN", "NNP"}
        and source.lemma_.lower() in words("voices", "people")
        and not any(t.lower_ in words("hedges", "anonymous") for t in around)
    )


def is_of(who: Speaker, speaker: Speaker, cast: Cast) -> bool:
    actor = cast.by_id.get(who.id or "")
    return actor is not None and actor.kind == "person" and who.party == speaker.party


def renamed(speaker: Speaker, reason: str) -> Speaker:
    return replace(speaker, reason=reason, score=0.6)
