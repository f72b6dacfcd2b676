"""The networks of a record: who holds what on which issue, who holds the same, who met whom through whom. Pure."""

from dragoman.views.networks.affiliation import Affiliations, affiliations_of
from dragoman.views.networks.congruence import NORMALISATIONS, TIES, tied
from dragoman.views.networks.encounters import Encounters, encounters_of
from dragoman.views.networks.tellings import HOLDINGS, Holding, Telling, tellings_of

__all__ = (
    "HOLDINGS",
    "NORMALISATIONS",
    "TIES",
    "Affiliations",
    "Encounters",
    "Holding",
    "Telling",
    "affiliations_of",
    "encounters_of",
    "tellings_of",
    "tied",
)
