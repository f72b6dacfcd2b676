"""Train the attribution model, in two runs of which the second sets out from the first at half its rate:

    python -m training.attribution SHARED OUT/first --steps 3600
    python -m training.attribution SHARED OUT/second --start OUT/first/model.pt --rate 1e-4 --seed 21 --steps 4000
    python -m training.attribution.export OUT/second/model.pt dragoman/data/models
    python -m quality.attribution

Goes on from OUT/state.pt where it was broken off. The order of the windows, the damage and the weights hang on the
seed alone, so that the same steps give the same model on the same machine.
"""

import argparse
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from transformers import BertModel

from dragoman.reading.tagger import LINKS
from training.attribution.corpus import Article, polnear, talks
from training.attribution.examples import UNKNOWN, Example, examples, marked
from training.attribution.export import WEIGHTS
from training.attribution.network import Attributor, loss_of
from training.labelled import REPORTS

SIZE = 256
BATCH = 4 * SIZE
DAMAGE = {"press": 0.3, "talks": 0.4}
REPEATED = {"press": 1, "talks": 2}
HEADS, LAYER_DECAY, WEIGHT_DECAY = 5, 0.85, 0.01  # the heads move so many times faster than the last layer
WARM = 0.06
AVERAGE = 0.998
SAVED_EVERY = 200


@dataclass(frozen=True)
class Plan:
    """Steps in all, the step to break off at, the highest rate, the seed."""

    steps: int
    stop: int
    rate: float
    seed: int


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
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    arguments.out.mkdir(parents=True, exist_ok=True)
    articles = [
        *polnear(arguments.shared / "attribution/polnear/train.jsonl.gz"),
        *talks(arguments.shared / "talksbench/train"),
        *talks(REPORTS),
    ]
    plan = Plan(arguments.steps, arguments.stop or arguments.steps, arguments.rate, arguments.seed)
    train(articles, arguments.out, plan, arguments.start)


def train(articles: list[Article], out: Path, plan: Plan, start: Path | None) -> None:
    steps, stop, seed = plan.steps, plan.stop, plan.seed
    torch.manual_seed(seed)
    network = Attributor(BertModel.from_pretrained(WEIGHTS, add_pooling_layer=False))
    if start is not None:
        network.load_state_dict(torch.load(start, weights_only=True))
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
    started, total = time.monotonic(), 0.0
    for step, batch in enumerate(batches(articles, tokenizer, begin, seed), begin + 1):
        torch.manual_seed(seed + step)
        tags, scores = network(batch["ids"], batch["cases"], batch["mask"])
        loss = loss_of(tags, scores, batch["tags"], batch["links"])
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
        total += loss.item()
        if step % 20 == 0:
            pace = (time.monotonic() - started) / (step - begin)
            print(f"{step}/{steps} loss {total / 20:.3f} {pace:.2f} s/step", flush=True)
            total = 0.0
        if step % SAVED_EVERY == 0 or step == stop:
            save(out, network, optimizer, schedule, average, step)
        if step >= stop:
            return


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


def groups(network: Attributor, highest: float) -> list[dict]:  # type: ignore[type-arg]
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
            rate = HEADS * highest
        found.setdefault(rate, []).append(value)
    return [{"params": values, "lr": rate} for rate, values in found.items()]


def rate_at(step: int, steps: int) -> float:
    warm = int(WARM * steps)
    return (step + 1) / warm if step < warm else max(0.02, (steps - step) / (steps - warm))


def batches(articles: list[Article], tokenizer: Tokenizer, begin: int, seed: int) -> Iterator[dict[str, torch.Tensor]]:
    """Epoch after epoch, windows of like length together; the first `begin` batches skipped."""
    number = epoch = 0
    while True:
        chance = random.Random(seed + epoch)  # noqa: S311 - a draw that is the same each time
        found: list[Example] = []
        for article in articles:
            for _ in range(REPEATED[article.manner]):
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
    length = max(len(one.ids) for one in row)
    ids = np.zeros((len(row), length), np.int64)
    cases = np.full((len(row), length), 3, np.int64)
    mask = np.zeros((len(row), length), np.int64)
    tags = np.full((len(row), length), UNKNOWN, np.int64)
    links = np.full((len(row), len(LINKS), length), UNKNOWN, np.int64)
    for number, one in enumerate(row):
        size = len(one.ids)
        ids[number, :size], cases[number, :size], mask[number, :size] = one.ids, one.cases, 1
        tags[number, :size], links[number, :, :size] = one.tags, one.links
    fields = {"ids": ids, "cases": cases, "mask": mask, "tags": tags, "links": links}
    return {name: torch.from_numpy(value) for name, value in fields.items()}


if __name__ == "__main__":
    main()
