"""The folder that a run writes: data sets, what the next stage needs, and for each finished part a manifest.

reports/day=2019-03-25/PART.parquet     likewise statements, positions, meetings, events
failures/STAGE-PART.parquet             what could not be read, and why
_work/STAGE/PART.parquet                what one stage leaves to the next
_manifests/STAGE/PART.json              that a part is finished, of what and how; written last

A file gets its name when it is whole and on the disk. What has no manifest does not count and is removed.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import msgspec

from dragoman.errors import DragomanError

DATA_SETS = ("reports", "statements", "positions", "meetings", "events")


class Manifest(msgspec.Struct, frozen=True):
    """A finished part of a stage: what it was made of, what it came to, and its files.

    `place` is the input as it was named; `of` decides whether it still holds; `digest` is that of what it left to the
    next stage; `cpu_seconds` what it took.
    """

    stage: str
    part: str
    place: str
    of: dict[str, Any]
    counts: dict[str, int]
    cpu_seconds: float
    files: tuple[str, ...] = ()
    digest: str = ""


def manifest_path(out: Path, stage: str, part: str) -> Path:
    return out / "_manifests" / stage / f"{part}.json"


def work_path(out: Path, stage: str, part: str) -> Path:
    return out / "_work" / stage / f"{part}.parquet"


def finished(out: Path, stage: str, part: str, of: dict[str, Any]) -> Manifest | None:
    """The manifest of a part that was made of just this; None where it is yet to be done."""
    found = manifest_at(manifest_path(out, stage, part))
    if found is None or found.of != of or not all((out / name).is_file() for name in found.files):
        return None
    return found


def manifest_at(path: Path) -> Manifest | None:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Manifest)
    except (FileNotFoundError, msgspec.MsgspecError):
        return None


def manifests(out: Path, stage: str) -> Iterator[Manifest]:
    """All that a stage has finished, in order of their names."""
    folder = out / "_manifests" / stage
    for path in sorted(folder.glob("*.json")) if folder.is_dir() else ():
        if (found := manifest_at(path)) is not None:
            yield found


def begin(out: Path, stage: str, part: str) -> None:
    """Remove what an earlier attempt at a part left, and leave a sign that there is one."""
    sign = manifest_path(out, stage, part).with_suffix(".begun")
    if sign.exists() or manifest_path(out, stage, part).exists():
        forget(out, stage, part)
    sign.parent.mkdir(parents=True, exist_ok=True)
    sign.touch()


def forget(out: Path, stage: str, part: str) -> None:
    """Remove a part's manifest first, then its files."""
    manifest_path(out, stage, part).unlink(missing_ok=True)
    for path in files_of(out, stage, part):
        path.unlink(missing_ok=True)
        with suppress(OSError):  # others lie there still
            path.parent.rmdir()
    manifest_path(out, stage, part).with_suffix(".begun").unlink(missing_ok=True)


def files_of(out: Path, stage: str, part: str) -> Iterator[Path]:
    """The files of a part, wherever they may lie."""
    yield work_path(out, stage, part)
    yield failures_path(out, stage, part)
    if stage == "read":
        for name in DATA_SETS:
            yield from (out / name).glob(f"day=*/{part}.parquet")


def failures_path(out: Path, stage: str, part: str) -> Path:
    return out / "failures" / f"{stage}-{part}.parquet"


def finish(out: Path, manifest: Manifest) -> Manifest:
    """A part is done: everything that it wrote is on the disk by now."""
    path = manifest_path(out, manifest.stage, manifest.part)
    write_whole(path, msgspec.json.format(msgspec.json.encode(manifest, order="sorted")))
    path.with_suffix(".begun").unlink(missing_ok=True)
    return manifest


def write_whole(path: Path, content: bytes) -> None:
    with whole_file(path) as partial:
        partial.write_bytes(content)


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A path to write to; the file gets its name once it is whole and on the disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield partial
        on_disk(partial)
        partial.replace(path)
        on_disk(path.parent)
    finally:
        partial.unlink(missing_ok=True)


def on_disk(path: Path) -> None:
    """Wait until the system has a file, or a folder's names, on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError:  # some systems cannot for folders
        if path.is_file():
            raise
    finally:
        os.close(handle)


def check_settings(out: Path, lasting: dict[str, Any]) -> None:
    """Keep how a run is made; an error where the folder was begun otherwise."""
    path = out / "_manifests" / "run.json"
    try:
        known = msgspec.json.decode(path.read_bytes())
    except FileNotFoundError:
        if out.exists() and (not out.is_dir() or any(out.iterdir())) and not (out / "_manifests").is_dir():
            raise DragomanError(f"'{out}' holds something else. Name a new folder with --out.") from None
        write_whole(path, msgspec.json.encode(lasting))
        return
    other = [
        f"{name} {known.get(name)!r}, now {lasting[name]!r}" for name in lasting if known.get(name) != lasting[name]
    ]
    if other:
        raise DragomanError(
            f"'{out}' was begun with {'; '.join(other)}. Choose as you did then, or name another folder with --out."
        )


def drop_strangers(out: Path, stage: str, parts: Iterable[str], places: Iterable[str]) -> None:
    """Remove parts that the inputs no longer have; an error where an input is not named any more."""
    known, named = set(parts), set(places)
    strangers = [manifest for manifest in manifests(out, stage) if manifest.part not in known]
    for manifest in strangers:
        if manifest.place not in named:
            raise DragomanError(
                f"'{out}' holds what was read from '{manifest.place}', which is not named now. Name it too, in the "
                "same way, or name another folder with --out."
            )
    for manifest in strangers:
        forget(out, stage, manifest.part)


def sweep(out: Path) -> None:
    """Remove what ended runs left behind: files that never got their name, parts that were begun only."""
    for path in list(out.rglob(".*.part")):
        path.unlink(missing_ok=True)
    for sign in list((out / "_manifests").glob("*/*.begun")):
        stage, part = sign.parent.name, sign.stem
        if manifest_path(out, stage, part).exists():
            sign.unlink()
        else:
            forget(out, stage, part)
