"""A report's words made fit to be shown: safe for a terminal or page, and short where room is short."""

import re
import unicodedata

QUOTES = {"“": "”", "«": "»", "„": "“", '"': '"'}
GAP = " …"
DANGEROUS = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
KEPT = {"\u200c", "\u200d"}  # joiners that some scripts need to be spelt right
SPACE = re.compile(r"\s+")
SENTENCE = re.compile(r"[.!?…][”’»\"']*(?=\s)")
TIES = frozenset({"if", "unless", "until", "till", "once", "when", "after", "before", "as", "only", "provided", "in"})
SHARE = 0.55  # a sentence's end further back than this share of the room is too far to cut at


def clean(text: str) -> str:
    """One line without control characters, among them those that begin a terminal's commands or turn the text round."""
    return SPACE.sub(" ", text.translate(SHOWN))


class Shown(dict[int, str | None]):
    """What each character is shown as, decided when it is first met: itself, a space, or nothing."""

    def __missing__(self, code: int) -> str | None:
        character = chr(code)
        kept = character in KEPT or unicodedata.category(character) not in DANGEROUS
        self[code] = " " if character.isspace() else character if kept else None
        return self[code]


SHOWN = Shown()


def in_place(text: str) -> str:
    """As `clean`, letter for letter: whatever it takes away or changes is one space, so that offsets stay true."""
    return text if text.isprintable() else text.translate(PLACED)


class Placed(dict[int, str]):
    """What each character is replaced by where none may be lost."""

    def __missing__(self, code: int) -> str:
        self[code] = SHOWN[code] or " "
        return self[code]


PLACED = Placed()


def shortened(text: str, room: int) -> str:
    """The beginning of a text where all of it does not fit, cut after a sentence or else a word, with … for the rest.

    Nothing inside quotation marks is altered: a quotation that is cut keeps its words up to there, then … and its mark.
    """
    if len(text) <= room:
        return text
    head = text[: room + 1]
    sentences = [match.end() for match in SENTENCE.finditer(head) if match.end() >= SHARE * room]
    space = head.rfind(" ")
    cut = sentences[-1] if sentences else space if space > SHARE * room else room
    kept = head[:cut].rstrip()
    return kept + GAP + closing(kept)


def closing(text: str) -> str:
    """The mark that closes the quotation left open in a text, if one is."""
    open_marks: list[str] = []
    for character in text:
        if open_marks and character == open_marks[-1]:
            open_marks.pop()
        elif character in QUOTES:
            open_marks.append(QUOTES[character])
    return open_marks[-1] if open_marks else ""


def quoted(words: str, is_quoted: bool) -> str:
    return f"“{words}”" if is_quoted else words


def waiting_for(condition: str) -> str:
    """What leads to a condition: nothing more where it says "if" or "until" itself, "only if" where it does not."""
    first = condition.lstrip(" \"“‘'").partition(" ")[0].casefold()
    return ", " if first in TIES else ", only if "


def sentence_case(text: str) -> str:
    """The same text with its first letter large."""
    return text[:1].upper() + text[1:]


def listed(words: list[str] | tuple[str, ...]) -> str:
    """Angola, Botswana and Zambia."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
