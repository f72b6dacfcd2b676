"""A file of every kind that is read, each with one invented report or several."""

from tests.sources.documents import layouts
from tests.sources.documents.layouts import Story
from tests.sources.documents.test_containers import ebook, zipped
from tests.sources.documents.test_documents import ODT_SAMPLE, WORD
from tests.sources.documents.test_exports import WRITERS
from tests.sources.documents.test_mail import message
from tests.sources.documents.test_subtitles import cues
from tests.sources.documents.typeset import typeset

STORY = Story()
ELSEWHERE = {
    ".text",
    ".htm",
    ".xhtml",
    ".jsonl",
    ".ndjson",
    ".parquet",
    ".tsv",
    ".doc",
    ".warc",
    ".wet",
}  # of kinds that others test
DOCUMENT_ENDINGS = {".pdf", ".docx", ".odt", ".rtf", ".srt", ".vtt", ".txt", ".html"}

SAMPLES: dict[str, bytes] = {
    **{name: write([STORY]) for name, write in WRITERS.items()},
    "whole.docx": WORD,
    "whole.odt": ODT_SAMPLE,
    "whole.rtf": layouts.as_rtf([STORY.title, *STORY.paragraphs]),
    "whole.pdf": typeset(f"#text(size: 20pt)[{STORY.title}]\n\n" + "\n\n".join(STORY.paragraphs)),
    "whole.eml": message().as_bytes(),
    "whole.mbox": b"From ana@gazette.example Thu May  3 10:00:00 2018\n" + message().as_bytes(),
    "whole.srt": cues(list(STORY.paragraphs), ",", "").encode(),
    "whole.vtt": cues(list(STORY.paragraphs), ".", "WEBVTT\n\n").encode(),
    "whole.csv": ("title,text\n" + f'"{STORY.title}","' + " ".join(STORY.paragraphs) + '"\n').encode(),
    "whole.epub": ebook(),
    "whole.zip": zipped({"a.txt": STORY.text.encode(), "b.docx": WORD}),
}
