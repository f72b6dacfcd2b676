"""The brief as PDF, set by Typst, which gets every word as a string and never as markup."""

from importlib.resources import files
from typing import Any

import msgspec

from dragoman.views.exports.documents.brief.model import Brief, Line, Section
from dragoman.views.exports.documents.rendering import PLACE, is_web

LAYOUT = "brief.typ"


def pdf_of(brief: Brief, system_fonts: bool = False) -> bytes:
    """A4, numbered pages, tagged for screen readers (PDF/UA-1), no date, the fonts that Typst brings along.

    Letters of scripts that these lack (Chinese, Hindi) need fonts of the system; the bytes then depend on those. Where
    letters are lacking, the page says so, and keeps its tags but not the name of the standard.
    """
    import typst

    try:
        return compiled({**content(brief), "lacking": False}, system_fonts, "ua-1")
    except typst.TypstError as error:
        if "could not be displayed" not in str(error):
            raise
    return compiled({**content(brief), "lacking": True}, system_fonts, None)


def compiled(given: dict[str, Any], system_fonts: bool, standard: Any) -> bytes:
    import typst

    layout = files(PLACE).joinpath("templates", LAYOUT).read_bytes()
    words = {"brief": msgspec.json.encode(given).decode()}
    made: bytes = typst.compile(
        layout, sys_inputs=words, ignore_system_fonts=not system_fonts, format="pdf", pdf_standards=standard
    )
    return made


def content(brief: Brief) -> dict[str, Any]:
    """The brief in plain lists and strings."""
    return {
        "title": brief.title,
        "about": brief.about,
        "checked": brief.checked,
        "lead": line(brief.lead, brief),
        "sections": [section(one, brief) for one in brief.sections],
        "sources": [
            {
                "about": one.about,
                "title": one.title,
                "url": one.url,
                "link": one.url if is_web(one.url) else "",
                "copies": one.copies,
            }
            for one in brief.sources
        ],
        "rest": brief.rest,
        "how": brief.how,
    }


def section(one: Section, brief: Brief) -> dict[str, Any]:
    rows = one.table.rows if one.table else ()
    return {
        "heading": one.heading,
        "head": list(one.table.head) if one.table else [],
        "table": [[[line(it, brief) for it in cell] for cell in row] for row in rows],
        "rows": [{"label": row.label, "lines": [line(it, brief) for it in row.lines]} for row in one.rows],
        "rest": one.rest,
    }


def line(pieces: Line, brief: Brief) -> list[dict[str, Any]]:
    return [{"text": one.text, "style": one.style, "sources": brief.references(one)} for one in pieces]
