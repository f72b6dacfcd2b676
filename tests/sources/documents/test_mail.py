"""Mails and mailboxes: own words, quoted ones, signatures, what is sent on, what is attached."""

import gzip
from email.message import EmailMessage
from pathlib import Path

from dragoman.model import Failure, Report
from dragoman.sources import Limits, open_sources
from tests.sources.documents import layouts
from tests.sources.documents.layouts import Story

STORY = Story()
BODY = "\n\n".join(STORY.paragraphs)


def message(
    text: str = BODY, subject: str = STORY.title, sender: str = "Ana Oro <ana@gazette.example>"
) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = sender
    mail["To"] = "desk@example.org"
    mail["Date"] = "Thu, 03 May 2018 23:30:00 -0500"
    mail["Subject"] = subject
    mail.set_content(text)
    return mail


def read(path: Path, content: bytes, limits: Limits | None = None) -> list[Report | Failure]:
    path.write_bytes(content)
    return list(open_sources([str(path)], limits=limits))


def report(path: Path, mail: EmailMessage) -> Report:
    [found] = read(path, mail.as_bytes())
    assert isinstance(found, Report), found
    return found


def reasons(found: Report) -> dict[str, str]:
    return {dropped.text: dropped.reason for dropped in found.dropped}


def test_a_message_is_a_report_titled_signed_and_dated_by_its_header(tmp_path: Path) -> None:
    found = report(tmp_path / "a.eml", message(subject=f"Fwd: RE: {STORY.title}"))
    assert (found.text, found.title) == (STORY.text, STORY.title)
    assert (found.byline, found.outlet, found.published) == ("Ana Oro", None, "2018-05-03")


def test_a_paper_that_sends_is_the_outlet(tmp_path: Path) -> None:
    found = report(tmp_path / "a.eml", message(sender='"The Northern Gazette" <news@gazette.example>'))
    assert (found.byline, found.outlet) == (None, "The Northern Gazette")


def test_quoted_replies_and_signatures_are_dropped_with_their_reason(tmp_path: Path) -> None:
    text = (
        f"{BODY}\n\nOn Wed, 2 May 2018 at 10:00, Kofi Mensah\n<kofi@example.org> wrote:\n\n"
        "> The islands demanded the grain.\n"
        "> They left.\n\n-- \nAna Oro\nThe Northern Gazette, Lome\n"
    )
    found = report(tmp_path / "a.eml", message(text))
    assert found.text == STORY.text
    told = reasons(found)
    assert told["> The islands demanded the grain."] == told["<kofi@example.org> wrote:"] == "quoted reply"
    assert told["The Northern Gazette, Lome"] == "signature"


def test_what_stands_under_an_original_message_is_dropped(tmp_path: Path) -> None:
    text = (
        f"{BODY}\n\n-----Original Message-----\nFrom: Kofi Mensah\nSubject: Grain\n\nThe islands demanded the grain.\n"
    )
    assert report(tmp_path / "a.eml", message(text)).text == STORY.text


def test_a_message_that_is_only_sent_on_is_the_report(tmp_path: Path) -> None:
    text = (
        "For the file.\n\n---------- Forwarded message ---------\nFrom: Strait Times Weekly <news@strait.example>\n"
        f"Date: Wed, 2 May 2018 at 08:00\nSubject: {STORY.title}\nTo: <desk@example.org>\n\n{BODY}\n"
    )
    found = report(tmp_path / "a.eml", message(text, subject="Fwd: look"))
    assert (found.text, found.title, found.outlet, found.published) == (
        STORY.text, STORY.title, "Strait Times Weekly", "2018-05-02",
    )  # fmt: skip
    assert reasons(found)["For the file."] == "mail header"


def test_a_newsletter_of_html_is_read_as_a_page(tmp_path: Path) -> None:
    mail = message("View this newsletter in your browser.")
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in STORY.paragraphs)
    mail.add_alternative(f"<html><body><table><tr><td>{paragraphs}</td></tr></table></body></html>", subtype="html")
    assert report(tmp_path / "a.eml", mail).text == STORY.text


def test_letters_of_other_code_pages_and_encodings_come_through(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Date"] = (
        "Zoë Müller <z@example.org>",
        "Zoë Müller über die Fähre",
        "Thu, 3 May 2018 10:00 +0200",
    )
    mail.set_content(
        "“Zoë Müller agreed,” said Jiří Dvořák of the northern shore on Monday, “at last.”", cte="quoted-printable"
    )
    found = report(tmp_path / "a.eml", mail)
    assert "“Zoë Müller agreed,” said Jiří Dvořák" in found.text
    assert (found.title, found.byline) == ("Zoë Müller über die Fähre", "Zoë Müller")


def test_attached_documents_are_reports_of_their_own(tmp_path: Path) -> None:
    mail = message("See the report.")
    mail.add_attachment(
        layouts.as_docx([STORY.title, *STORY.paragraphs]),
        maintype="application",
        subtype="octet-stream",
        filename="../talks.docx",
    )
    mail.add_attachment(b"\x89PNG\r\n", maintype="image", subtype="png", filename="logo.png")
    [found] = read(tmp_path / "a.eml", mail.as_bytes())
    assert isinstance(found, Report)
    assert (found.name, found.text) == ("a.eml/talks.docx", STORY.text)


def test_a_mailbox_gives_a_report_for_each_message(tmp_path: Path) -> None:
    mails = [message(subject=f"{STORY.title} again, day {number}") for number in range(3)]
    mails[1].set_content(f"{BODY}\n\nFrom Lome the envoys went home to their own shores on Friday morning.\n")
    lines = [
        b"From ana@gazette.example Thu May  3 10:00:00 2018\n"
        + mail.as_bytes().replace(b"\nFrom Lome", b"\n>From Lome")
        + b"\n"
        for mail in mails
    ]
    content = b"".join(lines)
    for name, packed in (("a.mbox", content), ("b.mbox.gz", gzip.compress(content)), ("c", content)):
        found = read(tmp_path / name, packed)
        assert [one.name for one in found] == [f"{name}:{number}" for number in (1, 2, 3)]
        assert all(isinstance(one, Report) for one in found)
        assert isinstance(found[1], Report)
        assert found[1].text.endswith("\n\nFrom Lome the envoys went home to their own shores on Friday morning.")


def test_a_message_too_large_for_a_mailbox_fails_and_the_next_is_read(tmp_path: Path) -> None:
    first = b"From a Thu May  3 10:00:00 2018\nFrom: a\nSubject: b\n\n" + b"x " * 50_000 + b"\n\n"
    second = b"From a Thu May  3 10:00:00 2018\n" + message().as_bytes()
    found = read(tmp_path / "a.mbox", first + second, Limits(document_bytes=20_000))
    assert isinstance(found[0], Failure)
    assert isinstance(found[1], Report)
    assert len(found) == 2


def test_messages_with_broken_headers_do_not_stop_the_run(tmp_path: Path) -> None:
    for header in (
        b"From: =?utf-8?q?=ff=fe?= <@\r\nSubject: =?x-klingon?B?////?=\r\nDate: 99 Foo 20188\r\n",
        b'From: \r\nSubject: \xff\xfe\r\nDate: Thu, 31 Feb 2018 10:00\r\nContent-Type: text/plain; charset="\xff"\r\n',
        b"From: a@b\r\nSubject: x\r\nContent-Type: multipart/mixed\r\n",
    ):
        [found] = read(tmp_path / "a.eml", header + b"\r\n" + BODY.encode())
        assert isinstance(found, Report), found
        assert STORY.paragraphs[0] in found.text
        assert found.published is None


def test_an_encrypted_message_says_so(tmp_path: Path) -> None:
    content = (
        b"From: a@b.example\nSubject: x\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nMIAGCS\n"
    )
    [found] = read(tmp_path / "a.eml", content)
    assert isinstance(found, Failure)
    assert "encrypted" in found.reason


def test_a_packed_table_that_is_attached_is_unpacked(tmp_path: Path) -> None:
    mail = message("See below.")
    table = gzip.compress(f'text,title\n"{STORY.text}",{STORY.title.replace(",", "")}\n'.encode())
    mail.add_attachment(table, maintype="application", subtype="gzip", filename="Stories.CSV.gz")
    [found] = read(tmp_path / "a.eml", mail.as_bytes())
    assert isinstance(found, Report), found
    assert found.name == "a.eml/Stories.CSV.gz:1"
