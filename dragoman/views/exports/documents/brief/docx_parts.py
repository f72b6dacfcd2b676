"""What python-docx has no call for: links inside a document, page numbers, heads that are repeated."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph


def element(tag: str, words: str | None = None, **attributes: str) -> Any:
    """An element of WordprocessingML."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(f"w:{tag}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    if words is not None:
        made.text = words
    return made


def link(paragraph: "Paragraph", words: str, to: str) -> None:
    """Raised words that lead to a bookmark."""
    run = paragraph.add_run(words)
    run.font.superscript = True
    leading = element("hyperlink", anchor=to, history="1")
    run._r.addprevious(leading)
    leading.append(run._r)


def bookmark(paragraph: "Paragraph", name: str, number: int) -> None:
    """A place that links lead to, at the beginning of a paragraph."""
    paragraph._p.append(element("bookmarkStart", id=str(number), name=name))
    paragraph._p.append(element("bookmarkEnd", id=str(number)))


def numbered_pages(paragraph: "Paragraph") -> None:
    """Page 1 of 3, in the middle."""
    paragraph.alignment = 1  # type: ignore[assignment]  # centred
    for words, field in (("Page ", "PAGE"), (" of ", "NUMPAGES")):
        paragraph.add_run(words)
        for kind in ("begin", None, "separate", "text", "end"):
            run = paragraph.add_run("1" if kind == "text" else "")
            if kind is None:
                run._r.append(element("instrText", field))
            elif kind != "text":
                run._r.append(element("fldChar", fldCharType=kind))


def repeated(row: Any) -> None:
    """A table's row that stands again on each page."""
    row._tr.get_or_add_trPr().append(element("tblHeader", val="true"))


def in_font(style: Any, name: str) -> None:
    """A style in a font, which that of the document's theme would go before."""
    style.font.name = name
    fonts = style.element.rPr.rFonts
    for key in [key for key in fonts.attrib if key.endswith("Theme")]:
        del fonts.attrib[key]
