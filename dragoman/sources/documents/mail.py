"""Mails: the newest message's own words, titled by its subject, dated and signed by its header.

> They agreed on Monday.           quoted reply, and "On 3 May 2018, Ana Oro wrote:" before it
-- / Ana Oro, Northern Gazette     signature
---- Forwarded message ----        a mail that only sends on is read as the message inside it
"""

import email
import re
from collections.abc import Sequence
from datetime import date
from email import policy
from email.message import EmailMessage, Message
from typing import TYPE_CHECKING, Any, cast

from dragoman.errors import SourceError
from dragoman.model import Dropped
from dragoman.sources.decode import decode
from dragoman.sources.head import looks_like_names, outlet_of
from dragoman.sources.items import Facts, Written
from dragoman.sources.limits import Limits
from dragoman.sources.page import read_page

if TYPE_CHECKING:
    from email.policy import Policy

HEADER = re.compile(rb"\A(?:[A-Za-z][A-Za-z-]{1,40}:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){2,}")
KNOWN = re.compile(
    rb"^(?:From|Subject|Date|Message-ID|Received|Return-Path|Delivered-To):", re.IGNORECASE | re.MULTILINE
)
WROTE = re.compile(r"(?:On\b.{4,200}\bwrote|Am\b.{4,200}\bschrieb.{0,80}|Le\b.{4,200}\ba écrit) ?:\s*$")
ORIGINAL = re.compile(r"\s*-{2,}\s*(?:Original Message|Original-Nachricht)\s*-{2,}\s*$", re.IGNORECASE)
FORWARDED = re.compile(r"\s*(?:-{2,}\s*Forwarded message\s*-{2,}|Begin forwarded message:)\s*$", re.IGNORECASE)
FIELD = re.compile(r"\s*\*?(?P<name>From|Sent|Date|To|Cc|Subject|Reply-To)\*?:\*?\s*(?P<value>.*)", re.IGNORECASE)
ANSWER = re.compile(r"(?:(?:re|fwd?|aw|wg|tr)(?:\[\d+\])? ?: ?)+", re.IGNORECASE)
LONGEST_NOTE = 400  # Characters above a forwarded message, beyond which they are the report themselves.
TRIPS = (ValueError, IndexError, AttributeError, TypeError, RecursionError)  # what some broken headers raise
LONGEST_FIELD = 4_000  # Characters of a field of the header.
LEAST_TEXT = 200  # Letters of a plain part, below which the page beside it is the message.


def read_mail(content: bytes, limits: Limits) -> Written:
    """The report in a message; SourceError where it has no words, or is locked."""
    message = parsed_mail(content)
    facts = facts_of_header(message)
    plain = words_of(message, "plain", limits)
    page = words_of(message, "html", limits)
    if plain is not None and (page is None or sum(map(str.isalpha, plain)) >= LEAST_TEXT):
        return of_plain(plain, facts)
    if page is not None:
        found = read_page(page)
        kept, dropped = own_words(found.lines)
        return Written(kept, facts, (*dropped, *found.dropped))
    if message.get_content_type() in {"multipart/encrypted", "application/pkcs7-mime"}:
        raise SourceError("This message is encrypted. Open it in the mail program, and save its text as .txt.")
    raise SourceError("This message has no text. Give what is attached to it as a file of its own.")


class ShortFields(policy.EmailPolicy):
    """Fields of a header understood up to a length: the library takes minutes over some long ones."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        return super().header_fetch_parse(name, value[:LONGEST_FIELD])


def parsed_mail(content: bytes) -> EmailMessage:
    """A message with its parts; SourceError where more lie within one another than a program for mail makes."""
    try:
        return email.message_from_bytes(content, policy=cast("Policy[EmailMessage]", ShortFields()))
    except RecursionError as error:
        raise SourceError("This message has parts within parts without end. Save its text as .txt.") from error


def is_mail(content: bytes) -> bool:
    """Whether content begins with the header of a message."""
    header = HEADER.match(content[:20_000])
    return header is not None and len(set(map(bytes.lower, KNOWN.findall(header.group())))) >= 2


def words_of(message: EmailMessage, subtype: str, limits: Limits) -> str | None:
    """The first part of a kind that is no attachment, decoded."""
    for depth, part in enumerate(message.walk()):
        if depth > limits.members:
            break
        undivided = subtype == "plain" and part.get_content_maintype() == "multipart" and not part.is_multipart()
        if part.get_content_disposition() == "attachment":
            continue
        if part.get_content_type() != f"text/{subtype}" and not undivided:
            continue
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes) and payload.strip():
            return decode(payload[: limits.page_bytes], charset_of(part)).text
    return None


def charset_of(part: Message) -> str | None:
    charset = part.get_param("charset", failobj=None)
    return charset if isinstance(charset, str) else None


def facts_of_header(message: EmailMessage) -> Facts:
    """What the header says: the subject, who sent it, on which day."""
    sender = value_of(message, "From")
    name = re.sub(r"\s*<[^>]*>\s*$", "", sender).strip(" \"'")
    names_person = " " in name and "@" not in name and outlet_of(name) is None and looks_like_names(name)
    subject = ANSWER.sub("", value_of(message, "Subject"), count=1).strip()
    return Facts(
        title=subject or None,
        outlet=None if names_person or "@" in name else name or None,
        byline=name if names_person else None,
        published=day_sent(value_of(message, "Date")),
    )


def value_of(message: EmailMessage, name: str) -> str:
    """A field of the header on one line; "" where it is missing or broken."""
    try:
        return " ".join(str(message.get(name) or "").split())
    except TRIPS:
        return ""


def day_sent(value: str) -> str | None:
    """The day of a header's date, where the sender was."""
    from email.utils import parsedate

    parts = parsedate(value)
    try:
        return date(*parts[:3]).isoformat() if parts and parts[0] > 1970 else None
    except ValueError:
        return None


def of_plain(text: str, facts: Facts) -> Written:
    """The message of a plain part; where it only sends on another, that one."""
    lines = text.split("\n")
    start = next((number for number, line in enumerate(lines) if FORWARDED.match(line)), None)
    if start is not None and sum(map(len, lines[:start])) <= LONGEST_NOTE:
        return of_forwarded(lines, start, facts)
    kept, dropped = own_words(lines)
    return Written(kept, facts, dropped, wrapped=True)


def of_forwarded(lines: Sequence[str], start: int, facts: Facts) -> Written:
    """The message that another sends on: its own header, in the text, says who wrote it and when."""
    first = next((n for n in range(start + 1, len(lines)) if lines[n].strip()), len(lines))
    end = first
    fields: dict[str, str] = {}
    while end < len(lines) and (match := FIELD.match(lines[end])):
        fields[match["name"].casefold()] = match["value"]
        end += 1
    inside = EmailMessage()
    for name, value in (("From", fields.get("from", "")), ("Subject", fields.get("subject", ""))):
        inside[name] = " ".join(value.split())
    told = facts_of_header(inside)
    from dragoman.sources.published import day_of

    day = day_of(fields.get("date") or fields.get("sent") or "")
    kept, dropped = own_words(lines[end:])
    notes = tuple(Dropped(text=line.strip(), reason="mail header") for line in lines[:end] if line.strip())
    title = told.title or facts.title
    return Written(kept, Facts(title, told.outlet, told.byline, day), (*notes, *dropped), wrapped=True)


def own_words(lines: Sequence[str]) -> tuple[tuple[str, ...], tuple[Dropped, ...]]:
    """A message's lines without what it quotes and without its signature."""
    marked = sum(line.startswith(">") for line in lines)
    if marked > 0.6 * sum(bool(line.strip()) for line in lines):
        return tuple(lines), ()
    kept: list[str] = []
    dropped: list[Dropped] = []
    reason: str | None = None
    for number, line in enumerate(lines):
        if ORIGINAL.match(line):
            reason = "quoted reply"
        elif reason is None and line.rstrip("\r ") in ("--", "—") and number:
            reason = "signature"
        quoted = line.startswith(">") or introduces_quote(lines, number)
        why = reason or ("quoted reply" if quoted else None)
        if why is None:
            kept.append(line)
        elif line.strip():
            dropped.append(Dropped(text=line.strip(), reason=why))
    return tuple(kept), tuple(dropped)


def introduces_quote(lines: Sequence[str], number: int) -> bool:
    """Whether a line, or it and the one after it, says who wrote what is quoted next."""
    whole = " ".join(line.strip() for line in lines[number : number + 2])
    if WROTE.match(lines[number].strip()):
        following = number + 1
    elif lines[number].strip() and WROTE.match(whole):
        following = number + 2
    elif number and lines[number].strip() and WROTE.match(f"{lines[number - 1].strip()} {lines[number].strip()}"):
        following = number + 1
    else:
        return False
    after = next((line for line in lines[following:] if line.strip()), "")
    return after.startswith(">") or not after
