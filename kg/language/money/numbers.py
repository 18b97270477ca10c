"""Numbers in digits and words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from kg.language.phrases import GAP, alternatives

# 1,250,000.50 and 2,00,000; 1 500 000; 1.250.000,50; 30,5; 30.5; .5
DIGITS = (
    r"(?:\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?"
    r"|\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3}){2,}(?!\d|,\d)"
    r"|\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?!\d|,\d)"
    r"|\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?"
    r"|\d+,\d{1,2}(?!\d)|\d+(?:\.\d+)?|\.\d+)(?!\.?\d|,\d)"
)
SPACED = r"\d{1,3}(?: \d{3})+(?!\d|,\d)"
_JOINT = re.compile(r"[\s-]+(?:and[\s-]+)?")


class Numbers:
    """Patterns and values of numbers, from the words of one lexicon."""

    def __init__(self, lexicon: Mapping[str, Any]) -> None:
        self._units: Mapping[str, int] = lexicon["numbers"]
        self._scales = {_key(k): Decimal(v) for k, v in lexicon["scales"].items()}
        self._letters = {k: Decimal(v) for k, v in lexicon["scale_letters"].items()}
        self._fractions = {_key(k): Decimal(v) for k, v in lexicon["fractions"].items()}
        words, letters = (
            alternatives(lexicon["scales"]),
            alternatives(lexicon["scale_letters"], re.escape),
        )
        self.scale = rf"(?:(?:{GAP}|-)?{words}|{letters})(?!\w)"
        units = alternatives(lexicon["numbers"])
        joint = rf"(?:{GAP}(?:and{GAP})?|-)"
        spelled = rf"{units}(?:{joint}{alternatives([*lexicon['numbers'], *lexicon['scales']])})*"
        fraction = rf"{alternatives(lexicon['fractions'])}{GAP}{words}(?:{GAP}{words})*(?!-)"
        self.words = rf"(?:{fraction}|{spelled})(?!\w)"
        self.word_starts = alternatives([*lexicon["numbers"], *lexicon["fractions"]])

    def digits(self, number: str, scale: str | None) -> Decimal:
        """Return the value of digits and their scale ("1.5", " million")."""
        return _tidy(_plain(number) * (self._scale(scale) if scale else 1))

    def spelled(self, words: str) -> Decimal | None:
        """Return the value of a number in words, None where they are no number."""
        text = _key(words)
        for fraction in sorted(self._fractions, key=len, reverse=True):
            if text.startswith(fraction + " "):
                start, text = self._fractions[fraction], text[len(fraction) + 1 :]
                return _tidy(start * self._product(text))
        return self._sum(_JOINT.split(text))

    def _scale(self, scale: str) -> Decimal:
        word = scale.strip(" -\n\t\u00a0")
        return self._letters[word] if word in self._letters else self._scales[_key(word)]

    def _product(self, scales: str) -> Decimal:
        value = Decimal(1)
        for word in scales.split():
            value *= self._scales[word]
        return value

    def _sum(self, words: list[str]) -> Decimal | None:
        """Add up "two hundred and fifty million": scales multiply what stands before them."""
        total, group = Decimal(0), Decimal(0)
        for word in words:
            if word in self._units:
                if not _fits(group, self._units[word]):
                    return None
                group += self._units[word]
            elif self._scales[word] == 100:
                group *= 100
            else:
                total, group = total + group * self._scales[word], Decimal(0)
        return total + group


def _fits(group: Decimal, unit: int) -> bool:
    """Tell whether ``unit`` may follow: "twenty five" is a number, "five five" is none."""
    rest = group % 100
    return rest == 0 or (rest >= 20 and rest % 10 == 0 and unit < 10)


def _plain(number: str) -> Decimal:
    bare = re.sub(r"\s", "", number)
    if bare.count(".") > 1:
        bare = bare.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"\d+,\d{1,2}", bare):
        bare = bare.replace(",", ".")
    return Decimal(bare.replace(",", ""))


def _tidy(value: Decimal) -> Decimal:
    """Return a whole number without decimal places ("7200000000", not "7200000000.0")."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def _key(words: str) -> str:
    return " ".join(words.lower().split())
