"""The brief of a process in Markdown, HTML, Word and PDF."""

from pathlib import Path

from dragoman.views.exports.export import Export, Option, Parts
from dragoman.views.exports.parts import only_one

KEEPS = (
    "on one to three pages: between whom and when, who holds what with the words it rests on, what moved, conditions, "
    "what reports say differently, meetings held and planned, people by delegation, and the sources that are cited"
)
LOSES = (
    "all but the surest and latest (each part says how much is left to the record), scores and reasons, events, "
    "statements that no position rests on, full texts"
)
FONTS = Option("system_fonts", False, "Use this machine's fonts too: scripts such as Chinese or Hindi need it.")


def write_markdown(parts: Parts, path: Path) -> None:
    from dragoman.views.exports.documents.brief.content import brief_of
    from dragoman.views.exports.documents.brief.markdown import markdown_of

    path.write_text(markdown_of(brief_of(only_one(parts, "A brief"))), encoding="utf-8", newline="\n")


def write_html(parts: Parts, path: Path) -> None:
    from dragoman.views.exports.documents.brief.content import brief_of
    from dragoman.views.exports.documents.brief.html import html_of

    path.write_text(html_of(brief_of(only_one(parts, "A brief"))), encoding="utf-8", newline="\n")


def write_docx(parts: Parts, path: Path) -> None:
    from dragoman.views.exports.documents.brief.content import brief_of
    from dragoman.views.exports.documents.brief.docx import docx_of

    path.write_bytes(docx_of(brief_of(only_one(parts, "A brief"))))


def write_pdf(parts: Parts, path: Path, system_fonts: bool = False) -> None:
    from dragoman.views.exports.documents.brief.content import brief_of
    from dragoman.views.exports.documents.brief.pdf import pdf_of

    path.write_bytes(pdf_of(brief_of(only_one(parts, "A brief")), system_fonts))


MARKDOWN = Export(
    write_markdown,
    suffix=".md",
    does="The brief of a process on one to three pages, in Markdown.",
    keeps=KEEPS,
    loses=LOSES,
    media="text/markdown",
    one_process=True,
)
HTML = Export(
    write_html,
    suffix=".html",
    does="The brief of a process as one HTML page, to send or print.",
    keeps=KEEPS,
    loses=LOSES,
    media="text/html",
    one_process=True,
)
DOCX = Export(
    write_docx,
    suffix=".docx",
    does="The brief of a process as a Word document.",
    keeps=KEEPS,
    loses=LOSES,
    media="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    one_process=True,
)
PDF = Export(
    write_pdf,
    suffix=".pdf",
    does="The brief of a process as PDF, A4, tagged for screen readers.",
    keeps=KEEPS,
    loses=f"{LOSES}; letters of scripts other than Latin, Greek, Cyrillic, Hebrew and Arabic without --system-fonts",
    media="application/pdf",
    options=(FONTS,),
    one_process=True,
)
