"""A model's weights part of the way back to those of another: python -m training.reader.blend MODEL OTHER SHARE OUT

What a model unlearned while it learned something new comes back in part (Wortsman et al., CVPR 2022). Weights that the
other one lacks stay as they are.
"""

import argparse
from pathlib import Path

import torch


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("other", type=Path)
    parser.add_argument("share", type=float)
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    model, other = (torch.load(path, weights_only=True) for path in (arguments.model, arguments.other))
    mixed = {
        name: torch.lerp(value, other[name], arguments.share) if name in other and value.is_floating_point() else value
        for name, value in model.items()
    }
    torch.save(mixed, arguments.out)


if __name__ == "__main__":
    main()
