"""The objects of JSON that is not one object a line: a list of them, or objects that go over several lines.

[{"text": "..."}, {"text": "..."}]      a list, on one line or many; one list behind the other
{⏎ "text": "..."⏎} {⏎ "text": "..."⏎}    an object, or one behind the other
UTF-16, in whatever form                 as some shells write it

They are had one by one, so that no more than the longest of them is held. Where one is broken, nothing tells where the
next begins: what follows is told of once, as not read.
"""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE, getincrementaldecoder
from collections.abc import Iterator
from json import JSONDecodeError, JSONDecoder
from typing import BinaryIO, NamedTuple

from dragoman.sources.limits import size
from dragoman.sources.look import readable

SPREAD = re.compile(rb"\s*(?:\[\s*(?:[\]{]|$)|\{\s*(?:\n|$))")
UTF_16 = (BOM_UTF16_LE, BOM_UTF16_BE)
PIECE = 1 << 17  # bytes read at once
WORD = 16  # characters in which a piece may break off within a number, an escape, a literal
SPACE = re.compile(r"[\s\0]*")
JSON = JSONDecoder(strict=False, parse_int=str, parse_float=str)
LINES = "one object a line (jq -c '.[]' FILE)"


class Entry(NamedTuple):
    """An object's bytes, or why there is none; `alone` where it is all that there is, in no list."""

    content: bytes = b""
    problem: str | None = None
    alone: bool = False


def is_spread(head: bytes) -> bool:
    """Whether a file that holds JSON and begins so is read by its objects, not by its lines."""
    return SPREAD.match(readable(head)) is not None or (head.startswith(UTF_16) and readable(head).lstrip()[:1] == b"{")


def entries_of(stream: BinaryIO, first: bytes, longest: int) -> Iterator[Entry]:
    """The objects in `first` and in what the stream has behind it, each of at most so many characters."""
    ahead, depth, found = Ahead(stream, first), 0, 0
    while sign := ahead.sign():
        if sign in ",[]":
            depth += {"[": 1, "]": -1}.get(sign, 0)
            ahead.at += 1
            continue
        try:
            content = ahead.value(longest)
        except (ValueError, RecursionError) as error:
            yield Entry(problem=ahead.broken(error))
            return
        if sign == "{":
            found += 1
            yield Entry(content, alone=found == 1 and not depth and not ahead.sign())
            continue
        beginning = content[:40].decode("utf-8", errors="replace")
        yield Entry(problem=f'Here stands {beginning}, not a JSON object. Write objects: [{{"text": "..."}}].')
        if not found:
            return
    if depth > 0:
        yield Entry(problem="The list is not closed: the file may be cut off here. Fetch it again.")


class Ahead:
    """The text of a stream as far as it was read, from `at` on."""

    def __init__(self, stream: BinaryIO, first: bytes) -> None:
        wide = first.startswith(UTF_16)
        decoder = getincrementaldecoder("utf-16" if wide else "utf-8-sig")
        self.stream, self.decoder = stream, decoder("replace" if wide else "surrogateescape")
        self.text, self.at, self.ended = self.decoder.decode(first), 0, False

    def more(self) -> bool:
        """Read on, the further the more is held already; False at the end."""
        part = self.stream.read(max(PIECE, len(self.text) - self.at))
        self.text, self.at = self.text[self.at :] + self.decoder.decode(part, final=not part), 0
        self.ended = not part
        return not self.ended

    def sign(self) -> str:
        """The next character that is no space; none at the end."""
        while True:
            self.at = SPACE.match(self.text, self.at).end()  # type: ignore[union-attr]
            if self.at < len(self.text) or not self.more():
                return self.text[self.at : self.at + 1]

    def value(self, longest: int) -> bytes:
        """The bytes of the JSON value that begins here, in UTF-8; an error where it is broken or too long."""
        while True:
            try:
                _, end = JSON.raw_decode(self.text, self.at)
            except JSONDecodeError as error:
                inside = error.pos < len(self.text) - WORD and not error.msg.startswith("Unterminated")
                if self.ended or inside:
                    raise
            else:
                if end < len(self.text) or self.ended:
                    content, self.at = self.text[self.at : end], end
                    return content.encode("utf-8", errors="surrogateescape")
            if len(self.text) - self.at > longest:
                raise TooLongError(size(longest))
            self.more()

    def broken(self, error: Exception) -> str:
        """Why no value can be had here, and what to do."""
        if isinstance(error, TooLongError):
            return (
                f"This entry is longer than {error}, and nothing behind it is read. Raise --max-size "
                f"(Limits.report_bytes), or write {LINES}."
            )
        why = error.msg if isinstance(error, JSONDecodeError) else f"{error}"
        beginning = self.text[self.at : self.at + 40].encode("utf-8", "replace").decode()
        return (
            f"This entry is no whole JSON object ({why}); it begins {beginning!r}. Nothing behind it is read: mend it "
            "there, or fetch the file again."
        )


class TooLongError(ValueError):
    """A value goes on beyond the limit."""
