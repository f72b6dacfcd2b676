"""What ended runs left in a folder is removed before the next one begins."""

import os
from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Any

from dragoman.addresses import is_address
from dragoman.archive.folder import DATA_SETS, forget, manifests, remove


def sweep(out: Path) -> None:
    """Remove what ended runs left behind: files that never got their name, parts that were begun only.

    At an address parts whose files are gone are removed as well (`finished`).
    """
    names = names_below(out)
    remove(out, [name for name in names if is_partial(name)])
    signs = [PurePosixPath(name) for name in names if name.startswith("_manifests/") and name.endswith(".begun")]
    left = by_stem(names) if signs else {}
    for sign in signs:
        if f"{sign.with_suffix('.json')}" in names:
            (out / str(sign)).unlink(missing_ok=True)
        else:
            forget(out, sign.parent.name, sign.stem, left)
    if is_address(out):
        forget_robbed(out, names)
    else:
        remove_empty_days(out)


def names_below(out: Any) -> dict[str, Any]:
    """The names of all files in a folder, from there on."""
    if is_address(out):
        found: dict[str, Any] = out.below()
        return found
    return {(Path(here) / name).relative_to(out).as_posix(): None for here, _, names in os.walk(out) for name in names}


def is_partial(name: str) -> bool:
    return name.endswith(".part") and PurePosixPath(name).name.startswith(".")


def by_stem(names: Iterable[str]) -> Mapping[str, list[str]]:
    """The names of files by what they are called without folder and ending, which is their part."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in names:
        found[PurePosixPath(name).stem].append(name)
    return found


def remove_empty_days(out: Path) -> None:
    for name in DATA_SETS:
        for folder in (out / name).glob("day=*"):
            with suppress(OSError):  # something lies there
                folder.rmdir()


def forget_robbed(out: Path, names: Mapping[str, Any]) -> None:
    """Remove parts of which a file is gone."""
    stages = {PurePosixPath(name).parent.name for name in names if PurePosixPath(name).parts[:1] == ("_manifests",)}
    for stage in sorted(stages - {"_manifests"}):
        for manifest in manifests(out, stage):
            if not all(name in names for name in manifest.files):
                forget(out, stage, manifest.part)
