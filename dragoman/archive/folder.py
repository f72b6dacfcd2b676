"""The folder that a run writes: data sets, what the next stage needs, and for each finished part a manifest.

reports/day=2019-03-25/PART.parquet     likewise statements, positions, meetings, events
failures/STAGE-PART.parquet             what could not be read, and why
_work/STAGE/PART.parquet                what one stage leaves to the next
_manifests/STAGE/PART.json              that a part is finished, of what and how; written last

A file gets its name when it is whole and on the disk. What has no manifest does not count and is removed. The folder
may lie at an address (dragoman.addresses), where a request takes long: there many are made at once, and few.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from uuid import uuid4

import msgspec

from dragoman.addresses import is_address
from dragoman.archive import meter
from dragoman.archive.whole import rights_told, whole_file, write_whole
from dragoman.errors import DragomanError

__all__ = [
    "DATA_SETS", "Manifest", "begin", "check_place", "check_settings", "drop_strangers", "failures_path", "finish",
    "finished", "manifest_path", "manifests", "manifests_of", "whole_file", "work_path", "write_whole",
]  # fmt: skip

OF_VERSION = {"form", "dragoman", "models"}  # settings that nobody chooses
REINSTALL, RECHOOSE = "Install that version again", "Choose as you did then, files as they were"
DATA_SETS = ("reports", "statements", "positions", "meetings", "events")


class Manifest(msgspec.Struct, frozen=True):
    """A finished part of a stage: what it was made of, what it came to, and its files.

    `place` is the input as it was named; `of` decides whether it still holds; `digest` is that of what it left to the
    next stage; `cpu_seconds` what it took. What else it took is noted when it is finished (dragoman.archive.meter), and
    `attempt`, by which a part that is done anew is told from what it was, however alike the two are.
    """

    stage: str
    part: str
    place: str
    of: dict[str, Any]
    counts: dict[str, int]
    cpu_seconds: float
    files: tuple[str, ...] = ()
    digest: str = ""
    clock_seconds: float = 0.0
    loading_seconds: float = 0.0
    peak_bytes: int = 0
    attempt: str = ""


def manifest_path(out: Path, stage: str, part: str) -> Path:
    return out / "_manifests" / stage / f"{part}.json"


def work_path(out: Path, stage: str, part: str) -> Path:
    return out / "_work" / stage / f"{part}.parquet"


def finished(out: Path, stage: str, part: str, of: dict[str, Any]) -> Manifest | None:
    """The manifest of a part that was made of just this; None where it is yet to be done."""
    found = manifest_at(manifest_path(out, stage, part))
    if found is None or found.of != of:
        return None
    if is_address(out):  # `sweep` has seen to the files of all parts, as asking for each takes long
        return found
    return found if all((out / name).is_file() for name in found.files) else None


def manifest_at(path: Path) -> Manifest | None:
    try:
        return manifest_of(path.read_bytes())
    except FileNotFoundError:
        return None


def manifest_of(content: bytes) -> Manifest | None:
    try:
        return msgspec.json.decode(content, type=Manifest)
    except msgspec.MsgspecError:
        return None


def manifests(out: Path, stage: str) -> Iterator[Manifest]:
    """All that a stage has finished, in order of their names."""
    yield from filter(None, map(manifest_of, contents(out / "_manifests" / stage, ".json")))


def manifests_of(out: Path, stage: str, parts: Sequence[str]) -> list[Manifest]:
    """Those of these parts that are finished, in order of their names.

    Each is asked for by its name, as a folder's list may come late over NFS; at an address, where lists come at once, a
    request for each would take long.
    """
    if is_address(out):
        known = set(parts)
        return [manifest for manifest in manifests(out, stage) if manifest.part in known]
    return list(filter(None, (manifest_at(manifest_path(out, stage, part)) for part in sorted(parts))))


def contents(folder: Any, ending: str) -> Iterator[bytes]:
    """What is in the files of a folder that end so, in order of their names."""
    if is_address(folder):
        yield from folder.contents(ending)
    elif folder.is_dir():
        yield from (path.read_bytes() for path in sorted(folder.glob(f"*{ending}")))


def begin(out: Path, stage: str, part: str) -> None:
    """Remove what an earlier attempt at a part left, and leave a sign that there is one."""
    sign = sign_path(out, stage, part)
    if is_there(sign) or is_there(manifest_path(out, stage, part)):
        forget(out, stage, part)
    put_sign(sign)
    meter.begin(f"{stage}/{part}")


def is_there(path: Path) -> bool:
    """Whether there is a file: at an address it is asked for itself, as `exists` would look for a folder as well."""
    if not is_address(path):
        return path.exists()
    try:
        return bool(path.read_bytes())
    except FileNotFoundError:
        return False


def sign_path(out: Path, stage: str, part: str) -> Path:
    return manifest_path(out, stage, part).with_suffix(".begun")


def put_sign(sign: Path) -> None:
    """At an address it is a file like all others; here it need not be on the disk before what it stands for."""
    if is_address(sign):
        write_whole(sign, b"begun")
        return
    with rights_told(sign):
        sign.parent.mkdir(parents=True, exist_ok=True)
        sign.touch()


def forget(out: Path, stage: str, part: str, left: Mapping[str, list[str]] | None = None) -> None:
    """Remove a part: a sign first, so that it can be ended anywhere, then its manifest, its files, the sign.

    `left` are the names of all files in the folder by their stems, where they are known.
    """
    path, sign = manifest_path(out, stage, part), sign_path(out, stage, part)
    known = manifest_at(path)
    if known is not None:
        put_sign(sign)
    path.unlink(missing_ok=True)
    remove(out, [*files_of(out, stage, part, known, left)])
    sign.unlink(missing_ok=True)


def files_of(
    out: Path, stage: str, part: str, known: Manifest | None, left: Mapping[str, list[str]] | None
) -> Iterator[str]:
    """The names of a part's files: its manifest has them; where there is none, they may lie anywhere."""
    if known is not None:
        yield from known.files
        return
    for path in (work_path(out, stage, part), failures_path(out, stage, part)):
        yield path.relative_to(out).as_posix()
    for name in DATA_SETS if stage == "read" else ():
        if left is None:
            yield from (path.relative_to(out).as_posix() for path in (out / name).glob(f"day=*/{part}.parquet"))
        else:
            yield from (one for one in left.get(part, ()) if one.startswith(f"{name}/"))


def remove(out: Any, names: Sequence[str]) -> None:
    """Remove files, of which some may be gone; their folders stay, as another process may be about to write there."""
    if is_address(out):
        out.remove(names)
    else:
        for name in names:
            (out / name).unlink(missing_ok=True)


def failures_path(out: Path, stage: str, part: str) -> Path:
    return out / "failures" / f"{stage}-{part}.parquet"


def finish(out: Path, manifest: Manifest) -> Manifest:
    """A part is done: everything that it wrote is on the disk by now."""
    path = manifest_path(out, manifest.stage, manifest.part)
    spent = meter.spent(f"{manifest.stage}/{manifest.part}")
    manifest = msgspec.structs.replace(manifest, **spent._asdict(), attempt=uuid4().hex)
    write_whole(path, msgspec.json.format(msgspec.json.encode(manifest, order="sorted")))
    sign_path(out, manifest.stage, manifest.part).unlink(missing_ok=True)
    return manifest


def check_settings(out: Path, lasting: dict[str, Any]) -> None:
    """Keep how a run is made; an error where the folder was begun otherwise."""
    known = check_place(out)
    if known is None:
        write_whole(run_path(out), msgspec.json.encode(lasting))
        return
    other = [name for name in lasting if known.get(name) != lasting[name]]
    if other:
        told = "; ".join(f"{name} {known.get(name)!r}, now {lasting[name]!r}" for name in other)
        way = REINSTALL if OF_VERSION.intersection(other) else RECHOOSE
        raise DragomanError(f"'{out}' was begun with {told}. {way}, or name another folder with --out.")


def run_path(out: Path) -> Path:
    return out / "_manifests" / "run.json"


def check_place(out: Path) -> dict[str, Any] | None:
    """How a folder was begun, None where it is new; an error where it holds what no run has left."""
    with rights_told(out):
        known = settings_at(run_path(out))
        if known is None and holds_something_else(out):
            raise DragomanError(f"'{out}' holds something else. Name a new folder with --out.")
    return known


def settings_at(path: Path) -> dict[str, Any] | None:
    """How a folder was begun; None where it was not, or where that was broken off."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, Any])
    except (FileNotFoundError, msgspec.MsgspecError):
        return None


def holds_something_else(out: Path) -> bool:
    return out.exists() and (not out.is_dir() or any(out.iterdir())) and not (out / "_manifests").is_dir()


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
