"""A run from any place into any place, in a process of its own, so that it learns from its environment where to ask.

python -m tests.archive.places s3://talks/in s3://talks/out 2 quick
"""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dragoman.addresses import place_at
from dragoman.archive import archive, lease
from tests.archive import invented
from tests.archive.kills import SIZES
from tests.archive.outcome import everything

READERS = {"quick": invented.read, "slow": invented.slowly}
OF_PLACE = ("source", "part")  # columns that say from where a row is


def started(
    place: object, out: object, jobs: int, environment: Mapping[str, str], reader: str = "quick"
) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.archive.places", str(place), str(out), str(jobs), reader]
    return subprocess.Popen(command, env={**os.environ, **environment}, start_new_session=True)


def run(place: object, out: object, jobs: int = 1, reader: str = "quick") -> Any:
    settings = invented.settings(place_at(str(out)), read=READERS[reader])
    return archive([str(place)], settings, jobs=jobs, sizes=SIZES)


def placeless(out: Path) -> dict[str, list[dict[str, Any]]]:
    """What lies in a folder of this machine, without the columns that say from where."""
    return {
        data_set: [{name: value for name, value in row.items() if name not in OF_PLACE} for row in rows]
        for data_set, rows in everything(out).items()
    }


if __name__ == "__main__":
    lease.BEAT, lease.GONE = 1.0, 6.0  # patience enough for a server of this machine
    account = run(sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4])
    print(*account.lines(), sep="\n")
    sys.exit(1 if account.lost else 0)
