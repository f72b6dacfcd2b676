"""Invented reports, laid out as the services export them: each writer is independent of the readers."""

import html
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from textwrap import wrap

import docx
from hypothesis import strategies as st

MONTHS = [f"{date(2018, month, 1):%B}" for month in range(1, 13)]


@dataclass(frozen=True)
class Story:
    """One invented report."""

    title: str = "Ministers agree on ferry, not on the harbour"
    outlet: str = "The Northern Gazette"
    byline: str = "Ana Oro"
    day: date = date(2018, 5, 3)
    paragraphs: tuple[str, ...] = (
        "The two shores of the strait agreed on Thursday to talk again about the winter ferry, officials said.",
        "“We shall sign nothing that leaves the harbour in doubt,” said the foreign minister of the northern shore.",
        "They meet again in May, when the ice on the strait is gone and the harbour is open.",
    )
    number: str = field(default="NGAZ000020180503ee5300001")

    @property
    def words(self) -> int:
        return sum(len(paragraph.split()) for paragraph in self.paragraphs)

    @property
    def american(self) -> str:
        return f"{MONTHS[self.day.month - 1]} {self.day.day}, {self.day.year}"

    @property
    def british(self) -> str:
        return f"{self.day.day} {MONTHS[self.day.month - 1]} {self.day.year}"

    @property
    def text(self) -> str:
        return "\n\n".join([self.title, *self.paragraphs])


NOUNS = ["ferry", "harbour", "treaty", "strait", "border", "corridor", "prisoners", "grain", "fishery", "ceasefire"]
PARTIES = ["The northern shore", "The southern delegation", "The islands", "The mediators", "The valley council"]
VERBS = ["rejected", "accepted", "demanded", "discussed", "postponed", "welcomed", "questioned", "defended"]


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """Reports of sentences that surely are prose, in plain and odd letters."""

    def sentence() -> str:
        party, verb, noun, other = (draw(st.sampled_from(words)) for words in (PARTIES, VERBS, NOUNS, NOUNS))
        name = draw(st.sampled_from(["Zoë Müller", "Ana Oro", "Kofi Mensah", "Jiří Dvořák", "Olena Koval"]))
        figure = draw(st.integers(2, 99))
        ending = draw(
            st.sampled_from([f"and {figure} of the {other} papers stay open", f"because “the {other} cannot wait”"])
        )
        return f"{party} {verb} the proposal of {name} on the {noun} during the talks, {ending}."

    count = draw(st.integers(2, 5))
    paragraphs = tuple(
        dict.fromkeys(" ".join(sentence() for _ in range(draw(st.integers(1, 3)))) for _ in range(count))
    )
    verb, noun = (
        draw(st.sampled_from(["agree on", "argue over", "return to", "postpone"])),
        draw(st.sampled_from(NOUNS)),
    )
    return Story(
        title=f"Delegations {verb} the {noun} after {draw(st.integers(2, 40))} days",
        outlet=draw(st.sampled_from(["The Northern Gazette", "Strait Times Weekly", "Valley Herald"])),
        byline=draw(st.sampled_from(["Ana Oro", "Kofi Mensah", "Zoë Müller"])),
        day=draw(st.dates(date(1990, 1, 1), date(2024, 12, 31))),
        paragraphs=paragraphs,
    )


def nexis_lines(stories: list[Story]) -> list[str]:
    """Nexis Uni: a cover page, then the documents."""
    lines = [
        "User Name: reader", "Date and Time: Thursday, March 22, 2018 9:10:00 AM EDT", "Job Number: 63912345",
        f"Documents ({len(stories)})",
    ]  # fmt: skip
    for number, story in enumerate(stories, 1):
        lines += [f"{number}. {story.title}", "Client/Matter: -None-", "Search Terms: ferry talks"]
    for story in stories:
        lines += [
            story.title, story.outlet, f"{story.american} {story.day:%A}", "Late Edition",
            f"Copyright {story.day.year} Gazette Printers All Rights Reserved", "Section: NEWS; Pg. 4",
            f"Length: {story.words} words", f"Byline: {story.byline}", "Body", *story.paragraphs, "Graphic",
            "A picture of the ferry", "Classification", "Language: ENGLISH", "Publication-Type: Newspaper",
            f"Load-Date: {story.american}", "End of Document",
        ]  # fmt: skip
    return lines


def nexis_old(stories: list[Story], width: int = 78) -> str:
    """The plain text of LexisNexis Academic, centred and wrapped."""
    parts = [
        "\n\nDownload Request: Selected Items: 1-2\nTime Of Request: Friday, March 20, 2018  16:51:31\n\nTerms: (x)\n"
    ]
    for number, story in enumerate(stories, 1):
        middle = "\n\n".join("\n".join(wrap(paragraph, width)) for paragraph in story.paragraphs)
        title = "\n".join(wrap(story.title, width))
        parts.append(
            f"\n\n{f'{number} of {len(stories)} DOCUMENTS':^80}\n\n\n\n{story.outlet:^80}\n\n"
            f"{f'{story.american} {story.day:%A}':^80}\n{'Edition 1;':^80}\n{'Scotland':^80}\n\n{title}\n\n"
            f"BYLINE: {story.byline}\n\nSECTION: NEWS; Pg. 3\n\nLENGTH: {story.words} words\n\n\n{middle}\n\n"
            f"LOAD-DATE: {story.american}\n\nLANGUAGE: ENGLISH\n\nPUBLICATION-TYPE: Newspaper\n\n"
            f"JOURNAL-CODE: NGZ\n\n\n{f'Copyright {story.day.year} Gazette Printers':^80}\n"
            f"{'All Rights Reserved':^80}\n"
        )
    return "".join(parts)


def nexis_old_page(stories: list[Story]) -> str:
    """The HTML of Nexis UK."""
    parts = ["<HTML><HEAD><TITLE>Documents</TITLE></HEAD><BODY><!-- Hide XML section from browser"]
    for number, story in enumerate(stories, 1):
        paragraphs = "".join(f"<P CLASS=c8><SPAN CLASS=c2>{html.escape(p)}</SPAN></P>\n" for p in story.paragraphs)
        parts.append(
            f"<DOC NUMBER={number}><DOCFULL> --><DIV CLASS=c0><P CLASS=c1><SPAN CLASS=c2>{number} of {len(stories)} "
            f"DOCUMENTS</SPAN></P></DIV>\n<DIV CLASS=c3><P CLASS=c1><SPAN>{story.outlet}</SPAN></P></DIV>\n"
            f"<DIV CLASS=c3><P CLASS=c1><SPAN>{story.american} {story.day:%A}</SPAN></P></DIV>\n"
            f"<DIV CLASS=c4><P CLASS=c5><SPAN CLASS=c6>{html.escape(story.title)}</SPAN></P></DIV>\n"
            f"<DIV CLASS=c4><P><SPAN>BYLINE: </SPAN><SPAN>{story.byline}</SPAN></P></DIV>\n"
            f"<DIV CLASS=c4><P><SPAN>LENGTH: </SPAN><SPAN>{story.words} words</SPAN></P></DIV>\n"
            f"<DIV CLASS=c4>{paragraphs}</DIV>\n<DIV CLASS=c4><P><SPAN>LOAD-DATE: </SPAN><SPAN>{story.american}</SPAN>"
            f"</P></DIV>\n<DIV CLASS=c4><P><SPAN>LANGUAGE: </SPAN><SPAN>ENGLISH</SPAN></P></DIV>\n"
            f"<DIV CLASS=c3><P CLASS=c1><SPAN>Copyright {story.day.year} Gazette Printers</SPAN></P></DIV>"
            f"<!-- Hide XML section from browser</DOCFULL></DOC> -->"
        )
    return "\n".join([*parts, "</BODY></HTML>"])


def factiva_fields(story: Story) -> list[tuple[str, list[str]]]:
    return [
        ("SE", ["Foreign Desk"]), ("HD", [story.title]), ("BY", [f"By {story.byline}"]),
        ("WC", [f"{story.words} words"]), ("PD", [story.british]), ("ET", ["12:03"]), ("SN", [story.outlet]),
        ("SC", ["NGAZ"]), ("ED", ["Late"]), ("PG", ["4"]), ("LA", ["English"]),
        ("CY", [f"Copyright {story.day.year} Gazette Printers. All Rights Reserved."]),
        ("LP", list(story.paragraphs[:1])), ("TD", list(story.paragraphs[1:])), ("CO", ["gazpr : Gazette Printers"]),
        ("IN", ["i75 : Ferries"]), ("NS", ["gdip : International Relations"]), ("RE", ["nrth : North"]),
        ("PUB", ["Gazette Printers"]), ("AN", [f"Document {story.number}"]),
    ]  # fmt: skip


def factiva_page(stories: list[Story]) -> str:
    """Factiva's HTML of full articles with indexing: a table of codes."""
    parts = ["<html><head><title>Factiva</title></head><body><div id='contentWrapper'>"]
    for story in stories:
        rows = "".join(
            f"<tr><td class='index' align='right' valign='top'><b>{code}</b>&nbsp;</td><td>"
            + "".join(f"<p class='articleParagraph enarticleParagraph'>{html.escape(line)}</p>" for line in lines)
            + "</td></tr>"
            for code, lines in factiva_fields(story)
        )
        parts.append(f"<div id='article-{story.number}' class='article'><table>{rows}</table></div><br>")
    return "".join([*parts, "</div></body></html>"])


def factiva_display_lines(story: Story) -> list[str]:
    return [
        "Foreign Desk; 1", story.title, f"By {story.byline}", f"{story.words} words", story.british, "12:03",
        story.outlet, "NGAZ", "Late Edition - Final", "1", "English",
        f"Copyright {story.day.year} Gazette Printers.  All Rights Reserved.", *story.paragraphs,
        f"Document {story.number}",
    ]  # fmt: skip


def factiva_display_page(stories: list[Story]) -> str:
    """Factiva's HTML as it shows articles."""
    parts = ["<html><head><title>Factiva</title></head><body><h1>Dow Jones Factiva</h1><div id='contentWrapper'>"]
    for story in stories:
        lines = factiva_display_lines(story)
        meta = "".join(f"<div>{html.escape(line)}</div>" for line in lines[3:12])
        text = "".join(
            f"<p class='articleParagraph enarticleParagraph'>{html.escape(p)}  </p>" for p in story.paragraphs
        )
        parts.append(
            f"<div id='article-{story.number}' class='article'><div class='article enArticle'><p></p>"
            f"<div>{lines[0]}</div>"
            f"<div id='hd'><span class='enHeadline'>{html.escape(story.title)}  </span></div>"
            f"<div class='author'>{lines[2]}  </div>{meta}<p></p>{text}<p>{lines[-1]}</p></div></div><br><span></span>"
        )
    return "".join([*parts, "</div></body></html>"])


def proquest_text(stories: list[Story]) -> str:
    """ProQuest's text only."""
    rule = "_" * 60
    parts = [rule]
    for number, story in enumerate(stories, 1):
        body = "\n\n".join(story.paragraphs)
        parts.append(
            f"\n\nDocument {number} of {len(stories)}\n\n{story.title}\n\nAuthor: {story.byline}\n\n"
            f"Publication info: {story.outlet} ; Lome [Lome]. {story.day.day:02} {MONTHS[story.day.month - 1][:3]} "
            f"{story.day.year}: 4.\n\nLinks: http://proquest.example/link?id=1{number}\n\nFull text: {body}\n\n"
            f"Subject: Ferries; Diplomacy\n\nTitle: {story.title}\n\nPublication title: {story.outlet}; Lome\n\n"
            f"First page: 4\n\nPublication year: {story.day.year}\n\nPublication date: {story.american}\n\n"
            f"Publisher: Gazette Printers\n\nLanguage of publication: English\n\nProQuest document ID: 20{number}\n\n"
            f"Document URL: https://proquest.example/docview/20{number}\n\n"
            f"Copyright: (Copyright, Gazette Printers, {story.day.year})\n\nDatabase: Global Newsstream\n\n{rule}"
        )
    return "".join([*parts, "\n\nContact us at: http://proquest.example/contact\n\nCopyright 2018 ProQuest LLC\n"])


def as_docx(lines: list[str]) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    return saved(document)


def as_docx_table(stories: list[Story]) -> bytes:
    document = docx.Document()
    for story in stories:
        table = document.add_table(rows=0, cols=2)
        for code, lines in factiva_fields(story):
            cells = table.add_row().cells
            cells[0].text = code
            cells[1].text = lines[0] if lines else ""
            for line in lines[1:]:
                cells[1].add_paragraph(line)
    return saved(document)


def saved(document: "docx.document.Document") -> bytes:
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def as_rtf(lines: list[str]) -> bytes:
    """Rich text as word processors write it: characters beyond ASCII by number."""
    body = "".join(f"\\pard\\plain\\f0 {escaped(line)}\\par\n" for line in lines)
    return ("{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fswiss\\fcharset0 Arial;}}\n" + body + "}").encode(
        "ascii"
    )


def escaped(line: str) -> str:
    units = line.encode("utf-16-le")
    numbers = [int.from_bytes(units[n : n + 2], "little", signed=True) for n in range(0, len(units), 2)]
    return "".join(
        f"\\{chr(one)}"
        if chr(one % 65536) in "\\{}"
        else chr(one)
        if 32 <= one < 127
        else "\\tab "
        if one == 9
        else f"\\u{one}?"
        for one in numbers
    )
