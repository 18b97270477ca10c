"""When two names are the same, and how much two wordings share."""

from __future__ import annotations

import re
from collections import Counter

# Both kinds of quotation marks count as one, and so do both kinds of spaces.
_FOLD = str.maketrans("‘’“”\xa0", "''\"\" ")
_POSSESSIVE = re.compile(r"'s?\b")
_LEADING = re.compile(r"^(the|a|an|mr|mrs|ms|dr)\.?\s+")
# The legal forms that the guidelines set aside: part of the measure, so not the user's to edit.
_LEGAL_FORM = re.compile(
    r"\b(inc|ltd|llc|plc|corp|corporation|co|company|limited|gmbh|ag|sa|nv|pty)\b\.?"
)


def normal_name(name: object) -> str:
    """Return a name without case, punctuation, leading article or title, and legal form."""
    text = _POSSESSIVE.sub("", _folded(name))
    text = re.sub(r"[^\w\s]", " ", text.replace(".", "")).strip()
    return " ".join(_LEGAL_FORM.sub("", _LEADING.sub("", text)).split())


def tokens(text: object) -> Counter[str]:
    """Return the bag of lower-case words of a text."""
    return Counter(re.findall(r"\w+", _folded(text)))


def token_f1(one: object, other: object) -> float:
    """Return the F1 (0 to 1) of the words that two texts share, as in SQuAD's evaluation."""
    a, b = tokens(one), tokens(other)
    return 2 * (a & b).total() / max(1, a.total() + b.total())


def near(gold: object, system: object) -> bool:
    """Tell whether two amounts are the same to 1 %."""
    try:
        a, b = float(str(gold)), float(str(system))
    except ValueError:
        return False
    return abs(a - b) <= 0.01 * abs(a)


def _folded(text: object) -> str:
    return str(text or "").translate(_FOLD).lower()
