"""Bytes to the text that a reader sees.

b"\\xef\\xbb\\xbfTalks"        a byte order mark says UTF-8
b"\\x93We agree\\x94"          cp1252, the Windows code page of English
"donâ€™t"                     UTF-8 read as cp1252: repaired, and flagged
"a\\u202eb"                    invisible or harmful characters: removed, and flagged
"""

import codecs
import html
import re
import unicodedata
from dataclasses import dataclass

from dragoman.errors import SourceError

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SIGNATURES = (
    (b"%PDF-", "a PDF file", "Give it under a name that ends in .pdf."),
    (
        b"PK\x03\x04",
        "a ZIP archive or an office document",
        "Give it under its own name, ending in .zip, .docx, .odt or .epub.",
    ),
    (b"\x89PNG", "a picture (PNG)", "Give the text itself."),
    (b"\xff\xd8\xff", "a picture (JPEG)", "Give the text itself."),
    (b"GIF8", "a picture (GIF)", "Give the text itself."),
    (b"\xd0\xcf\x11\xe0", "an old office document", "Save it as .docx or as plain text."),
    (b"{\\rtf", "an RTF document", "Give it under a name that ends in .rtf."),
    (b"\x7fELF", "a program", "Give a text or an HTML page."),
    (b"\x1f\x8b", "a file packed by gzip", "Give it under a name that ends in .gz, or unpacked (zcat)."),
    (b"\x28\xb5\x2f\xfd", "a file packed by zstd", "Give it under a name that ends in .zst, or unpacked (zstdcat)."),
    (b"\xfd7zXZ\0", "a file packed by xz", "Give it unpacked (xzcat), or packed by gzip or zstd."),
    (b"BZh", "a file packed by bzip2", "Give it unpacked (bzcat), or packed by gzip or zstd."),
    (b"SQLite format 3\x00", "an SQLite database", "Export its reports as .jsonl first."),
)
GUESSES = [
    "cp1252", "cp1251", "cp1250", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "koi8_r", "iso8859_5", "mac_roman",
    "cp437", "cp850", "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr",
]  # fmt: skip
SAMPLE = 40_000
MOJIBAKE = re.compile(r"[ÂÃâÐÑ][\x80-¿€‚-„†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸƒ]|ï¿½|Ã[ƒ‚]")
ENTITY = re.compile(
    r"&(?:#\d{2,6}|#x[0-9a-fA-F]{2,5}|amp|quot|apos|lt|gt|nbsp|[lr][ds]quo|[mn]dash"
    r"|hellip|[A-Za-z]{1,2}(?:acute|grave|circ|uml|tilde|cedil|ring|caron|slash));"
)
LINE_BREAK = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
SPACE = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class Decoded:
    """A text, and what had to be done to have it."""

    text: str
    flags: tuple[str, ...] = ()


def decode(content: bytes, declared: str | None = None) -> Decoded:
    """The text of these bytes, as a reader sees it; SourceError where they are no text."""
    refuse_binary(content)
    text, flags = read_bytes(content, declared)
    tidy = clean(text)
    return Decoded(tidy.text, tuple(dict.fromkeys(flags + tidy.flags)))


def refuse_binary(content: bytes) -> None:
    """Raise where the bytes are a picture, a PDF, an archive, a program."""
    for signature, what, way_out in SIGNATURES:
        if content.startswith(signature):
            raise SourceError(f"This is {what}, not a text. {way_out}")
    if content[257:262] == b"ustar":
        raise SourceError("This is a tar archive, not a text. Unpack it (tar -xf), and give the folder.")
    if marked(content) or looks_utf16(content):
        return
    sample = content[:SAMPLE]
    controls = sum(sample.count(bytes([byte])) for byte in (*range(9), *range(14, 27), *range(28, 32)))
    if sample and controls > 0.1 * len(sample):
        share = round(100 * controls / len(sample))
        raise SourceError(
            f"This is binary, not a text: {share} % of its bytes are control characters. Give a text or an HTML page."
        )


def read_bytes(content: bytes, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The characters of these bytes: by mark, as UTF-8, as declared, else by guess."""
    if mark := marked(content):
        return content[len(mark[0]) :].decode(mark[1], errors="replace"), ()
    if wide := looks_utf16(content):
        return content.decode(wide, errors="replace"), (f"read as {wide}",)
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    encoding = declared_codec(declared) or guess(content)
    broken = content.decode("utf-8", errors="replace")
    if 100 * broken.count("\ufffd") < len(content) - len(content.decode("ascii", errors="ignore").encode()):
        return broken, ("broken characters",)
    text = content.decode(encoding, errors="replace")
    return text, (f"read as {encoding}",) + (("broken characters",) if "\ufffd" in text else ())


def marked(content: bytes) -> tuple[bytes, str] | None:
    """The byte order mark that the bytes begin with, and its encoding."""
    return next(((mark, name) for mark, name in MARKS if content.startswith(mark)), None)


def looks_utf16(content: bytes) -> str | None:
    """The UTF-16 whose zero bytes stand where those of Latin letters stand, or None."""
    sample = content[: SAMPLE - SAMPLE % 2]
    if len(sample) < 8 or b"\0" not in sample:
        return None
    half = len(sample) // 2
    odd, even = sample[1::2].count(0), sample[0::2].count(0)
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 * half and odd < 0.05 * half else None


def declared_codec(declared: str | None) -> str | None:
    """The codec that a page or a header names, where Python knows it: iso-8859-1 means cp1252, as in browsers."""
    if not declared:
        return None
    try:
        name = codecs.lookup(declared.strip()).name
    except (LookupError, ValueError):
        return None
    if name in {"iso8859-1", "ascii"}:
        return "cp1252"
    return None if name.startswith(("utf", "idna", "puny")) else name


def guess(content: bytes) -> str:
    """The likeliest encoding of bytes that are no UTF-8: cp1252 where few are not ASCII, else by frequency."""
    sample = content[:SAMPLE]
    high = len(sample) - len(sample.decode("ascii", errors="ignore"))
    if 20 * high < len(sample):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=GUESSES, preemptive_behaviour=False).best()
    return best.encoding if best else "cp1252"


def clean(text: str) -> Decoded:
    """Repair what is certainly garbled; spaces and line ends as one kind; without what nobody can see."""
    flags = []
    repaired = repair(text)
    if repaired != text:
        flags.append("mojibake repaired")
    text = SURROGATE.sub("\ufffd", repaired)
    if text != repaired:
        flags.append("broken characters")
    if "\ufffd" in text and "broken characters" not in flags:
        flags.append("broken characters")
    text = SPACE.sub(" ", LINE_BREAK.sub("\n", text))
    text, removed = INVISIBLE.subn("", text)
    if removed:
        flags.append(f"invisible characters removed: {removed}")
    return Decoded(unicodedata.normalize("NFC", text), tuple(flags))


def repair(text: str) -> str:
    """Undo UTF-8 that was read as another encoding, line by line, where it is certain; C1 codes are cp1252."""
    if not MOJIBAKE.search(text) and not re.search("[\x80-\x84\x86-\x9f]", text):
        return text
    from ftfy import fix_encoding
    from ftfy.fixes import fix_c1_controls

    return "".join(
        fix_c1_controls(fix_encoding(line)) if MOJIBAKE.search(line) or not line.isascii() else line
        for line in text.splitlines(keepends=True)
    )


def resolve_entities(text: str) -> Decoded:
    """Character references of HTML that a feed left in a plain text: "peace &amp; quiet"."""
    resolved = ENTITY.sub(lambda match: html.unescape(match.group()), text)
    return Decoded(resolved, ("character references resolved",) if resolved != text else ())
