"""The reports of a corpus as the search for meetings sees them, each with the meetings of its gold record."""

import argparse
import json
from pathlib import Path
from typing import Any

from dragoman.reading.meetings.talks import Scene, set_scene
from dragoman.reading.people import find_cast
from quality.talks import load_report, report_paths
from training.parses import kept_parse

Told = tuple[Scene, list[dict[str, Any]]]


def scenes_asked_for(description: str | None) -> list[Told]:
    """The scenes of the folders that the command line names."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--parses", type=Path, help="folder where parses are kept from run to run")
    given = parser.parse_args()
    return scenes_of(given.folders, given.parses)


def scenes_of(folders: list[Path], parses: Path | None) -> list[Told]:
    """Each report that has a gold record; parses are kept in a folder, where one is given."""
    found: list[Told] = []
    for path in (path for folder in folders for path in report_paths(folder)):
        parsed = kept_parse(load_report(path), parses)
        gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        found.append((set_scene(parsed, find_cast(parsed)), gold.get("meetings", [])))
    return found
