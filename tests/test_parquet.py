"""Tables out of Parquet files, read by one thread: what others hold at the interpreter's end aborts the process."""

import subprocess
import sys
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet

from dragoman.parquet import table_in

COUNTED = """
import os, sys
from pathlib import Path
import pyarrow.parquet
from dragoman.parquet import table_in
pyarrow.array([0])
before = len(os.listdir("/proc/self/task"))
table_in(Path(sys.argv[1]), ["name"]).to_pylist()
print(len(os.listdir("/proc/self/task")) - before)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    parquet.write_table(pyarrow.table({"name": ["a", "b"], "words": [1, 2]}), tmp_path / "a.parquet")
    return tmp_path / "a.parquet"


def test_a_table_is_read_with_the_columns_asked_for(path: Path) -> None:
    assert table_in(path, ["name"]).to_pylist() == [{"name": "a"}, {"name": "b"}]
    assert table_in(path).column_names == ["name", "words"]


@pytest.mark.skipif(sys.platform != "linux", reason="threads are counted as Linux counts them")
def test_reading_a_table_begins_no_thread_that_would_hold_the_stream(path: Path) -> None:
    told = subprocess.run([sys.executable, "-c", COUNTED, str(path)], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "0"
