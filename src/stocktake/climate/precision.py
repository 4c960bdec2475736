"""Double precision for this package's own work, without changing how a user's own JAX behaves.

JAX computes in single precision unless told otherwise, for the whole process. Here the wish is held in a
context around each call, so it ends with the call and concerns its own thread only.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from typing import Any

import jax
import numpy as np
from jax import experimental


class Precision(Enum):
    """Numbers of 64 bits (the default, equal to ``fair``) or of 32 (about twice as fast; see its errors)."""

    DOUBLE = "float64"
    SINGLE = "float32"

    @property
    def dtype(self) -> np.dtype:
        """The numpy type of the arrays."""
        return np.dtype(self.value)


@contextmanager
def working_in(precision: Precision) -> Iterator[None]:
    """Let JAX work in this precision within the context, in this thread."""
    context: Any = (jax if hasattr(jax, "enable_x64") else experimental).enable_x64
    with context(precision is Precision.DOUBLE):
        yield
