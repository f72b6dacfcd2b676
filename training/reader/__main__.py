"""Train the reader: who says what, and who wants what.

    python -m training.reader SHARED OUT/1 --steps 3600 --only statements
    python -m training.reader SHARED OUT/2 --start OUT/1/model.pt --rate 1e-4 --seed 21 --steps 3400 --only statements
    python -m training.reader SHARED OUT/3 --start OUT/2/model.pt --seed 22 --steps 2700 --without 0
    python -m training.reader SHARED OUT/4 --start OUT/3/model.pt --rate 1.5e-4 --seed 23 --steps 1450
    python -m training.reader.blend OUT/4/model.pt OUT/2/model.pt 0.12 OUT/blended.pt
    python -m training.reader.export OUT/blended.pt dragoman/data/models
    python -m quality.attribution

Passages have no labels of who says what: there the third and the fourth run learn what the model in the package marks,
which was that of the second.

Goes on from OUT/state.pt where it was broken off. The order of the windows, the damage and the weights hang on the
seed alone, so that the same steps give the same model on the same machine.
"""

import argparse
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from transformers import BertModel

from dragoman.reading.scheme import STANCES
from dragoman.reading.tagger import LINKS
from training.labelled import Labelled, labelled, part_of
from training.mentions import with_mentions
from training.reader.corpus import Article, labelled_statements, marked_statements, polnear, talks
from training.reader.examples import NONE, PAIRS, UNKNOWN, Example, examples, marked
from training.reader.export import WEIGHTS
from training.reader.network import Reader, held_loss, holder_loss, loss_of

SIZE = 256
BATCH = 4 * SIZE
DAMAGE = {"press": 0.3, "talks": 0.4}
WHAT = ("statements", "everything")
REPEATED = {"statements": {"press": 1.0, "talks": 2.0}, "everything": {"press": 0.2, "talks": 1.0}}
HELD, HOLDER = 0.4, 0.25  # what positions and their holders count beside the marks
HEADS, NEW = 5, 15  # how many times faster than the last layer the heads of marks and of positions move
LAYER_DECAY, WEIGHT_DECAY = 0.85, 0.01
WARM = 0.06
AVERAGE = 0.998
SAVED_EVERY = 200


@dataclass(frozen=True)
class Plan:
    """Steps in all, the step to break off at, the highest rate, the seed, how often texts of each manner come."""

    steps: int
    stop: int
    rate: float
    seed: int
    repeated: dict[str, float]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--steps", type=int, default=3600)
    parser.add_argument("--start", type=Path, help="a model to set out from, not the bare encoder")
    parser.add_argument("--rate", type=float, default=2e-4, help="of the encoder's last layer at its highest")
    parser.add_argument("--seed", type=int, default=20)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--stop", type=int, help="break off after this step")
    parser.add_argument("--only", choices=WHAT, default=WHAT[-1])
    parser.add_argument("--without", type=int, help="the part of the reports, 0 to 4, that is kept from learning")
    parser.add_argument("--parses", type=Path, help="a folder that keeps parses from run to run")
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    arguments.out.mkdir(parents=True, exist_ok=True)
    articles = list(polnear(arguments.shared / "attribution/polnear/train.jsonl.gz"))
    articles += [
        article(text, arguments.parses, arguments.only)
        for text in labelled(arguments.shared)
        if part_of(text) != arguments.without and (text.whole or arguments.only == "everything")
    ]
    stop = arguments.stop or arguments.steps
    plan = Plan(arguments.steps, stop, arguments.rate, arguments.seed, REPEATED[arguments.only])
    train(articles, arguments.out, plan, arguments.start)


def article(text: Labelled, parses: Path | None, what: str) -> Article:
    """A labelled text to learn from; who says what in a passage is marked by the model that is there."""
    if what == "statements":
        return replace(talks(text, labelled_statements), told=None)
    if text.whole:
        return talks(with_mentions(text, parses), labelled_statements)
    return talks(text, marked_statements)


def train(articles: list[Article], out: Path, plan: Plan, start: Path | None) -> None:
    steps, stop, seed = plan.steps, plan.stop, plan.seed
    torch.manual_seed(seed)
    network = Reader(BertModel.from_pretrained(WEIGHTS, add_pooling_layer=False))
    if start is not None:
        network.load_state_dict(torch.load(start, weights_only=True), strict=False)
    if start is None or "held.bias" not in torch.load(start, weights_only=True):
        network.held.expect(shares_of(articles))
    network.encoder.embeddings.word_embeddings.requires_grad_(False)
    optimizer = torch.optim.AdamW(groups(network, plan.rate), weight_decay=WEIGHT_DECAY)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: rate_at(step, steps))
    average = {name: value.detach().clone() for name, value in network.named_parameters() if value.requires_grad}
    begin = 0
    if (out / "state.pt").exists():
        state = torch.load(out / "state.pt", weights_only=False)
        network.load_state_dict(state["network"])
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        average, begin = state["average"], state["step"]
    tokenizer = Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    network.train()
    started, total = time.monotonic(), np.zeros(3)
    for step, batch in enumerate(batches(articles, tokenizer, begin, plan), begin + 1):
        torch.manual_seed(seed + step)
        tags, scores, *rest = network(batch["ids"], batch["cases"], batch["member"], batch["mask"])
        pairs, told, about, *asked, keys, near, _ = rest
        holders = [batch[name] for name in ("row", "unit", "pair", "named")]
        losses = (
            loss_of(tags, scores, batch["tags"], batch["links"]),
            held_loss(pairs, told, about, batch["held"]),
            holder_loss(asked, keys, near, batch["mask"], holders),
        )
        loss = losses[0] + HELD * losses[1] + HOLDER * losses[2]
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        keep = min(AVERAGE, (step + 1) / (step + 10))
        with torch.no_grad():
            for name, value in network.named_parameters():
                if value.requires_grad:
                    average[name].lerp_(value, 1 - keep)
        total += [part.item() for part in losses]
        if step % 20 == 0:
            pace = (time.monotonic() - started) / (step - begin)
            shown = " ".join(f"{part:.3f}" for part in total / 20)
            print(f"{step}/{steps} marks, positions, holders {shown}, {pace:.2f} s/step", flush=True)
            total = np.zeros(3)
        if step % SAVED_EVERY == 0 or step == stop:
            save(out, network, optimizer, schedule, average, step)
        if step >= stop:
            return


def shares_of(articles: list[Article]) -> torch.Tensor:
    """The share of sentences that hold each stance on each issue (stances x issues), none of them nought."""
    labelled = [one for one in articles if one.told is not None]
    sentences = sum(len(set(one.sentences)) for one in labelled)
    pairs = [told.pair for one in labelled for told in one.told or () for _ in told.sentences]
    counts = torch.bincount(torch.tensor(pairs, dtype=torch.long), minlength=PAIRS)
    return ((counts + 0.5) / (sentences + PAIRS)).view(len(STANCES), -1).clamp(1e-6, 0.5)


def save(out, network, optimizer, schedule, average, step) -> None:  # type: ignore[no-untyped-def]
    """The state to go on from, written beside and moved into place; and the averaged weights as model.pt."""
    state = {
        "network": network.state_dict(),
        "optimizer": optimizer.state_dict(),
        "schedule": schedule.state_dict(),
        "average": average,
        "step": step,
    }
    torch.save(state, out / "state.tmp")
    (out / "state.tmp").replace(out / "state.pt")
    torch.save({**network.state_dict(), **average}, out / "model.tmp")
    (out / "model.tmp").replace(out / "model.pt")


def groups(network: Reader, highest: float) -> list[dict]:  # type: ignore[type-arg]
    """The nearer to the words a layer lies, the less it moves."""
    depth = len(network.encoder.encoder.layer)
    found: dict[float, list[torch.nn.Parameter]] = {}
    for name, value in network.named_parameters():
        if not value.requires_grad:
            continue
        if name.startswith("encoder.encoder.layer."):
            rate = highest * LAYER_DECAY ** (depth - 1 - int(name.split(".")[3]))
        elif name.startswith("encoder."):
            rate = highest * LAYER_DECAY**depth
        else:
            rate = (NEW if name.startswith("held.") else HEADS) * highest
        found.setdefault(rate, []).append(value)
    return [{"params": values, "lr": rate} for rate, values in found.items()]


def rate_at(step: int, steps: int) -> float:
    warm = int(WARM * steps)
    return (step + 1) / warm if step < warm else max(0.02, (steps - step) / (steps - warm))


def batches(articles: list[Article], tokenizer: Tokenizer, begin: int, plan: Plan) -> Iterator[dict[str, torch.Tensor]]:
    """Epoch after epoch, windows of like length together; the first `begin` batches skipped."""
    number = epoch = 0
    while True:
        chance = random.Random(plan.seed + epoch)  # noqa: S311 - a draw that is the same each time
        found: list[Example] = []
        for article in articles:
            times = plan.repeated[article.manner]
            for _ in range(int(times) + (chance.random() < times % 1)):
                found.extend(
                    examples(marked(article, tokenizer, chance, DAMAGE[article.manner]), tokenizer, chance, SIZE)
                )
        found = [one for one in found if len(one.ids) > 12]
        found.sort(key=lambda one: (len(one.ids) // 16, chance.random()))
        rows: list[list[Example]] = [[]]
        for one in found:
            if rows[-1] and (len(rows[-1]) + 1) * len(one.ids) > BATCH:
                rows.append([])
            rows[-1].append(one)
        chance.shuffle(rows)
        if epoch == 0:
            print(f"{len(found)} windows, {len(rows)} steps an epoch", flush=True)
        for row in rows:
            number += 1
            if number > begin:
                yield padded(row)
        epoch += 1


def padded(row: list[Example]) -> dict[str, torch.Tensor]:
    length, sentences = max(len(one.ids) for one in row), max(1, *(len(one.held) for one in row))
    ids = np.zeros((len(row), length), np.int64)
    cases = np.full((len(row), length), 3, np.int64)
    mask = np.zeros((len(row), length), np.int64)
    tags = np.full((len(row), length), UNKNOWN, np.int64)
    links = np.full((len(row), len(LINKS), length), UNKNOWN, np.int64)
    units = np.full((len(row), length), NONE, np.int64)
    held = np.full((len(row), sentences, PAIRS), UNKNOWN, np.int64)
    for number, one in enumerate(row):
        size = len(one.ids)
        ids[number, :size], cases[number, :size], mask[number, :size] = one.ids, one.cases, 1
        tags[number, :size], links[number, :, :size] = one.tags, one.links
        units[number, :size], held[number, : len(one.held)] = one.units, one.held
    member = (units[:, None] == np.arange(sentences)[:, None]).astype(np.float32)
    fields = {"ids": ids, "cases": cases, "mask": mask, "tags": tags, "links": links, "member": member, "held": held}
    return {name: torch.from_numpy(value) for name, value in (fields | named(row, length)).items()}


def named(row: list[Example], length: int) -> dict[str, np.ndarray]:
    """The holders of a batch: window, sentence and pair of each, and which pieces name it."""
    found = [(number, *holder) for number, one in enumerate(row) for holder in one.holders]
    places = np.zeros((len(found), length), bool)
    for place, (_, _, _, pieces) in enumerate(found):
        places[place, pieces] = True
    columns = np.array([entry[:3] for entry in found], np.int64).reshape(-1, 3).T
    return {"row": columns[0], "unit": columns[1], "pair": columns[2], "named": places}


if __name__ == "__main__":
    main()
