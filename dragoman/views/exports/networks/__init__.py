"""The networks of a record for programs of network analysis: who holds what, who holds the same, who met whom."""

from dragoman.views.exports.networks.edges import EDGES
from dragoman.views.exports.networks.gexf import GEXF, GEXF_DYNAMIC
from dragoman.views.exports.networks.graphml import GRAPHML

__all__ = ("EDGES", "GEXF", "GEXF_DYNAMIC", "GRAPHML")
