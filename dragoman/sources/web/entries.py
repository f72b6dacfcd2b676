"""An article as a feed, a sitemap or a list of stories names it."""

from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from dragoman.sources.items import Facts

LONGEST = 2_000  # bytes of an address
TRACKING = (
    "fbclid", "gclid", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid", "igshid", "mc_cid", "mc_eid", "_ga",
    "at_medium", "at_campaign", "at_link_id", "at_link_origin", "at_link_type", "at_format", "at_ptr_name",
    "at_bbc_team", "ns_mchannel", "ns_source", "ns_campaign", "ns_linkname", "ns_fee", "cmpid", "ocid", "ito",
    "traffic_source", "xtor", "wt_zmc",
)  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """One article that is listed.

    name      by which it is known: its address, else what the feed calls it
    told      what the list says of it
    content   its text in HTML where the feed carries it whole
    """

    name: str
    address: str | None
    told: Facts = field(default_factory=Facts)
    content: str | None = None


def whole_address(link: str | None, base: str | None = None) -> str | None:
    """An address that leads to the web, relative ones from `base`; None of what is none."""
    try:
        found = urljoin(base or "", link.strip()) if link and link.strip() else ""
        parts = urlsplit(found)
        whole = parts.scheme.lower() in ("http", "https") and parts.hostname and len(found.encode()) <= LONGEST
        return without_tracking(found) if whole and found != base else None
    except ValueError:  # among them half surrogates
        return None


def without_tracking(address: str) -> str:
    """An address without the parameters that only say from where somebody came: utm_source, fbclid."""
    parts = urlsplit(address)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(name, value) for name, value in pairs if not tracks(name)]
    query = parts.query if len(kept) == len(pairs) else urlencode(kept)
    return parts._replace(scheme=parts.scheme.lower(), query=query, fragment="").geturl()


def tracks(name: str) -> bool:
    name = name.casefold()
    return name.startswith("utm_") or name in TRACKING


def each_once(entries: "list[Entry]") -> "list[Entry]":
    """The entries in their order, the first of each name."""
    found: dict[str, Entry] = {}
    for entry in entries:
        found.setdefault(entry.name, entry)
    return list(found.values())
