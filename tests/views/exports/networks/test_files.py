"""The files, as programs of others read them: networkx, igraph, DuckDB."""

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb
import igraph
import networkx as nx
import pytest
from lxml import etree

from dragoman.errors import UsageError
from dragoman.model import KnownActor
from dragoman.views.exports import EXPORTS, written
from dragoman.views.exports.parts import Part
from tests.views.exports.networks.made import ACTORS, HOSTILE, MEETINGS, TALKS, part

XML = ("graphml", "gexf", "gexf-dynamic")
EVERY = pytest.mark.parametrize("name", [*XML, "edges"])
READERS = {"graphml": nx.read_graphml, "gexf": nx.read_gexf, "gexf-dynamic": nx.read_gexf}
# Congruence COM-MDG: water; conflict: border. Kenya rejects water, on which both agree.
TIES = {("COM", "KEN"): -1.0, ("KEN", "MDG"): -1.0}
SAME = {("COM", "MDG"): 1.0}
OPPOSITE = {("COM", "KEN"): 1.0, ("COM", "MDG"): 1.0, ("KEN", "MDG"): 1.0}


def made(name: str, where: Path, *parts: Part, **options: Any) -> Path:
    path = where / f"out{EXPORTS[name].suffix}"
    written(EXPORTS[name], parts or [part()], path, **options)
    return path


def ties_in(name: str, path: Path) -> dict[tuple[str, str], float]:
    if name == "edges":
        rows = duckdb.connect().read_csv(str(path / "edges.csv"), header=True).fetchall()
        return {(min(one, other), max(one, other)): float(weight) for one, other, _, weight, *_ in rows}
    graph = READERS[name](path)
    return {(min(one, other), max(one, other)): weight for one, other, weight in graph.edges(data="weight")}


def nodes_in(name: str, path: Path) -> list[str]:
    if name == "edges":
        return [one for one, *_ in duckdb.connect().read_csv(str(path / "nodes.csv"), header=True).fetchall()]
    return list(READERS[name](path).nodes)


@EVERY
@pytest.mark.parametrize(
    ("aggregation", "expected"), [("subtract", TIES), ("congruence", SAME), ("conflict", OPPOSITE)]
)
def test_every_program_reads_the_same_ties(
    name: str, aggregation: str, expected: dict[tuple[str, str], float], tmp_path: Path
) -> None:
    path = made(name, tmp_path, aggregation=aggregation)
    assert ties_in(name, path) == expected
    assert nodes_in(name, path) == ["COM", "KEN", "MDG", "SYC"]


@EVERY
def test_a_node_without_ties_goes_where_it_is_asked_to(name: str, tmp_path: Path) -> None:
    assert nodes_in(name, made(name, tmp_path, isolates=False)) == ["COM", "KEN", "MDG"]
    assert nodes_in(name, made(name, tmp_path, isolates=False, aggregation="congruence")) == ["COM", "MDG"]


@EVERY
def test_light_ties_and_rare_actors_go_where_they_are_asked_to(name: str, tmp_path: Path) -> None:
    assert not ties_in(name, made(name, tmp_path, least_weight=1.5))
    assert nodes_in(name, made(name, tmp_path, least_frequency=2)) == ["COM", "MDG"]
    two = made(name, tmp_path, mode="two-mode", least_issue_frequency=3)
    assert nodes_in(name, two) == ["COM", "KEN", "MDG", "SYC", "water"]


@EVERY
def test_actors_are_tied_to_issues_in_two_modes(name: str, tmp_path: Path) -> None:
    path = made(name, tmp_path, mode="two-mode", aggregation="combine", agreement="wide")
    assert ties_in(name, path) == {
        ("COM", "water"): 1, ("MDG", "water"): 1, ("COM", "border"): 2, ("MDG", "border"): 1, ("KEN", "water"): 2,
        ("SYC", "trade"): 1,
    }  # fmt: skip


@EVERY
def test_of_meetings_it_says_who_met_whom_and_through_whom(name: str, tmp_path: Path) -> None:
    path = made(name, tmp_path, part(meetings=MEETINGS), kind="meetings")
    assert ties_in(name, path) == {
        ("COM", "MDG"): 2, ("COM", "KEN"): 1, ("KEN", "MDG"): 1, ("COM", "SYC"): 1, ("MDG", "SYC"): 1,
    }  # fmt: skip


@EVERY
def test_issues_of_two_processes_are_not_one(name: str, tmp_path: Path) -> None:
    here, there = part([TALKS[0]], "islands"), part([TALKS[1]], "coast")
    assert not ties_in(name, made(name, tmp_path, here, there))
    assert ties_in(name, made(name, tmp_path, here, there, across=True)) == SAME
    two = made(name, tmp_path, here, there, mode="two-mode")
    assert nodes_in(name, two) == ["COM", "MDG", "water (coast)", "water (islands)"]


@EVERY
def test_nobody_agrees_on_what_has_no_name(name: str, tmp_path: Path) -> None:
    rest = part([("COM", "offers", "other", "2019-01-07"), ("MDG", "offers", "other", "2019-01-07")])
    assert not ties_in(name, made(name, tmp_path, rest))
    assert ties_in(name, made(name, tmp_path, rest, without="")) == SAME
    assert not ties_in(name, made(name, tmp_path, without="water, border"))


@EVERY
def test_an_empty_network_is_a_file_that_opens(name: str, tmp_path: Path) -> None:
    path = tmp_path / "nothing"
    written(EXPORTS[name], [], path)
    assert nodes_in(name, path) == []
    assert ties_in(name, path) == {}


@EVERY
def test_hostile_names_stay_words(name: str, tmp_path: Path) -> None:
    actors = (KnownActor(id=HOSTILE, kind="group", name=HOSTILE, aliases=(HOSTILE * 2,)), *ACTORS)
    rows = ((HOSTILE, "offers", HOSTILE, "2019-01-07"), ("COM", "offers", HOSTILE, "2019-01-07"))
    for mode in ("one-mode", "two-mode"):
        path = made(name, tmp_path, part(rows, HOSTILE, actors), mode=mode)
        nodes = nodes_in(name, path)
        assert len(set(nodes)) == (2 if mode == "one-mode" else 3)
        assert set(ties_in(name, path).values()) == {1.0}
        assert not any(node.startswith("=") for node in nodes if name == "edges")


@pytest.mark.parametrize("name", XML)
def test_xml_is_of_version_1_0_and_without_entities(name: str, tmp_path: Path) -> None:
    actors = (KnownActor(id=HOSTILE, kind="group", name=HOSTILE),)
    path = made(name, tmp_path, part(((HOSTILE, "offers", "water", "2019-01-07"),), actors=actors))
    tree = etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True))
    assert tree.docinfo.xml_version == "1.0"
    assert b"<!" not in path.read_bytes()


def test_igraph_reads_the_graphml_that_networkx_reads(tmp_path: Path) -> None:
    path = made("graphml", tmp_path, mode="two-mode", agreement="wide")
    there, here = igraph.Graph.Read_GraphML(str(path)), nx.read_graphml(path)
    assert there.vs["id"] == list(here.nodes)
    assert {(there.vs[e.source]["id"], there.vs[e.target]["id"]): e["weight"] for e in there.es} == {
        (one, other): weight for one, other, weight in here.edges(data="weight")
    }
    assert not there.is_directed()
    assert there.vs["bipartite"] == [0, 0, 0, 0, 1, 1, 1]
    assert nx.is_bipartite(here)
    assert here.nodes["COM"] == {
        "label": "The Comoros", "kind": "state", "r": here.nodes["COM"]["r"], "g": here.nodes["COM"]["g"],
        "b": here.nodes["COM"]["b"], "frequency": 2, "aliases": "Moroni", "first": "2019-01-07", "last": "2019-02-01",
        "bipartite": 0,
    }  # fmt: skip
    assert here.edges["COM", "border"] == {"weight": -1.0, "agree": 0, "disagree": 1, "abs": 1.0, "sign": -1}


def test_networkx_writes_the_graphml_that_it_reads(tmp_path: Path) -> None:
    """The same elements and attributes as those of networkx's own writer."""
    path = made("graphml", tmp_path)
    again = tmp_path / "again.graphml"
    nx.write_graphml(nx.read_graphml(path), again)
    ours, theirs = etree.parse(path), etree.parse(again)
    shape = [{(one.tag, *sorted(one.keys())) for one in tree.getroot().iter()} for tree in (ours, theirs)]
    assert shape[0] == shape[1]


def test_a_party_and_its_people_have_one_colour_in_every_network(tmp_path: Path) -> None:
    alone = nx.read_gexf(made("gexf", tmp_path, part([TALKS[0]])))
    among = nx.read_gexf(made("gexf", tmp_path))
    people = nx.read_gexf(
        made("gexf", tmp_path, part(meetings=MEETINGS), kind="meetings", nodes="people")
    )  # fmt: skip
    assert alone.nodes["COM"]["viz"] == among.nodes["COM"]["viz"] == people.nodes["r/ana"]["viz"]
    assert among.nodes["COM"]["viz"] != among.nodes["MDG"]["viz"]
    assert people.nodes["r/ana"] | {"viz": ""} == {
        "kind": "person", "party": "COM", "office": "envoy", "frequency": 1, "first": "2019-01-06",
        "last": "2019-01-06", "label": "Ana Said", "viz": "",
    }  # fmt: skip


def test_a_tie_over_time_lasts_as_long_as_both_are_told_of(tmp_path: Path) -> None:
    path = made("gexf-dynamic", tmp_path, aggregation="congruence")
    graph = nx.read_gexf(path)
    assert graph.edges["COM", "MDG"]["spells"] == [("2019-01-09", "2019-01-09")]
    assert graph.nodes["COM"]["spells"] == [("2019-01-07", "2019-02-01")]
    assert "spells" not in graph.nodes["SYC"]


def weights_over_time(path: Path) -> dict[tuple[str, str], list[tuple[str, str, float]]]:
    space = {"g": "http://gexf.net/1.3"}
    return {
        (str(edge.attrib["source"]), str(edge.attrib["target"])): [
            (str(value.attrib["start"]), str(value.attrib["end"]), float(value.attrib["value"]))
            for value in edge.findall("g:attvalues/g:attvalue[@for='weight']", space)
        ]
        for edge in etree.parse(path).getroot().iterfind(".//g:edge", space)
    }


def test_each_window_has_its_weight(tmp_path: Path) -> None:
    """From 7 January on: COM and MDG agree in the first thirty days; those that follow have one of a pair at most."""
    path = made("gexf-dynamic", tmp_path, window=30)
    assert weights_over_time(path) == {("COM", "MDG"): [("2019-01-07", "2019-02-05", 1.0)]}
    graph = nx.read_gexf(path)
    assert graph.edges["COM", "MDG"]["spells"] == [("2019-01-07", "2019-02-05")]
    assert (graph.edges["COM", "MDG"]["congruence"], graph.edges["COM", "MDG"]["conflict"]) == (1, 1)
    edge = etree.parse(path).find(".//{*}edge")
    assert edge is not None
    assert edge.get("weight") is None  # in all it would be 0, and Gephi drops ties of 0


def test_windows_that_overlap_are_shown_one_after_another(tmp_path: Path) -> None:
    """Forty days, every ten: those from 7, 17 and 27 January hold what both parties say of the border, on 1 and 15
    February; each is shown for the ten days in its middle, fifteen after its first."""
    found = weights_over_time(made("gexf-dynamic", tmp_path, window=40, step=10, aggregation="conflict"))
    assert found["COM", "MDG"] == [
        ("2019-01-22", "2019-01-31", 1.0), ("2019-02-01", "2019-02-10", 1.0), ("2019-02-11", "2019-02-20", 1.0),
    ]  # fmt: skip


def test_a_gexf_is_laid_out_as_its_schema_says(tmp_path: Path) -> None:
    """Order and names of GEXF 1.3: attributes before nodes before edges, and ids that are declared."""
    for path in (made("gexf", tmp_path), made("gexf-dynamic", tmp_path, window=30, mode="two-mode")):
        root = etree.parse(path).getroot()
        assert (etree.QName(root).namespace, root.get("version")) == ("http://gexf.net/1.3", "1.3")
        assert [etree.QName(one).localname for one in root] == ["meta", "graph"]
        names = [etree.QName(one).localname for one in root[1]]
        assert names == ["attributes"] * (len(names) - 2) + ["nodes", "edges"]
        declared = {one.get("id") for one in root.iterfind(".//{*}attribute")}
        assert {one.get("for") for one in root.iterfind(".//{*}attvalue")} <= declared
        assert {one.get("type") for one in root.iterfind(".//{*}attribute")} <= {"string", "long", "double"}
        ids = [one.get("id") for one in root.iterfind(".//{*}edge")]
        assert len(set(ids)) == len(ids)


def test_duckdb_joins_nodes_and_edges(tmp_path: Path) -> None:
    path = made("edges", tmp_path, aggregation="conflict")
    database = duckdb.connect()
    edges, nodes = (database.read_csv(str(path / f"{table}.csv")) for table in ("edges", "nodes"))
    rows = database.execute(
        "select a.Label, b.Label, e.Weight, e.congruence from edges e "
        "join nodes a on a.Id = e.Source join nodes b on b.Id = e.Target order by all"
    ).fetchall()
    assert (len(edges), len(nodes)) == (3, 4)
    assert rows == [("Kenya", "Madagascar", 1, 0), ("The Comoros", "Kenya", 1, 0), ("The Comoros", "Madagascar", 1, 1)]


def test_edges_of_windows_name_their_days(tmp_path: Path) -> None:
    with (made("edges", tmp_path, window=30) / "edges.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["Source"], row["Target"], row["Weight"], row["from"], row["to"]) for row in rows] == [
        ("COM", "MDG", "1", "2019-01-07", "2019-02-05")
    ]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"aggregation": "combine"}, "--aggregation combine is not of --mode one-mode. Choose one of: ignore, congr"),
        ({"mode": "two-mode", "normalisation": "jaccard"}, "--normalisation jaccard is not of --mode two-mode"),
        ({"mode": "two-mode", "nodes": "issues"}, "In two modes issues are the other side already"),
        ({"kind": "meetings", "nodes": "issues"}, "Meetings join actors"),
        ({"kind": "meetings", "normalisation": "cosine"}, "Meetings are counted as they are"),
        ({"step": 3}, "--step moves a window"),
        ({"window": 0}, "--window 0 is no number of days"),
    ],
)
def test_what_does_not_go_together_is_said(options: dict[str, Any], says: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=says):
        made("edges", tmp_path, **options)


def test_too_many_windows_are_refused(tmp_path: Path) -> None:
    rows: Sequence[Any] = [("COM", "offers", "water", day) for day in ("1900-01-01", "2019-01-01")]
    with pytest.raises(UsageError, match=r"43465 windows, too many .* --step DAYS"):
        made("gexf-dynamic", tmp_path, part(rows), window=1)
