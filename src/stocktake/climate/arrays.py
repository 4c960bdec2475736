"""The one name for what the equations take and give: a number, or an array of numpy's or JAX's."""

from __future__ import annotations

from typing import Any, TypeAlias

Numbers: TypeAlias = Any
