"""Time expressions: found in a text, and resolved against the article's date.

``TimeParser(ontology.lexicon("times")).find(text, date)`` returns ``TimeExpression`` objects.
A grammar over word lists, because no maintained library both finds expressions and reads them
from the day of publication without guessing. Values follow EDTF (ISO 8601-2:2019).
"""

from kg.language.times.model import TimeExpression
from kg.language.times.parser import TimeParser

__all__ = ["TimeExpression", "TimeParser"]
