"""Peak memory, in MB, of reading a JSONL file of so many times the examples.

python -m quality.bench_memory 4
"""

import json
import re
import resource
import sys
import tempfile
from collections import deque
from pathlib import Path

from dragoman.readings import read_items
from dragoman.sources import list_items
from quality.bench_texts import example_reports


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.jsonl"
        write_lines(path, int(sys.argv[1]))
        deque(read_items(list_items([str(path)])), maxlen=0)
    print(round(peak()))


def peak() -> float:
    """The most memory that this program has held, in MB; getrusage would count its parent's too."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.search(r"VmHWM:\s+(\d+)", status.read_text(encoding="utf-8"))[1]) / 1024  # type: ignore[index]
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def write_lines(path: Path, times: int) -> None:
    """Each example so many times, each time as another report."""
    with path.open("w", encoding="utf-8") as lines:
        for n in range(times):
            for report in example_reports():
                lines.write(json.dumps({"text": f"{report.text}\n\nEdition {n}."}) + "\n")


if __name__ == "__main__":
    main()
