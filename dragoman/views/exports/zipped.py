"""A folder as one ZIP file, whose bytes depend on what lies in it alone."""

import zipfile
from pathlib import Path

LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first day that a ZIP file can tell


def zipped(folder: Path, path: Path) -> None:
    """The files of a folder in a ZIP file, in order of their names, beside no day and no owner."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for file in sorted(one for one in folder.rglob("*") if one.is_file()):
            entry = entry_of(file.relative_to(folder).as_posix())
            with file.open("rb") as whole, packed.open(entry, "w", force_zip64=True) as inside:
                while piece := whole.read(1 << 20):
                    inside.write(piece)


def entry_of(name: str) -> zipfile.ZipInfo:
    """A file in an archive that bears no day and no owner."""
    entry = zipfile.ZipInfo(name, LONG_AGO)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry
