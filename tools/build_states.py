"""Write dragoman/data/states.toml from countryinfo and pycountry: python tools/build_states.py."""

import json
from pathlib import Path

import countryinfo
import pycountry

OUT = Path(__file__).parents[1] / "dragoman/data/states.toml"


def main() -> None:
    facts = {}
    for path in sorted((Path(countryinfo.__file__).parent / "data").glob("*.json")):
        info = json.loads(path.read_text(encoding="utf-8"))
        code = info.get("ISO", {}).get("alpha3")
        if code:
            facts.setdefault(code, []).append(info)
    lines = ["# Made by tools/build_states.py from countryinfo and pycountry; additions are in parties.toml.", ""]
    for country in sorted(pycountry.countries, key=lambda c: c.alpha_3):
        infos = facts.get(country.alpha_3, [])
        names = {country.name, getattr(country, "common_name", country.name), *(i["name"] for i in infos)}
        names = sorted(name for name in names if name and "," not in name and "(" not in name)
        demonyms = sorted({d.strip() for i in infos for d in (i.get("demonym") or "").split(",") if d.strip()})
        capitals = sorted({c for i in infos for c in as_list(i.get("capital")) if c})
        lines += [f"[{country.alpha_3}]", f"names = {json.dumps(names, ensure_ascii=False)}"]
        lines += [f"demonyms = {json.dumps(demonyms, ensure_ascii=False)}"]
        lines += [f"capitals = {json.dumps(capitals, ensure_ascii=False)}", ""]
    OUT.write_text("\n".join(lines), encoding="utf-8")


def as_list(value: str | list[str] | None) -> list[str]:
    return [value] if isinstance(value, str) else value or []


if __name__ == "__main__":
    main()
