"""Learn from lists of names how people are called in which states: a softmax over pieces of words.

python -m training.name_shapes    writes dragoman/data/models/name_shapes.npz
"""

import argparse
import importlib
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from scipy import sparse  # type: ignore[import-untyped]
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

from dragoman.reading.people.identity import plain
from dragoman.reading.people.name_shapes import pieces
from training.transliteration import in_latin

MODEL = Path(__file__).parents[1] / "dragoman/data/models/name_shapes.npz"
LISTS = Path(__file__).with_suffix(".toml")
LATIN = re.compile(r"[a-z][a-z'’-]+")
MOST = 700  # words of one language
LEAST = 3  # words in which a piece must occur
STRENGTH = 4.0
HELD = 10  # one word in so many is held out for the figures

# Which of Faker's lists are of which of our languages.
LOCALES = {
    "english": ["en_US", "en_GB", "en_NZ", "en_IE"],
    "spanish": ["es_ES", "es_MX", "es_CO", "es_CL", "es_AR"],
    "portuguese": ["pt_PT", "pt_BR"],
    "french": ["fr_FR", "fr_BE", "fr_CA"],
    "german": ["de_DE", "de_AT", "de_CH"],
    "italian": ["it_IT"],
    "dutch": ["nl_NL", "nl_BE"],
    "nordic": ["sv_SE", "no_NO", "da_DK", "is_IS"],
    "finnish": ["fi_FI", "et_EE"],
    "baltic": ["lv_LV", "lt_LT"],
    "polish": ["pl_PL"],
    "czech": ["cs_CZ", "sk_SK"],
    "hungarian": ["hu_HU"],
    "romanian": ["ro_RO"],
    "bulgarian": ["bg_BG", "mk_MK"],
    "serbo-croat": ["hr_HR", "sl_SI"],
    "greek": ["el_GR"],
    "turkish": ["tr_TR"],
    "azerbaijani": ["az_AZ"],
    "russian": ["ru_RU"],
    "ukrainian": ["uk_UA"],
    "georgian": ["ka_GE"],
    "armenian": ["hy_AM"],
    "uzbek": ["uz_UZ"],
    "maghreb": ["fr_DZ"],
    "indian": ["en_IN"],
    "pakistani": ["en_PK"],
    "thai": ["en_TH"],
    "vietnamese": ["vi_VN"],
    "chinese": ["zh_CN", "zh_TW"],
    "japanese": ["ja_JP"],
    "indonesian": ["id_ID"],
    "east-african": ["en_KE", "sw"],
    "nigerian": ["en_NG", "ha_NG", "ig_NG", "yo_NG"],
    "ghanaian": ["tw_GH"],
    "southern-african": ["zu_ZA"],
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=MODEL)
    args = parser.parse_args()
    lists = tomllib.loads(LISTS.read_text(encoding="utf-8"))
    words = [(word, number) for number, name in enumerate(lists) for word in words_of(name, lists[name])]
    learn = [one for place, one in enumerate(words) if place % HELD]
    known, fitted = fit(learn)
    report(fitted, known, [one for place, one in enumerate(words) if place % HELD == 0], list(lists))
    known, fitted = fit(words)
    kept = np.flatnonzero(np.abs(fitted.coef_).max(axis=0) >= 0.2)
    names = np.array(sorted(known, key=known.__getitem__))[kept]
    scale = np.abs(fitted.coef_[:, kept]).max() / 127
    np.savez_compressed(
        args.out,
        pieces=np.frombuffer("\n".join(names).encode(), np.uint8),
        weights=np.round(fitted.coef_[:, kept].T / scale).astype(np.int8),
        scale=np.float32(scale),
        states=np.frombuffer("\n".join(" ".join(row["states"]) for row in lists.values()).encode(), np.uint8),
    )
    print(len(kept), "pieces")


def words_of(name: str, row: dict[str, list[str]]) -> list[str]:
    """The words of a language's names: those in our own list, and as many of Faker's as make up the number."""
    own = [*row["given"], *row.get("surnames", ())]
    parts = [f"…{end}" for end in row.get("endings", ())] + [f"{start}…" for start in row.get("beginnings", ())]
    others = sorted({word for locale in LOCALES.get(name, ()) for word in faker_words(locale)} - set(own))
    spread = np.random.default_rng(0).permutation(len(others))[: max(0, MOST - len(own) - len(parts))]
    return [*own, *parts, *(others[place] for place in sorted(spread.tolist()))]


def faker_words(locale: str) -> Iterator[str]:
    """Given names and surnames in small Latin letters."""
    provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
    for key in sorted(vars(provider)):
        if re.search(r"first|last|middle|romanized", key) and "pair" not in key and "prefix" not in key:
            table = getattr(provider, key)
            for entry in table if isinstance(table, list | tuple | dict | set) else ():
                for word in str(entry).split():
                    if LATIN.fullmatch(latin := plain(in_latin(word))):
                        yield latin
        elif key.endswith("_pairs"):
            yield from (pair[-1].casefold() for pair in getattr(provider, key))


def fit(words: list[tuple[str, int]]) -> tuple[dict[str, int], LogisticRegression]:
    counts = Counter(piece for word, _ in words for piece in pieces(word))
    known = {piece: place for place, piece in enumerate(sorted(p for p, count in counts.items() if count >= LEAST))}
    sizes = Counter(language for _, language in words)
    shares = [(100 / sizes[language]) ** 0.7 for _, language in words]
    fitted = LogisticRegression(C=STRENGTH, max_iter=120, tol=1e-3)
    fitted.fit(rows(words, known), [language for _, language in words], sample_weight=shares)
    return known, fitted


def rows(words: list[tuple[str, int]], known: dict[str, int]) -> sparse.csr_matrix:
    places = [sorted({known[piece] for piece in pieces(word) if piece in known}) for word, _ in words]
    pointers = np.cumsum([0, *map(len, places)])
    columns = [place for own in places for place in own]
    return sparse.csr_matrix((np.ones(len(columns), np.float32), columns, pointers), shape=(len(words), len(known)))


def report(fitted: LogisticRegression, known: dict[str, int], words: list[tuple[str, int]], names: list[str]) -> None:
    found = fitted.predict(rows(words, known))
    right = Counter(names[language] for (_, language), own in zip(words, found, strict=True) if own == language)
    whole = Counter(names[language] for _, language in words)
    print({name: f"{right[name]}/{whole[name]}" for name in whole})
    print(f"{right.total()} of {whole.total()} single words right")


if __name__ == "__main__":
    main()
