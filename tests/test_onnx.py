"""A model runs the same on every kind of processor."""

import base64
from pathlib import Path

import numpy as np

from dragoman.onnx import session_of

# MatMulInteger of bytes a (n x 8) and a constant (8 x 4) of 127, its second column of -127; made by onnx.helper.
PRODUCT_OF_BYTES = base64.b64decode(
    "CAg6dgoYCgFhCgFiEgFjIg1NYXRNdWxJbnRlZ2VyEgFnKisICAgEEANCAWJKIH+Bf39/gX9/f4F/f3+Bf39/gX9/f4F/f3+Bf39/gX9/"
    "WhQKAWESDwoNCAISCQoDEgFuCgIICGIUCgFjEg8KDQgGEgkKAxIBbgoCCARCBAoAEBE="
)


def test_sums_of_bytes_are_exact_whatever_the_processor(tmp_path: Path) -> None:
    model = tmp_path / "product-of-bytes.onnx"
    model.write_bytes(PRODUCT_OF_BYTES)
    bytes_read = np.full((1, 8), 255, np.uint8)
    (sums,) = session_of(model).run(None, {"a": bytes_read})
    assert sums.tolist() == [[255 * 127 * 8, -255 * 127 * 8, 255 * 127 * 8, 255 * 127 * 8]]
