"""A small process of two reports for tests of the checks, as its files hold it."""

import json
from pathlib import Path
from typing import Any

TEXTS = {
    "lamp-1": "Winsome Carty of Jamaica refused to hand over the lamp in Kingston on 11 June 2024.\n\n"
    "“The lamp stays lit,” Carty said.",
    "lamp-2": "KINGSTON, 20 June 2024. Jamaica will hand over the lamp, Win Carti and a Haitian delegate agreed.\n\n"
    "“The lamp remains alight,” Carti told reporters. Twelve ships waited; on 11 June Jamaica had refused.",
}  # fmt: skip

TOLD: dict[str, Any] = {
    "lamp-1": {
        "published": "2024-06-11",
        "people": [{"name": "Winsome Carty", "party": "JAM", "office": "minister"}],
        "meetings": [
            {"date": "2024-06-11", "place": "Kingston", "parties": ["HTI", "JAM"], "mediators": [], "round": None,
             "outcome": "no-agreement", "main": True},
        ],
        "statements": [
            {"speaker": "Winsome Carty", "party": "JAM", "kind": "direct", "starts": "The lamp stays lit",
             "content": ["The lamp stays lit"]},
        ],
        "positions": [
            {"party": "JAM", "stance": "rejects", "issue": "territory", "detail": "handing over the lamp",
             "evidence": ["refused to hand over the lamp"]},
        ],
    },
    "lamp-2": {
        "published": "2024-06-20",
        "people": [{"name": "Win Carti", "party": "JAM", "office": "minister"}],
        "meetings": [
            {"date": "2024-06-20", "place": "Kingston", "parties": ["HTI", "JAM"], "mediators": [], "round": None,
             "outcome": "agreement", "main": True},
        ],
        "statements": [
            {"speaker": "Win Carti", "party": "JAM", "kind": "direct", "starts": "The lamp remains alight",
             "content": ["The lamp remains alight"]},
        ],
        "positions": [
            {"party": "JAM", "stance": "accepts", "issue": "territory", "detail": "handing over the lamp",
             "evidence": ["will hand over the lamp"]},
        ],
    },
}  # fmt: skip

RECORD: dict[str, Any] = {
    "name": "Jamaica and Haiti on a lamp",
    "parties": ["HTI", "JAM"],
    "party_aliases": {},
    "mediators": [],
    "people": [
        {"name": "Winsome Carty", "party": "JAM", "office": "minister", "aliases": ["Win Carti", "Carty"],
         "reports": ["lamp-1", "lamp-2"]},
    ],
    "meetings": [
        {"date": "2024-06-11", "place": "Kingston", "parties": ["HTI", "JAM"], "mediators": [], "round": None,
         "outcome": "no-agreement", "reports": ["lamp-1"]},
        {"date": "2024-06-20", "place": "Kingston", "parties": ["HTI", "JAM"], "mediators": [], "round": None,
         "outcome": "agreement", "reports": ["lamp-2"]},
    ],
    "positions": [
        {"party": "JAM", "stance": "rejects", "issue": "territory", "from": "2024-06-11", "until": "2024-06-20",
         "reports": ["lamp-1"], "detail": "handing over the lamp", "disputed": False},
        {"party": "JAM", "stance": "accepts", "issue": "territory", "from": "2024-06-20", "until": None,
         "reports": ["lamp-2"], "detail": "handing over the lamp", "disputed": False},
    ],
    "recalled": [
        {"report": "lamp-2", "party": "JAM", "stance": "rejects", "issue": "territory", "of": "2024-06"},
    ],
    "movements": [
        {"party": "JAM", "issue": "territory", "from_stance": "rejects", "to_stance": "accepts", "date": "2024-06-20",
         "detail": "the lamp is handed over"},
    ],
    "utterances": [
        {"speaker": "Winsome Carty",
         "in": [{"report": "lamp-1", "starts": "The lamp stays lit", "words": "The lamp stays lit"},
                {"report": "lamp-2", "starts": "The lamp remains alight", "words": "lamp remains alight"}]},
    ],
    "wire_copies": [["lamp-1", "lamp-2"]],
    "contradictions": [
        {"about": "how many ships waited", "reports": ["lamp-1", "lamp-2"], "claims": ["none", "twelve"]},
    ],
}  # fmt: skip


def written(folder: Path, told: Any = TOLD, record: Any = RECORD) -> Path:
    """The process in the processes/ of a corpus; the folder of the corpus."""
    (folder / "processes").mkdir()
    for name, text in TEXTS.items():
        (folder / f"processes/{name}.txt").write_text(text, encoding="utf-8")
        (folder / f"processes/{name}.json").write_text(json.dumps(told[name]), encoding="utf-8")
    (folder / "processes/lamp.process.json").write_text(json.dumps(record), encoding="utf-8")
    return folder
