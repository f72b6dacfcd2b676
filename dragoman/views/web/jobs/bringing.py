"""From a form to a job: what was pasted, the addresses in it, the files that came along."""

import re
import shutil
import tempfile
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from starlette.datastructures import FormData, UploadFile

from dragoman.errors import UsageError
from dragoman.sources.files import OPENERS
from dragoman.sources.limits import size
from dragoman.sources.published import day_of
from dragoman.views.text import clean, shortened
from dragoman.views.web.jobs.job import Brought, Job, Line

MOST_FILES = 200
MOST_ADDRESSES = 50
ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
NAME = 80  # characters of a pasted report's first line, by which it is called
SAFE = re.compile(r"[^A-Za-z0-9.]+")


def job_of(form: FormData, by: str, largest: int) -> Job:
    """The job that a form asks for; `dragoman.errors.UsageError` where there is nothing to read in it."""
    process = given(form, "process")
    folder = Path(tempfile.mkdtemp(prefix="dragoman-"))
    try:
        published = day_given(given(form, "published"))
        brought = [*pasted(form, published)]
        refused: list[Line] = []
        for one in uploads(form, folder, published, largest):
            (brought if isinstance(one, Brought) else refused).append(one)  # type: ignore[arg-type]
        if not brought and not refused:
            raise UsageError("There is nothing to read yet. Paste a report or an address, or choose files.")
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return Job(by, tuple(brought), process, folder, tuple(refused))


def given(form: FormData, name: str) -> str | None:
    """What was written into a field, None where that is nothing."""
    value = form.get(name)
    return value.strip() or None if isinstance(value, str) else None


def day_given(day: str | None) -> str | None:
    if day is None:
        return None
    known = day_of(day)
    if known is None:
        raise UsageError(f"There is no day {shortened(day, 40)!r}. Write it as 2022-03-10.")
    return known


def pasted(form: FormData, published: str | None) -> Iterator[Brought]:
    """The text that was pasted, or the addresses where it is nothing else."""
    text = given(form, "text")
    if text is None:
        return
    addresses = text.split()
    if all(ADDRESS.fullmatch(one) for one in addresses):
        if len(addresses) > MOST_ADDRESSES:
            raise UsageError(f"These are {len(addresses):,} addresses. Give up to {MOST_ADDRESSES} at once.")
        yield from (Brought(one, url=one, published=published) for one in dict.fromkeys(addresses))
        return
    title, outlet, address = given(form, "title"), given(form, "outlet"), given(form, "address")
    if address is not None and not ADDRESS.fullmatch(address):
        raise UsageError(f"{shortened(address, 80)!r} is no web address. Write it as https://host/path.")
    yield Brought(title or first_line(text), text, url=address, title=title, outlet=outlet, published=published)


def first_line(text: str) -> str:
    """What a text without a name is called: the same text always the same."""
    return shortened(clean(text.strip().partition("\n")[0]), NAME)


def uploads(form: FormData, folder: Path, published: str | None, largest: int) -> Iterator[Brought | Line]:
    """The files that came along, laid down in a folder under names of our own; why others are refused."""
    for number, file in enumerate(one for one in form.getlist("files") if isinstance(one, UploadFile)):
        if not file.filename:
            continue
        name = clean(file.filename.replace("\\", "/").rpartition("/")[2])[-NAME:] or "file"
        if number >= MOST_FILES:
            yield Line(name, "failed", reason=f"More than {MOST_FILES} files came at once. Bring the rest after these.")
            return
        if (file.size or 0) > largest:
            yield Line(name, "failed", reason=too_large(file.size or 0, largest))
            continue
        path = folder / f"{number}-{SAFE.sub('-', name)}"
        with path.open("wb") as copy:
            shutil.copyfileobj(file.file, copy)
        yield Brought(name, path=path, published=published)


def too_large(length: int, largest: int) -> str:
    return f"It has {size(length)}; {size(largest)} are taken at once. Split it, or read it with: dragoman add FILE"


def example() -> str:
    """A short invented report, for whoever has none at hand."""
    return files("dragoman.views.web.jobs").joinpath("example.txt").read_text(encoding="utf-8")


ENDINGS = ",".join((*OPENERS, ".json", ".gz", ".zst"))  # of the files that a browser offers to choose
