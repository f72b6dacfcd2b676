"""The offsets as Java's own text pane has them, where there is a Java."""

import shutil
import subprocess
from base64 import b64decode, b64encode
from pathlib import Path

import pytest

from tests.made import TEXT, lighthouse
from tests.views.exports.dna.opened import POSITIONS, QUOTATIONS, opened, part_of

JAVA = shutil.which("java")
SPOILT = TEXT.replace("Jamaica", "Jam\0aica", 1).replace("\n\n", "\r\n\r\n").replace("Haiti", "💡\ud800Haiti", 1)


@pytest.mark.slow
@pytest.mark.skipif(JAVA is None, reason="there is no Java")
def test_a_text_pane_has_the_words_where_the_statements_are(tmp_path: Path) -> None:
    one = lighthouse(text=SPOILT.replace("\ud800", "")), lighthouse(text=TEXT)
    dna = opened([part_of(reading) for reading in one])
    texts = {document["ID"]: document["Text"] for document in dna.documents()}
    assert "💡" in texts[1]
    statements = dna.statements(POSITIONS) + dna.statements(QUOTATIONS)
    asked = tmp_path / "asked.txt"
    asked.write_text(
        "".join(
            f"{b64encode(texts[each['DocumentId']].encode()).decode()} {each['Start']} {each['Stop']}\n"
            for each in statements
        )
    )
    command = [str(JAVA), "-Djava.awt.headless=true", str(Path(__file__).with_name("Panes.java")), str(asked)]
    answer = subprocess.run(command, capture_output=True, text=True, check=True)
    assert [b64decode(line).decode() for line in answer.stdout.split()] == [each["words"] for each in statements]
