"""Write dragoman/data/states.toml from countryinfo and pycountry: python tools/build_states.py."""

import json
from pathlib import Path

import countryinfo
import pycountry

OUT = Path(__file__).parents[1] / "dragoman/data/states.toml"
# Territories whose recorded demonym or capital is their mother country's, or an everyday name ("Stanley").
NAME_ALONE = (
    "AIA ALA ASM ATA ATF BES BLM BMU BVT CCK COK CUW CXR CYM FLK GGY GIB GLP GUF GUM HKG HMD IMN IOT JEY MAC MAF MNP"
    " MSR MTQ MYT NCL NFK NIU PCN PRI PYF REU SGS SHN SJM SPM SXM TCA TKL UMI VGB VIR WLF"
)
# Names that mean something else far more often than the territory.
UNUSABLE = {
    "Jersey",
    "Pitcairn",
    "Réunion",
    "Djibouti",
    "The Valley",
    "Amsterdam",
    "Jerusalem",
    "Malé",
    "Washington D.C.",
}


def main() -> None:
    facts: dict[str, list[dict[str, object]]] = {}
    for path in sorted((Path(countryinfo.__file__).parent / "data").glob("*.json")):
        info = json.loads(path.read_text(encoding="utf-8"))
        code = info.get("ISO", {}).get("alpha3")
        if code:
            facts.setdefault(code, []).append(info)
    lines = ["# Made by tools/build_states.py from countryinfo and pycountry; additions are in parties.toml.", ""]
    for country in sorted(pycountry.countries, key=lambda c: c.alpha_3):
        infos = facts.get(country.alpha_3, [])
        alone = country.alpha_3 in NAME_ALONE
        official = [getattr(country, field, "") for field in ("name", "common_name", "official_name")]
        names = {*official, *(str(info["name"]) for info in infos)}
        demonyms = {d.strip() for info in infos for d in str(info.get("demonym") or "").split(",")}
        capitals = {city for info in infos for city in as_list(info.get("capital"))}
        forms = {"names": names, "demonyms": set() if alone else demonyms, "capitals": set() if alone else capitals}
        lines += [f"[{country.alpha_3}]", *(f"{kind} = {listed(values)}" for kind, values in forms.items()), ""]
    OUT.write_text("\n".join(lines), encoding="utf-8")


def listed(values: set[str]) -> str:
    """The usable ones in order: "Iran, Islamic Republic of" and "Congo (Brazzaville)" are no names in a sentence."""
    usable = sorted(v for v in values if v and not set(",(/") & set(v) and (v not in UNUSABLE))
    return json.dumps(usable, ensure_ascii=False)


def as_list(value: object) -> list[str]:
    return [str(city) for city in value] if isinstance(value, list) else [str(value)] if value else []


if __name__ == "__main__":
    main()
