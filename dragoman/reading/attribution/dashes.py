"""Speech that a dash opens, with the reporter's words between dashes.

— We are ready — said the envoy. — Are they?   two pieces of speech
They are careful. – Wait – says the skipper.   begun inside a paragraph
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from dragoman.reading.attribution.cues import verb_classes
from dragoman.reading.grammar import Parsed

DASH = re.compile(r"(?:(?<=\s)|^)[—–―-]{1,2}(?=\s|[^\W\d_])", re.M)
SPOKEN = {"say", "tell", "quote", "ask"}
NARRATION = 9  # words after the dash among which the verb of saying stands
Stretch = tuple[int, int]


def dash_speech(parsed: Parsed, start: int, end: int) -> Iterator[tuple[Stretch, Stretch]]:
    """The stretches of speech in one paragraph, without and with their dash."""
    text = parsed.report.text
    dashes = [match.span() for match in DASH.finditer(text, start, end)]
    if not dashes or (text[start : dashes[0][0]].strip() and not any(after_sentence(text, a) for a, _ in dashes)):
        return
    edges = [*dashes, (end, end)]
    speaking: int | None = None
    pieces: list[tuple[Stretch, Stretch]] = []
    narrated = False
    for (a, b), (following, _) in pairwise(edges):
        if narration(parsed, b, following):
            if speaking is not None:
                pieces.append(((edges[speaking][1], a), (edges[speaking][0], a)))
                narrated, speaking = True, None
        elif speaking is None and (a == start or after_sentence(text, a) or narrated):
            speaking = dashes.index((a, b))
    if speaking is not None and narrated:
        pieces.append(((edges[speaking][1], end), (edges[speaking][0], end)))
    if narrated:
        yield from pieces


def narration(parsed: Parsed, start: int, end: int) -> bool:
    """Whether the words after a dash are the reporter's: said the envoy; the envoy told us."""
    tokens = [token for token in parsed.tokens(start, min(end, start + 120)) if not token.is_space][:NARRATION]
    verb = next((token for token in tokens if token.pos_ == "VERB" or token.is_sent_start), None)
    verb = next((token for token in tokens if SPOKEN & set(verb_classes(token))), None) if verb is not None else None
    if verb is None or any(token.lower_ in {"i", "we", "you"} and token.i < verb.i for token in tokens):
        return False
    return verb.i - tokens[0].i < NARRATION and not any(
        t.text in {".", "?", "!"} for t in tokens[: verb.i - tokens[0].i]
    )


def after_sentence(text: str, offset: int) -> bool:
    return text[max(0, offset - 3) : offset].rstrip()[-1:] in {*".!?…:", ""}
