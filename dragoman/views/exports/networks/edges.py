"""A network as two tables, nodes.csv and edges.csv, with the column names that Gephi looks for."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.views.cells import in_cell
from dragoman.views.exports.csv_table import Cell, csv_table
from dragoman.views.exports.export import Export, Parts
from dragoman.views.exports.networks.choices import OPTIONS, WINDOWS, choices_of
from dragoman.views.exports.networks.nodes import Node, written_day

if TYPE_CHECKING:
    from dragoman.views.exports.networks.network import Network, Number

NODE_COLUMNS = ("Id", "Label", "kind", "mode", "party", "office", "colour", "frequency", "aliases", "first", "last")


def write(parts: Parts, path: Path, **options: Any) -> None:
    from dragoman.views.exports.networks.network import network_of

    network = network_of(parts, choices_of(**options))
    with csv_table(path / "nodes.csv", NODE_COLUMNS) as put:
        for _, node in network.kept():
            put(node_row(node))
    with (path / "edges.csv").open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, lineterminator="\n")
        between = ("from", "to") if network.choices.window else ()
        rows.writerow(("Source", "Target", "Type", "Weight", *(name for name, _ in network.columns), *between))
        rows.writerows(edge_rows(network))


def node_row(node: Node) -> list[Cell]:
    return [
        node.id, node.label, node.kind, node.mode, node.party, node.office, "#{:02x}{:02x}{:02x}".format(*node.colour),
        node.frequency, node.aliases, node.first, node.last,
    ]  # fmt: skip


def edge_rows(network: "Network") -> "Iterator[list[str | Number]]":
    """A row for each tie; with windows, for each tie of each window."""
    ids = [in_cell(node.id) for node in network.nodes]
    for window in network.spans():
        between = [written_day(window.first) or "", written_day(window.last) or ""] if window else []
        for tie in network.ties(window):
            yield [
                ids[tie.one], ids[tie.other], "Undirected", *map(short, (tie.weight, *tie.values)), *between
            ]  # fmt: skip


def short(number: "Number") -> "Number":
    """2.0: 2; anything else as it is."""
    return int(number) if number == int(number) else number


EDGES = Export(
    write,
    suffix="",
    does="Networks as tables: nodes.csv and edges.csv, for Gephi, R, pandas, spreadsheets.",
    keeps="nodes with kind, party, office, colour, frequency, aliases, first and last day; ties with weight and "
    "counts, of each window of days where windows are asked for",
    loses="the words that ties rest on, scores, reasons",
    media="text/csv",
    options=(*OPTIONS, *WINDOWS),
)
