"""Mailboxes (mbox), a message at a time; and files attached to messages, each as if it were given by itself."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from dragoman.errors import SourceError
from dragoman.model import Failure
from dragoman.sources.documents.archive import Reader, endings_of, shown
from dragoman.sources.documents.mail import TRIPS, parsed_mail, read_mail
from dragoman.sources.items import Item, Settings
from dragoman.sources.limits import size
from dragoman.sources.tables import bounded_lines, unpacked

LONGEST_LINE = 1_000_000
FIRST = b"From "


def messages_of(
    path: Path, name: str, settings: Settings, known: Callable[[Path], bool], read: Reader
) -> Iterator[Item | Failure]:
    """The messages of a mailbox, and what is attached to them; one that is too large fails and is passed over."""
    with unpacked(path) as stream:
        if not stream.read(len(FIRST)) == FIRST:
            raise SourceError(
                "This is no mailbox: it does not begin with 'From '. Export it as mbox, or give .eml files."
            )
        for number, message in enumerate(split(stream, settings.limits.document_bytes), 1):
            here = f"{name}:{number}"
            if message is None:
                most = size(settings.limits.document_bytes)
                yield Failure(name=here, reason=f"This message has more than {most}. Raise Limits.document_bytes.")
            else:
                yield from message_items(message, here, settings, known, read)


def split(stream: BinaryIO, most: int) -> Iterator[bytes | None]:
    """Messages one after another, None for one that is too large; the stream stands in its first line."""
    message = bytearray()
    fits, blank, opened = True, False, False
    for line, whole in bounded_lines(stream, LONGEST_LINE):
        if not opened:
            opened = True
        elif blank and line.startswith(FIRST):
            yield bytes(message) if fits else None
            message, fits = bytearray(), True
        elif whole and len(message) + len(line) <= most:
            message += line[1:] if line.startswith(b">") and line.lstrip(b">").startswith(FIRST) else line
        else:
            fits = fits and whole
            fits = fits and len(message) + len(line) <= most
        blank = not line.strip()
    if message.strip() or not fits:
        yield bytes(message) if fits else None


def one_message(
    path: Path, name: str, settings: Settings, known: Callable[[Path], bool], read: Reader
) -> Iterator[Item | Failure]:
    """The message in an .eml file, and what is attached to it."""
    most = settings.limits.document_bytes
    with unpacked(path) as stream:
        content = stream.read(most + 1)
    if len(content) > most:
        raise SourceError(f"This message has more than {size(most)}. Raise Limits.document_bytes.")
    if not content.strip():
        raise SourceError("This file is empty. Check that it was saved in full.")
    yield from message_items(content, name, settings, known, read)


def message_items(
    content: bytes, name: str, settings: Settings, known: Callable[[Path], bool], read: Reader
) -> Iterator[Item | Failure]:
    """A message as one item, if it has words of its own; then what its attachments hold."""
    attached = list(attachments_of(content, known)) if b"ilename" in content or b"name=" in content else []
    if not attached or has_words(content, settings):
        yield Item(name, "mail", content, published=settings.published, limits=settings.limits)
    if not attached:
        return
    with tempfile.TemporaryDirectory(prefix="dragoman-") as place:
        for title, payload in attached:
            copy = Path(place) / f"attached{endings_of(title)}"
            copy.write_bytes(payload)
            yield from read(copy, settings, f"{name}/{title}")


def attachments_of(content: bytes, known: Callable[[Path], bool]) -> Iterator[tuple[str, bytes]]:
    """The files of known kinds that are attached: their names and their bytes."""
    message = parsed_mail(content)
    for part in message.walk():
        try:
            title = shown(part.get_filename() or "")
        except TRIPS:
            continue
        payload = part.get_payload(decode=True) if title and known(Path(title)) else None
        if isinstance(payload, bytes):
            yield title.replace("/", "_"), payload


def has_words(content: bytes, settings: Settings) -> bool:
    """Whether a message says anything beside its attachments."""
    try:
        return len(read_mail(content, settings.limits)) >= 200
    except SourceError:
        return False
