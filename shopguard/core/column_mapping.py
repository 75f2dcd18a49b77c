"""The owner's templates: which column of another tool's table is which fact."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """A named template. ``header``: the plain names of all columns, sorted, by which a table is recognised.

    ``columns``: field → plain name of the column it is read from. ``kind``: orders, parcels, tracks ...
    """

    name: str
    kind: str
    header: tuple[str, ...]
    columns: Mapping[str, str]
