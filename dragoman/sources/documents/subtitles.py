"""Transcripts with times, SubRip and WebVTT: cues joined to sentences, each speaker's turn a paragraph.

<v Ana Oro>We agreed.          Ana Oro: We agreed.
>> ANA ORO: We agreed.         ANA ORO: We agreed.
[APPLAUSE], ♪ ... ♪            left out, as are the times
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from dragoman.errors import SourceError
from dragoman.model import Dropped
from dragoman.sources.decode import decode
from dragoman.sources.items import Facts, Written
from dragoman.sources.limits import Limits

TIMES = re.compile(r"(?:\d{1,2}:)?\d{1,2}:\d{2}[.,]\d{1,3}\s*-->\s*(?:\d{1,2}:)?\d{1,2}:\d{2}[.,]\d{1,3}")
NUMBER = re.compile(rf"^[ \t]*\d+[ \t]*\n(?=[ \t]*{TIMES.pattern})", re.MULTILINE)
VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]{1,100})>")
TAG = re.compile(r"</?[a-z][^>]{0,100}>|<\d[\d:.]*>|\{\\[^}]{0,60}\}", re.IGNORECASE)
SOUND = re.compile(r"\[[^\]]{1,60}\]|\((?:[A-Z][A-Z ,'-]{2,50}|[a-z ]{3,30})\)|♪[^♪]{0,200}♪?|♫[^♫]{0,200}♫?")
TURN = re.compile(r"\s*(?:>>+|&gt;&gt;)\s*")
NAMED = re.compile(r"(?=[A-Z])(?:[A-Z][A-Z .'-]{1,40}|(?:[A-Z][\w.'-]* ?){1,4})(?:, [\w ,.'-]{2,60})?:(?=\s|$)")
DASH = re.compile(r"\s*[-–—]\s*(?=[^\W\d_]|[\"“])")
SENTENCE_END = re.compile(r"[.!?…][\"”’)\]]*$")
PAUSE = 3.0  # Seconds of silence after a sentence that begin a paragraph.
LONG = 600  # Characters of one speaker after which the next sentence begins a paragraph.


@dataclass(frozen=True)
class Cue:
    """One line on the screen: its words, whether another speaker begins, who it is, and how long it was silent."""

    text: str
    turn: bool = False
    speaker: str | None = None
    silence: float = 0.0


def read_subtitles(content: bytes, limits: Limits) -> Written:
    """The turns of a transcript; SourceError where no line has times."""
    if len(content) > limits.page_bytes:
        raise SourceError("These subtitles are larger than a page may be. Split them, or raise --max-size.")
    decoded = decode(content)
    if not TIMES.search(decoded.text):
        raise SourceError(
            "This holds no times of subtitles (00:00:01.000 --> 00:00:04.000). Save it as .srt or .vtt again."
        )
    sounds: list[str] = []
    paragraphs = tuple(turns(cues_of(captions(decoded.text), sounds)))
    if not paragraphs:
        raise SourceError("These subtitles hold no words. Check that they were saved in full.")
    dropped = tuple(Dropped(text=sound, reason="sound or music") for sound in dict.fromkeys(sounds))
    return Written(paragraphs, Facts(), dropped, decoded.flags, untitled=True)


def captions(text: str) -> list[Any]:
    """The cues as the library reads them, both formats alike."""
    import webvtt
    from webvtt.errors import MalformedCaptionError, MalformedFileError

    body = re.sub(r"(?<=\d),(?=\d{1,3}(?:\s*-->|\s*$))", ".", text, flags=re.MULTILINE)
    body = NUMBER.sub("\n", body)
    body = body if body.lstrip().startswith("WEBVTT") else f"WEBVTT\n\n{body}"
    try:
        return webvtt.WebVTT.from_string(body.lstrip()).captions
    except (MalformedCaptionError, MalformedFileError, ValueError, IndexError) as error:
        raise SourceError(f"These subtitles are broken ({error}). Save them as .srt or .vtt again.") from error


def cues_of(found: Iterable[Any], sounds: list[str]) -> Iterator[Cue]:
    """The lines of all cues without marks; a line that stays while the next is added is read once."""
    before: set[str] = set()
    ended = 0.0
    for caption in found:
        silence = caption.start_in_seconds - ended if ended else 0.0
        ended = caption.end_in_seconds
        lines = [line for line in caption.raw_text.split("\n") if line.strip()]
        fresh = [line for line in lines if TAG.sub("", line).strip() not in before]
        before = {TAG.sub("", line).strip() for line in lines}
        dashes = sum(bool(DASH.match(TAG.sub("", line))) for line in lines) > 1
        for line in fresh:
            for cue in spoken(line, dashes, sounds):
                yield Cue(cue.text, cue.turn, cue.speaker, silence)
                silence = 0.0


def spoken(line: str, dashes: bool, sounds: list[str]) -> Iterator[Cue]:
    """What is said in one line of a cue, by one voice or by several."""
    pieces = VOICE.split(line)
    for number in range(0, len(pieces), 2):
        speaker = " ".join(pieces[number - 1].split()) if number else None
        said = TAG.sub("", pieces[number]).replace("&nbsp;", " ").replace("&amp;", "&").replace("&gt;", ">")
        sounds += [sound.strip() for sound in SOUND.findall(said)]
        for count, part in enumerate(TURN.split(SOUND.sub(" ", said))):
            dashed = dashes and DASH.match(part) is not None
            text = " ".join((DASH.sub("", part, count=1) if dashed else part).split())
            if text:
                yield Cue(text, count > 0 or dashed or NAMED.match(text) is not None, speaker)


def turns(cues: Iterable[Cue]) -> Iterator[str]:
    """Paragraphs: one speaker's words up to the next speaker, a pause or a good length."""
    words: list[str] = []
    voice: str | None = None
    for cue in cues:
        other = cue.speaker is not None and cue.speaker != voice
        rests = bool(words) and SENTENCE_END.search(words[-1]) is not None
        full = rests and (cue.silence > PAUSE or sum(map(len, words)) > LONG)
        if words and (cue.turn or other or full):
            yield " ".join(words)
            words = []
        if other:
            voice = cue.speaker
            words = [f"{voice}:"]
        words.append(cue.text)
    if words:
        yield " ".join(words)
