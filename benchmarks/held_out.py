"""What both benchmarks of labelled sentences share: the documents held out, and how
sure facts are that leave something unsaid."""

from __future__ import annotations

import hashlib

ONE_IN = 5
# The least confidence that lets threats through that leave a side unsaid, and that which lets facts
# through that name nobody.
UNSAID, NAMELESS = 0.3, 0.15


def held_out(document: str) -> bool:
    """Tell whether a document belongs to the fifth that is held out, by a hash of its name."""
    return int(hashlib.sha256(document.encode()).hexdigest(), 16) % ONE_IN == 0
