"""Make the model that multiplies matrices: python -m training.product dragoman/data/models/product.onnx."""

import sys
from pathlib import Path

from onnx import TensorProto, ValueInfoProto, helper


def product() -> bytes:
    """One matrix by the transpose of another: (m x k), (n x k) -> m x n."""
    graph = helper.make_graph(
        [helper.make_node("Gemm", ["x", "w"], ["y"], transB=1)],
        "product",
        [matrix("x", "m", "k"), matrix("w", "n", "k")],
        [matrix("y", "m", "n")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    return bytes(model.SerializeToString(deterministic=True))


def matrix(name: str, rows: str, columns: str) -> ValueInfoProto:
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, [rows, columns])


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(product())
