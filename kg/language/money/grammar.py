"""The shapes of sums of money; the words come from ``ontology/lexicon/money.toml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from kg.language.money.currencies import Currencies
from kg.language.money.numbers import DIGITS, SPACED, Numbers
from kg.language.phrases import GAP, alternatives


class Grammar:
    """Compiled patterns of one lexicon.

    Named groups: ``prefix``, ``number``, ``scale``, ``spelled``, ``name``, ``part``; in ranges
    also ``to``, ``both``, ``prefix2``, ``number2``, ``scale2``.
    """

    def __init__(self, lexicon: Mapping[str, Any], numbers: Numbers, money: Currencies) -> None:
        prefix = alternatives(money.prefixes, re.escape)
        names = alternatives(money.suffixes, _spelling)
        spaced = alternatives(lexicon["spaced_prefixes"], re.escape)
        scale = numbers.scale
        amount = rf"(?P<number>{DIGITS})(?P<scale>{scale})?"
        second = rf"(?P<number2>{DIGITS})(?P<scale2>{scale})?"
        to = alternatives(lexicon["range_words"], re.escape)
        both = alternatives(lexicon["range_joins"], re.escape)
        sep = rf"(?:{GAP}?[-–—]{GAP}?|{GAP}(?:(?P<to>{to})|(?P<both>{both})){GAP})"
        name = rf"(?:{GAP}|-)?(?P<name>{names})(?!\w)"
        starts = alternatives(
            word
            for kind in ("counts", "scales", "quantities", "adjectives", "figures")
            for word in lexicon[f"vague_{kind}"]
        )
        self.trigger = re.compile(
            rf"(?<!\w)(?P<prefix>{prefix})(?={GAP}?\.?\d)|(?<![\w.,])(?P<digit>\d)"
            rf"|(?<![\w-])(?:(?P<vague>{starts})|(?P<word>{numbers.word_starts}))(?!\w)"
        )
        head = rf"(?P<prefix>{prefix}){GAP}?"
        self.prefixed_range = re.compile(
            rf"{head}{amount}{sep}(?:(?P<prefix2>{prefix}){GAP}?)?{second}(?!\w)(?:{name})?"
        )
        self.prefixed = re.compile(
            rf"(?:(?P<spaced>{spaced}){GAP}?(?P<number_spaced>{SPACED})|{head}{amount})(?!\w)(?:{name})?"
        )
        self.named_range = re.compile(rf"{amount}{sep}{second}{name}")
        self.named = re.compile(rf"(?:{amount}|(?P<spelled>{numbers.words})){name}")
        self.parts = re.compile(
            rf"(?:{amount}|(?P<spelled>{numbers.words}))(?:{GAP}|-)"
            rf"(?P<part>{alternatives(money.parts)})(?!\w)"
        )
        self.vague = re.compile(_vague(lexicon, names))


def _spelling(words: str) -> str:
    """Return a pattern for a name as the lexicon writes it, with any gaps."""
    return GAP.join(re.escape(word) for word in words.split())


def _vague(lexicon: Mapping[str, Any], names: str) -> str:
    scales = alternatives(lexicon["vague_scales"])
    counts, quantities = (
        alternatives(lexicon["vague_counts"]),
        alternatives(lexicon["vague_quantities"]),
    )
    singular = alternatives(lexicon["scales"])
    return (
        rf"(?:(?:(?:{counts}{GAP})?{scales}(?:{GAP}(?:and|of){GAP}{scales})*{GAP}of{GAP}"
        rf"|{quantities}{GAP}(?:{singular}{GAP})+"
        rf"|{alternatives(lexicon['vague_adjectives'])}(?:-|{GAP}))(?P<name>{names})"
        rf"|{alternatives(lexicon['vague_figures'])})(?!\w)"
    )
