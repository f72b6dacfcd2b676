"""Whole documents to the paragraphs of their reports: `DOCUMENTS` has a function for each kind of document.

DOCUMENTS["pdf"](content, limits)        Written(lines=("Ministers agree on ferry", "The two shores …"), …)
DOCUMENTS["mail"](content, limits)       the message without quoted replies and signature, dated by its header

Each takes the bytes and the limits, gives what is written, and raises SourceError with the way out where nothing can
be read. They run where reports are cleaned, in a process of their own if the caller has several. Sizes, pages and
depths are bounded before a library sees the bytes. A PDF is taken apart in a further process, which is ended where it
takes too long (`apart.py`); other libraries at work on a part within those bounds are not interrupted.
"""

from collections.abc import Callable, Mapping

from dragoman.sources.documents.docx import read_docx
from dragoman.sources.documents.mail import read_mail
from dragoman.sources.documents.odt import read_odt
from dragoman.sources.documents.pdf import read_pdf
from dragoman.sources.documents.rtf import read_rtf
from dragoman.sources.documents.subtitles import read_subtitles
from dragoman.sources.items import Kind, Written
from dragoman.sources.limits import Limits

__all__ = ["DOCUMENTS"]

DOCUMENTS: Mapping[Kind, Callable[[bytes, Limits], Written]] = {
    "pdf": read_pdf,
    "docx": read_docx,
    "odt": read_odt,
    "rtf": read_rtf,
    "mail": read_mail,
    "subtitles": read_subtitles,
}
