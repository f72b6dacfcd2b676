"""An encoder with a tag for each word and pointers from a content to its source, its cue and its run before."""

import math

import torch
from torch import Tensor, nn
from transformers import BertModel

from dragoman.reading.tagger import LINKS, TAGS
from training.attribution.examples import UNKNOWN

CASES = 4
WIDTH = 96
REACH = 16


class Attributor(nn.Module):
    """Tags (batch x pieces x tags) and links (batch x links x pieces x pieces); piece 0 stands for "nobody"."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        self.encoder = encoder
        width = encoder.config.hidden_size
        kinds = encoder.embeddings.token_type_embeddings
        self.cases = nn.Embedding(CASES, width)
        nn.init.zeros_(self.cases.weight)
        kinds.requires_grad_(False)
        self.drop = nn.Dropout(0.1)
        self.tags = nn.Linear(width, len(TAGS))
        self.pointers = nn.Linear(width, len(LINKS) * WIDTH)
        self.targets = nn.Linear(width, len(LINKS) * WIDTH)
        self.distance = nn.Embedding(2 * REACH + 2, len(LINKS))
        nn.init.zeros_(self.distance.weight)

    def forward(self, ids: Tensor, cases: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor]:
        words = self.encoder.embeddings.word_embeddings(ids) + self.cases(cases)
        hidden = self.encoder(inputs_embeds=words, attention_mask=mask).last_hidden_state
        hidden = self.drop(hidden)
        batch, length = ids.shape
        pointers = self.pointers(hidden).view(batch, length, len(LINKS), WIDTH).transpose(1, 2)
        targets = self.targets(hidden).view(batch, length, len(LINKS), WIDTH).transpose(1, 2)
        scores = pointers @ targets.transpose(2, 3) / math.sqrt(WIDTH)
        scores = scores + self.distance(buckets(length, ids.device)).permute(2, 0, 1)
        if mask is not None:
            scores = scores.masked_fill(mask[:, None, None] == 0, -1e4)
        return self.tags(hidden), scores


def buckets(length: int, device: torch.device) -> Tensor:
    """How far a target stands, by powers of the square root of two, before and after; nobody stands nowhere."""
    places = torch.arange(length, device=device)
    apart = places[None, :] - places[:, None]
    far = torch.clamp((torch.log2(apart.abs().float() + 1) * 2).long(), max=REACH)
    apart = torch.where(apart < 0, REACH - far, REACH + far)
    return torch.where(places[None, :] == 0, 2 * REACH + 1, apart)


def loss_of(tags: Tensor, scores: Tensor, gold_tags: Tensor, gold_links: Tensor, weight: float = 0.5) -> Tensor:
    """Cross entropy of the tags, and of the links by the words of contents."""
    told = nn.functional.cross_entropy(tags.flatten(0, 1), gold_tags.flatten(), ignore_index=UNKNOWN)
    known = gold_links != UNKNOWN
    if not known.any():
        return told
    pointed = nn.functional.cross_entropy(scores[known], gold_links[known])
    return told + weight * pointed
