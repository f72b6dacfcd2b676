"""spaCy's models with the products of their matrices by the library that runs the reader's model.

It takes a third of the time that spaCy's own takes, on as many threads as the reader has. A row comes out the same
whatever rows are beside it, so that texts may be parsed together; but for a row alone, which therefore never is.
"""

from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc
from thinc.api import NumpyOps

from dragoman.onnx import session_of

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

WORTH = 4  # times the longest document, from which on the tokens of all are worth it
MODEL = "models/product.onnx"
Matrix = np.ndarray[Any, Any]


def with_products(model: Language) -> Language:
    """A pipeline whose components multiply this way; the last product of a parser stays spaCy's, which has it in C."""
    own, products = NumpyOps(), Products()
    components: list[Any] = [component for _, component in model.pipeline]
    for component in components:
        last = component.model.maybe_get_ref("upper")
        for layer in component.model.walk():
            layer.ops = own if layer is last else products
    return model


def found_by(component: Any, docs: list[Doc]) -> Any:
    """What a component finds in documents; the same whichever way it is asked.

    spaCy's loop over the moves of an entity recogniser gives up the interpreter's lock and takes it anew for each move
    that it weighs. Over several documents the same moves are made faster from here, with the lock held.
    """
    sizes = [len(doc) for doc in docs]
    if not isinstance(component, EntityRecognizer) or sum(sizes) < WORTH * max(sizes):
        return component.predict(docs)
    batch = component.moves.init_batch(docs)
    scorer = component.model.predict(docs)
    states = [state for state in batch if not state.is_final()]
    while states:
        states = component.transition_states(states, scorer.predict(states))
    return batch


class Products(NumpyOps):  # type: ignore[misc]
    """thinc's operations, with a product of its own for the way in which its layers go forward."""

    def gemm(
        self, x: Matrix, y: Matrix, out: Matrix | None = None, trans1: bool = False, trans2: bool = False
    ) -> Matrix:
        if trans1 or not trans2 or out is not None or not len(x):
            found: Matrix = super().gemm(x, y, out=out, trans1=trans1, trans2=trans2)
            return found
        return product(x, y) if len(x) > 1 else product(np.repeat(x, 2, axis=0), y)[:1]


def product(x: Matrix, y: Matrix) -> Matrix:
    found: Matrix = session().run(("y",), {"x": np.ascontiguousarray(x), "w": np.ascontiguousarray(y)})[0]
    return found


@cache
def session() -> "InferenceSession":
    with as_file(files("dragoman.data") / MODEL) as model:
        return session_of(model)
