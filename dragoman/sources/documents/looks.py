"""What kind of document bytes are, by their look, where the name says nothing or something else."""

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO

from dragoman.sources.documents.mail import is_mail
from dragoman.sources.documents.packed import DAMAGED
from dragoman.sources.items import Kind

ODT = b"application/vnd.oasis.opendocument.text"
CUES = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(?:WEBVTT(?:[ \t].*)?\r?\n|\d+\r?\n\d{1,2}:\d{2}:\d{2}[,.]\d{1,3}\s*-->)")
MEDIA: Mapping[str, Kind] = {
    "application/pdf": "pdf",
    "application/x-pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.oasis.opendocument.text": "odt",
    "application/rtf": "rtf",
    "text/rtf": "rtf",
    "text/vtt": "subtitles",
    "application/x-subrip": "subtitles",
}


def kind_by_look(content: bytes) -> Kind | None:
    """The kind of document that content surely is: by its signature, or by what its archive holds."""
    if b"%PDF-" in content[:1024] and content.lstrip()[:1] != b"<":
        return "pdf"
    if re.match(rb"\s*\{\\rtf", content):
        return "rtf"
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return "docx"  # locked or old ones are refused there, with the way out
    if content.startswith(b"PK\x03\x04"):
        return kind_of_archive(content)
    if CUES.match(content):
        return "subtitles"
    return "mail" if is_mail(content) else None


def kind_of_archive(content: bytes) -> Kind | None:
    """Whether a ZIP archive is a Word document or an OpenDocument text."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist())
            if "word/document.xml" in names:
                return "docx"
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                return "odt" if archive.read("mimetype").startswith(ODT) else None
    except DAMAGED:
        return None
    return None


def is_container(content: bytes) -> bool:
    """Whether content begins as a ZIP archive, which may hold an e-book or files."""
    return content.startswith((b"PK\x03\x04", b"PK\x05\x06"))
