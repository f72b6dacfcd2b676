"""The records of a web archive, whole or from any byte on, each at the place at which it can be found again.

.warc.gz     each record is packed by itself: one may begin with any member, unless a member holds several records
.warc        one record behind the other: where one ends is known from where it begins alone
others       (.warc.zst, .warc.lz4) from the beginning only

An archive may be entered at a member from which on members are whole and hold records, for longer than what any record
can hold packed in itself, as where a page is an archive. Whatever is damaged is one Failure at its place; behind it the
next record is looked for, in the same way from wherever the archive was entered, so that each record is in one part.
"""

import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from typing import Any, BinaryIO, NamedTuple

from dragoman.model import Failure

FAULTS = (OSError, EOFError, ValueError, RuntimeError)  # what a damaged record raises
MEMBER, PLAIN = b"\x1f\x8b\x08", b"WARC/1."  # how a record begins, packed by itself and plain
STEP = 1 << 20
SMALL = 1 << 16  # bytes unpacked at once
SURE = 1 << 17  # packed bytes in which members follow one another: those in a block that was stored end after 2**16
MOST_UNPACKED = 100_000_000  # bytes that are unpacked to be sure
SHORT, HEAD = 1 << 12, 1 << 16  # bytes in which the head of a record ends, mostly and always
LENGTH = re.compile(rb"\r?\nContent-Length:\s*(\d{1,18})\s*\r?\n", re.IGNORECASE)
END_OF_HEAD = re.compile(rb"\r?\n\r?\n")


def never() -> bool:
    return False


def always() -> bool:
    return True


class Found(NamedTuple):
    """A record, or why it cannot be had, at the byte at which it begins; several at one byte have numbers from 1."""

    place: int
    number: int
    record: Any
    is_longer: Callable[[], bool] = never  # says that it is longer than it is, once so much of it was read

    @property
    def named(self) -> str:
        """81923, or 81923.2 for the second record of a member."""
        return str(self.place) if self.number < 2 else f"{self.place}.{self.number}"


def records_of(stream: BinaryIO, start: int = 0, stop: int | None = None) -> Iterator[Found]:
    """The records with pages that begin in the bytes [start, stop) of an archive, and what is damaged there.

    A packed archive is entered behind `start` and left behind `stop`, each time at the next place where it can be; a
    plain one at `start`, which must be one of those that `starts_of` gives.
    """
    if is_packed(stream):
        yield from until(packed(stream, entry(stream, start, stop) if start else 0), stream, stop)
    elif begins_with(stream, PLAIN[:2]):
        yield from (one for place in starts_of(stream, start, stop) for one in record_at(stream, *place))
    elif not start:
        yield from all_from_beginning(stream)


def is_packed(stream: BinaryIO) -> bool:
    """Whether an archive begins as gzip does."""
    return begins_with(stream, MEMBER[:2])


def begins_with(stream: BinaryIO, sign: bytes) -> bool:
    stream.seek(0)
    return stream.read(len(sign)) == sign


def until(found: Iterator[Found], stream: BinaryIO, stop: int | None) -> Iterator[Found]:
    """What comes before the first place behind `stop` at which the next part enters the archive."""
    last = -1
    for one in found:
        if stop is not None and one.place >= stop and one.place != last and can_enter(stream, one.place):
            return
        last = one.place
        yield from [one] if may_hold_page(one.record) else ()


def may_hold_page(record: Any) -> bool:
    from fastwarc.warc import WarcRecordType

    kinds = (WarcRecordType.response, WarcRecordType.resource, WarcRecordType.conversion)
    return isinstance(record, Failure) or bool(record.record_type in kinds)


def packed(stream: BinaryIO, place: int | None) -> Iterator[Found]:
    """All records from a member on; a Failure for what is damaged, behind which the next one is looked for."""
    from fastwarc.stream_io import GzipReader
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    size = stream.seek(0, 2)
    while place is not None and place < size:
        stream.seek(place)
        reader, here, number = GzipReader(stream), place, 0
        behind: int | None = None
        why: Exception = EOFError("nothing follows")
        try:
            for record in ArchiveIterator(reader, record_types=WarcRecordType.any_type, auto_decode="none"):
                at = reader.frame_start_position() or 0
                here, number = at, number + 1 if at == here else 1
                longer = partial(is_beyond, reader, here)
                yield Found(here, number, record, longer)
                if goes_on(record, longer) and (behind := record_behind(stream, here)) is not None:
                    break
            if behind is None and number and end_of_member(stream, here) in (None, size):
                return
        except FAULTS as error:
            why = error
        if behind is not None:
            place = behind
            continue
        damaged = (end_of_member(stream, here) or here) if number else here
        yield Found(damaged, 0, damage(why))
        whole = damaged > here and end_of_member(stream, damaged) is not None  # the damage was the one's before
        place = damaged if whole else next_sign(stream, damaged + 1, MEMBER)


def is_beyond(reader: Any, place: int) -> bool:
    """Whether what is read lies beyond the member that begins at a place."""
    return bool(reader.frame_start_position() != place)


def goes_on(record: Any, longer: Callable[[], bool]) -> bool:
    """Whether a record goes on beyond its member."""
    while not longer() and record.reader.read(SMALL):
        pass
    return longer()


def record_behind(stream: BinaryIO, place: int) -> int | None:
    """Where the next member begins, if a record begins with it; None where it may be part of the one before."""
    before = stream.tell()
    end = end_of_member(stream, place)
    found = end is not None and begins_record(stream, end)
    stream.seek(before)
    return end if found else None


def all_from_beginning(stream: BinaryIO) -> Iterator[Found]:
    """The pages of an archive that can be read from its beginning only: numbered, at byte 0."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    stream.seek(0)
    number = 0
    try:
        kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
        for record in ArchiveIterator(stream, record_types=kinds, auto_decode="none"):
            number += 1
            yield Found(0, number, record)
    except FAULTS as error:
        yield Found(0, number + 1, damage(error))


def damage(error: Exception) -> Failure:
    return Failure(name="", reason=f"Here the archive is damaged ({error}). Fetch it again.")


def entry(stream: BinaryIO, start: int, stop: int | None) -> int | None:
    """The first member in [start, stop) at which the archive can be entered; None where there is none."""
    place = next_sign(stream, start, MEMBER, stop)
    while place is not None and not can_enter(stream, place):
        place = next_sign(stream, place + 1, MEMBER, stop)
    return place


def can_enter(stream: BinaryIO, place: int) -> bool:
    """Whether members follow one another from here on, for long enough or to the archive's end."""
    before, ahead = stream.tell(), place
    try:
        size = stream.seek(0, 2)
        while ahead < min(place + SURE, size):
            end = end_of_member(stream, ahead)
            if end is None:
                return False
            ahead = end
        return True
    finally:
        stream.seek(before)


def end_of_member(stream: BinaryIO, place: int) -> int | None:
    """Where a member ends that is whole and begins with a record; None where it is not, or is very large."""
    stream.seek(place)
    unpacker, head, count = zlib.decompressobj(16 + zlib.MAX_WBITS), b"", 0
    with suppress(zlib.error):
        while not unpacker.eof and count < MOST_UNPACKED:
            fed = unpacker.unconsumed_tail or stream.read(SMALL)
            plain = unpacker.decompress(fed, SMALL)
            count += len(plain)
            head = head or plain[: len(PLAIN)]
            if not (fed or plain) or not head.startswith(PLAIN[: len(head)]):
                return None
        if unpacker.eof and len(head) == len(PLAIN):
            return stream.tell() - len(unpacker.unused_data)
    return None


def next_sign(stream: BinaryIO, place: int, sign: bytes, stop: int | None = None) -> int | None:
    """Where a record begins next, at this byte or behind it but before `stop`; None where none does."""
    while stop is None or place < stop:
        stream.seek(place)
        part = stream.read(STEP if stop is None else min(STEP, stop + len(sign) - 1 - place))
        found = part.find(sign)
        while found >= 0:
            if sign == PLAIN or begins_record(stream, place + found):
                return place + found
            found = part.find(sign, found + 1)
        if len(part) < STEP:
            return None
        place += STEP - len(sign) + 1
    return None


def begins_record(stream: BinaryIO, place: int) -> bool:
    """Whether what can be unpacked from here on is a record."""
    stream.seek(place)
    try:
        return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(stream.read(1024), len(PLAIN)) == PLAIN
    except zlib.error:
        return False


def starts_of(stream: BinaryIO, start: int = 0, stop: int | None = None) -> Iterator[tuple[int, int | None]]:
    """Where the records of a plain archive begin, and where each ends; None for what is no record.

    One that ends behind the archive may have taken those behind it for its own, which are looked for in it.
    """
    place, size = start, stream.seek(0, 2)
    while stop is None or place < stop:
        begins, head = head_at(stream, place)
        if not head or (stop is not None and begins >= stop):
            return
        length = length_of(head)
        end = None if length is None else begins + length
        yield begins, end
        found = next_sign(stream, begins + 1, PLAIN) if end is None or end > size else end
        if found is None:
            return
        place = found


def head_at(stream: BinaryIO, place: int) -> tuple[int, bytes]:
    """What comes next behind the empty lines between two records, and where."""
    while True:
        stream.seek(place)
        part = stream.read(SHORT)
        head = part.lstrip(b"\r\n")
        place += len(part) - len(head)
        if head or not part:
            break
    if len(part) == SHORT and not END_OF_HEAD.search(head):
        stream.seek(place)
        head = stream.read(HEAD)
    return place, head


def length_of(head: bytes) -> int | None:
    """The bytes of the record that begins so; None where this is none."""
    end = END_OF_HEAD.search(head)
    if not head.startswith(PLAIN) or end is None:
        return None
    said = LENGTH.search(head, 0, end.end())
    broken = b"\0" in head[: end.start()] or head.find(PLAIN, 1, end.start()) > 0
    return end.end() + int(said[1]) if said and not broken else None


def record_at(stream: BinaryIO, place: int, end: int | None) -> Iterator[Found]:
    """The record at a place, if it may hold a page; a Failure where there is no record, or a damaged one."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    if end is None:
        yield Found(place, 0, damage(ValueError("no record")))
        return
    is_cut = end > stream.seek(0, 2)
    stream.seek(place)
    try:
        record = next(ArchiveIterator(stream, record_types=WarcRecordType.any_type, auto_decode="none"), None)
        if record is not None and may_hold_page(record):
            yield Found(place, 1, record, always if is_cut else never)
    except FAULTS as error:
        yield Found(place, 0, damage(error))
