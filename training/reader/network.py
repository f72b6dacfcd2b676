"""One encoder for who says what and who wants what.

Words have a tag each, and pointers lead from a content to its source, its cue and its run before. Sentences are read by
an attention query for each stance and each issue; a pair of both is scored together, and points to its holder.
"""

import math

import torch
from torch import Tensor, nn
from transformers import BertModel

from dragoman.reading.scheme import STANCES, issues
from dragoman.reading.tagger import LINKS, TAGS
from training.reader.examples import UNKNOWN

CASES = 4
WIDTH = 96
REACH = 16
VALUE = 128  # numbers that a query gathers from a sentence
SHARED = 48  # the rank of the product of stance and issue
ALONE = 0.3  # what stances and issues by themselves count beside the pairs


class Held(nn.Module):
    """Positions of sentences.

    pairs (batch x sentences x stances x issues); `told` and `about`: whether a sentence takes this stance on anything,
    or any on this issue; queries for holders, of stances and of issues (… x WIDTH); `keys` of pieces (batch x pieces x
    WIDTH); `near`: how likely a holder stands where it stands, to each sentence (batch x sentences x pieces); `looks`:
    where the queries look (batch x sentences x queries x pieces).
    """

    def __init__(self, width: int, layers: int) -> None:
        super().__init__()
        stances, topics = len(STANCES), len(issues())
        self.mix = nn.Parameter(torch.zeros(3, layers))
        self.looks = nn.ModuleList([nn.Linear(width, stances), nn.Linear(width, topics)])
        self.values = nn.ModuleList([nn.Linear(width, VALUE), nn.Linear(width, VALUE)])
        self.weights = nn.ParameterList([torch.randn(n, VALUE) / math.sqrt(VALUE) for n in (stances, topics)])
        self.alone = nn.ParameterList([torch.randn(n, VALUE) / math.sqrt(VALUE) for n in (stances, topics)])
        self.bias = nn.Parameter(torch.zeros(stances, topics))
        self.alone_bias = nn.ParameterList([torch.zeros(n) for n in (stances, topics)])
        self.shared = nn.ModuleList([nn.Linear(VALUE, SHARED, bias=False), nn.Linear(VALUE, SHARED, bias=False)])
        self.asks = nn.ModuleList([nn.Linear(VALUE, WIDTH), nn.Linear(VALUE, WIDTH)])
        self.keys = nn.Linear(width, WIDTH)
        self.near = nn.Embedding(2 * REACH + 2, 1)
        nn.init.zeros_(self.near.weight)
        self.inside = nn.Parameter(torch.zeros(1))
        self.drop = nn.Dropout(0.2)

    @torch.no_grad()
    def expect(self, shares: Tensor) -> None:
        """Set out from how often a sentence holds each pair (stances x issues)."""
        self.bias.copy_(shares.logit())
        for bias, axis in zip(self.alone_bias, (1, 0), strict=True):
            bias.copy_(shares.sum(dim=axis).clamp(max=0.5).logit())

    def forward(self, layers: list[Tensor], member: Tensor) -> tuple[Tensor, ...]:
        stacked = torch.stack(layers)
        stance, issue, named = (torch.einsum("l,lbtw->btw", share, stacked) for share in self.mix.softmax(dim=1))
        hidden = [self.drop(stance), self.drop(issue)]
        looks = []
        gathered = []
        for states, look, value in zip(hidden, self.looks, self.values, strict=True):
            scores = look(states).transpose(1, 2)[:, None] + (member[:, :, None] - 1) * 1e4
            shares = scores.softmax(dim=-1)
            looks.append(shares)
            gathered.append(self.drop(torch.tanh(shares @ value(states)[:, None])))
        told, about = ((vectors * weights).sum(dim=-1) for vectors, weights in zip(gathered, self.weights, strict=True))
        alone = [
            (vectors * weights).sum(dim=-1) + bias
            for vectors, weights, bias in zip(gathered, self.alone, self.alone_bias, strict=True)
        ]
        one, other = (shared(vectors) for shared, vectors in zip(self.shared, gathered, strict=True))
        pairs = told[..., None] + about[..., None, :] + one @ other.transpose(-1, -2) + self.bias
        asked = [ask(vectors) for ask, vectors in zip(self.asks, gathered, strict=True)]
        near = self.near(apart(member))[..., 0] + self.inside * member
        return pairs, *alone, *asked, self.keys(self.drop(named)), near, torch.cat(looks, dim=2)


def apart(member: Tensor) -> Tensor:
    """How far each piece stands from a sentence's first one, by powers of the root of two, before and after."""
    first = member.argmax(dim=-1, keepdim=True)
    places = torch.arange(member.shape[-1], device=member.device)
    steps = places - first
    far = torch.clamp((torch.log2(steps.abs().float() + 1) * 2).long(), max=REACH)
    found = torch.where(steps < 0, REACH - far, REACH + far)
    return torch.where(places == 0, 2 * REACH + 1, found)


class Reader(nn.Module):
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
        self.held = Held(width, encoder.config.num_hidden_layers + 1)

    def forward(self, ids: Tensor, cases: Tensor, member: Tensor, mask: Tensor | None = None) -> tuple[Tensor, ...]:
        words = self.encoder.embeddings.word_embeddings(ids) + self.cases(cases)
        layers = self.encoder(inputs_embeds=words, attention_mask=mask, output_hidden_states=True).hidden_states
        hidden = self.drop(layers[-1])
        batch, length = ids.shape
        pointers = self.pointers(hidden).view(batch, length, len(LINKS), WIDTH).transpose(1, 2)
        targets = self.targets(hidden).view(batch, length, len(LINKS), WIDTH).transpose(1, 2)
        scores = pointers @ targets.transpose(2, 3) / math.sqrt(WIDTH)
        scores = scores + self.distance(buckets(length, ids.device)).permute(2, 0, 1)
        if mask is not None:
            scores = scores.masked_fill(mask[:, None, None] == 0, -1e4)
        return self.tags(hidden), scores, *self.held(list(layers), member)


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


def held_loss(pairs: Tensor, told: Tensor, about: Tensor, held: Tensor) -> Tensor:
    """What a sentence's pairs, stances and issues lose together, on average over the sentences that are labelled."""
    shape = pairs.shape
    held = held.view(shape)
    known = held != UNKNOWN
    labelled = known.flatten(2).any(dim=-1).sum()
    if not labelled:
        return pairs.sum() * 0
    gold = held.clamp(min=0).float()

    def lost(scores: Tensor, wanted: Tensor, counted: Tensor) -> Tensor:
        return nn.functional.binary_cross_entropy_with_logits(scores, wanted, counted.float(), reduction="sum")

    whole = lost(pairs, gold, known)
    for scores, axis in ((told, 3), (about, 2)):
        wanted = gold.amax(dim=axis)
        whole = whole + ALONE * lost(scores, wanted, known.all(dim=axis) | (wanted > 0))
    return whole / labelled


def holder_loss(asked: list[Tensor], keys: Tensor, near: Tensor, mask: Tensor, holders: list[Tensor]) -> Tensor:
    """How unlikely the holders' words are as targets of their pairs."""
    row, unit, pair, named = holders
    if not len(row):
        return keys.sum() * 0
    stance, issue = pair // asked[1].shape[2], pair % asked[1].shape[2]
    query = asked[0][row, unit, stance] + asked[1][row, unit, issue]
    scores = (keys[row] @ query[..., None])[..., 0] / math.sqrt(WIDTH) + near[row, unit]
    scores = scores.masked_fill(mask[row] == 0, -1e4)
    right = scores.masked_fill(~named, -1e4)
    return (scores.logsumexp(dim=-1) - right.logsumexp(dim=-1)).mean()
