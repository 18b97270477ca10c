"""What a caller may choose about reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.errors import InputError
from kg.read.metadata import FIELDS


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Options of ``kg.read.read``.

    ``fields`` maps an article's field (id, text, title, date, url, publisher, authors) to the
    key that holds it in a JSON record; a dot steps into a nested object (``source.name``).
    Fields that are not named are looked for under their own name and its usual synonyms.

    Raises:
        InputError: ``fields`` names a field that articles do not have, or an empty key.
    """

    fields: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name, key in self.fields.items():
            if name not in FIELDS or not key:
                raise InputError(
                    f"no such field map: {name}={key}",
                    mend=f"write FIELD=KEY with FIELD one of {', '.join(FIELDS)}",
                )


DEFAULT = ReadOptions()
