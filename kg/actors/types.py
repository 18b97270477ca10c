"""The type of an actor: from its name, from what the text calls it, from what belongs to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.actors.cast import Cast, Draft
from kg.actors.lexicon import ActorLexicon
from kg.actors.mentions import Mention
from kg.actors.name_types import type_by_name
from kg.actors.names import name_key

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

THING = "thing"
_ACTING = ("Person", "Organization")
_REACH = 12
# One "in Obi" may be "trust in Obi"; so many make a place.
_LOCATED = 2


def set_types(doc: Doc, cast: Cast) -> None:
    """Set ``type`` of every draft; a draft that cannot act gets none."""
    for draft in cast.drafts:
        draft.type = _type(doc, draft, cast.lexicon)
        draft.called |= _known_as(draft, cast.lexicon)


def _known_as(draft: Draft, lexicon: ActorLexicon) -> set[str]:
    """Return the nouns in all names of a well-known body: the Pentagon is "the department"."""
    bodies = (lexicon.bodies[m.key] for m in draft.mentions if m.key in lexicon.bodies)
    words = {w for body in bodies for key in body.keys for w in key.split()}
    return words & lexicon.descriptions.keys()


def _type(doc: Doc, draft: Draft, lexicon: ActorLexicon) -> str:
    keys = {m.key for m in draft.mentions}
    known = _known(keys, draft.label, lexicon)
    if known is not None:
        return known
    if draft.label != "NORP" and _is_no_name(draft, lexicon):
        return ""
    called = _called(doc, draft, lexicon)
    if called == THING or draft.label not in _ACTING or _is_place(doc, draft, lexicon):
        return ""
    by_name = type_by_name(draft.words, lexicon)
    if draft.label == "Organization" and not called and _abbreviates(doc, draft.mentions[0]):
        return ""
    is_person = draft.label == "Person" or _is_full_name(draft, lexicon)
    is_body = (by_name and _is_body(draft, lexicon)) or _is_company(doc, draft, lexicon)
    if is_person and not is_body:
        return "Person"
    return (
        by_name
        if by_name in lexicon.telling_types
        else called or by_name or lexicon.defaults.type_of(draft.words)
    )


def _abbreviates(doc: Doc, mention: Mention) -> bool:
    """Tell whether a name is first used in brackets, short for words that are no name."""
    before, after = doc[mention.start - 1 : mention.start], doc[mention.end : mention.end + 1]
    return mention.name[:-1].isupper() and (before.text, after.text) == ("(", ")")


def _is_full_name(draft: Draft, lexicon: ActorLexicon) -> bool:
    """Tell whether a name that the tagger takes for a body's is a person's first and last name."""
    return len(draft.words) == 2 and draft.words[0] in lexicon.first_names


def _is_place(doc: Doc, draft: Draft, lexicon: ActorLexicon) -> bool:
    """Tell whether a single name that the tagger takes for a person's is a town: "in Ashgrove"."""
    if draft.label != "Person" or len(draft.words) > 1 or draft.gender:
        return False
    within = [
        m
        for m in draft.mentions
        if m.start
        and doc[m.start - 1].lower_ in lexicon.grammar.name_locates
        and doc[m.start].head == doc[m.start - 1]
    ]
    return len(within) >= _LOCATED


def _is_body(draft: Draft, lexicon: ActorLexicon) -> bool:
    """Tell whether a name that the tagger takes for a person's is a body's: "Norsholm Steel"."""
    first, last = draft.words[0], draft.words[-1:]
    return (
        len(draft.words) > 1
        and not draft.gender
        and first not in lexicon.first_names
        and bool(type_by_name(last, lexicon))
    )


def _is_company(doc: Doc, draft: Draft, lexicon: ActorLexicon) -> bool:
    """Tell whether a single name mostly has what only companies have: "Verdana executives"."""
    if len(draft.words) > 1 or draft.gender or draft.words[0] in lexicon.first_names:
        return False
    behind = [doc[m.end] for m in draft.mentions if m.end < len(doc)]
    nouns = [t for t in behind if t.pos_ == "NOUN" and doc[t.i - 1].head == t]
    owning = [t for t in nouns if _owner_type(t, lexicon) == lexicon.defaults.plain]
    return bool(owning) and len(owning) * 2 >= len(draft.mentions)


def _is_no_name(draft: Draft, lexicon: ActorLexicon) -> bool:
    """Tell whether a label stands on what names nobody: "Helm Amendment", "Iraqi", "Ohio Rep"."""
    key, last = " ".join(draft.words), draft.words[-1]
    thing = last in lexicon.thing_nouns and draft.label != "Person"
    office = last in lexicon.ranks if len(draft.words) > 1 else last[:-1] in lexicon.ranks
    return thing or office or key in lexicon.countries.by_demonym


def _known(keys: set[str], label: str, lexicon: ActorLexicon) -> str | None:
    """Return the type of a well-known name, ``""`` for one that never acts, else None."""
    if keys & (lexicon.not_actors | lexicon.countries.states):
        return ""
    if any(lexicon.not_actor.fullmatch(k) for k in keys):
        return ""
    bodies = [lexicon.bodies[k].type for k in sorted(keys) if k in lexicon.bodies]
    if bodies:
        return bodies[0]
    if label != "Person":
        known = next((lexicon.known[k] for k in sorted(keys) if k in lexicon.known), "")
        if known:
            return known
    is_country = label != "Person" and any(k in lexicon.countries.by_name for k in keys)
    return "Country" if is_country else None


def _called(doc: Doc, draft: Draft, lexicon: ActorLexicon) -> str:
    """Return the type of the nouns that the text uses for the actor, most frequent first."""
    votes: Counter[str] = Counter()
    for mention in draft.mentions:
        for noun in _nouns_about(doc, mention, lexicon):
            draft.called.add(noun.lemma_.lower())
            votes[_described(doc, noun, lexicon)] += 1
        votes.update(_owned(doc, mention, lexicon))
    del votes[""]
    # One "bill" beside a name does not make a person of many mentions a thing.
    if votes[THING] * 2 < len(draft.mentions) and draft.label == "Person":
        del votes[THING]
    return votes.most_common(1)[0][0] if votes else ""


def _described(doc: Doc, noun: Token, lexicon: ActorLexicon) -> str:
    """Return the type that a noun, or the two words that it ends, stands for, or ``""``."""
    word = noun.lemma_.lower()
    if word in lexicon.thing_nouns:
        return THING
    pair = f"{doc[noun.i - 1].lower_} {word}" if noun.i else word
    known = (lexicon.descriptions.get(w, "") for w in (pair, word, noun.lower_))
    kind = next((k for k in known if k), "")
    return "" if kind in lexicon.unnamed_types else kind


def _owned(doc: Doc, mention: Mention, lexicon: ActorLexicon) -> Iterator[str]:
    """Yield the types of those who have what belongs to the name: "Verdana's shares"."""
    if not doc[mention.end - 1 : mention.end + 1].text.endswith(tuple(lexicon.grammar.possessives)):
        return
    for noun in doc[mention.end : mention.end + 3]:
        kind = _owner_type(noun, lexicon)
        if kind:
            yield kind


def _owner_type(noun: Token, lexicon: ActorLexicon) -> str:
    """Return the type of those who have such a thing, or ``""``: companies have "shares"."""
    kinds = lexicon.belongings
    return kinds.get(noun.lemma_.lower()) or kinds.get(noun.lower_, "")


def _nouns_about(doc: Doc, mention: Mention, lexicon: ActorLexicon) -> Iterator[Token]:
    """Yield nouns beside a name that say what it is."""
    before = doc[mention.start - 1] if mention.start else None
    after = doc[mention.end] if mention.end < len(doc) else None
    if before is not None and before.pos_ == "NOUN":
        yield before
    if before is not None and before.text == "," and mention.start > 1:
        closed = after is not None and (after.is_punct or after.dep_ == "punct")
        if closed and doc[mention.start - 2].pos_ == "NOUN":
            yield doc[mention.start - 2]
    if after is not None and after.text == ",":
        yield from _apposition(doc, mention.end + 1, lexicon)
    if after is not None and after.pos_ == "NOUN" and mention.label == "Person":
        yield after
    yield from _predicate(doc, mention)
    yield from _list_head(doc, mention, lexicon)


def _apposition(doc: Doc, start: int, lexicon: ActorLexicon) -> Iterator[Token]:
    """Yield the first telling noun of ", a Chinese maker of ..." or ", one of the ... firms"."""
    if start >= len(doc) or doc[start].lower_ not in lexicon.grammar.determiners:
        return
    for token in doc[start : start + _REACH]:
        if token.pos_ in ("VERB", "AUX") or token.lower_ in lexicon.pronouns or token.is_space:
            return
        word = token.lemma_.lower()
        if token.pos_ == "NOUN" and (word in lexicon.descriptions or word in lexicon.thing_nouns):
            yield token
            return


def _predicate(doc: Doc, mention: Mention) -> Iterator[Token]:
    root = doc[mention.start : mention.end].root
    if root.dep_ == "nsubj" and root.head.lemma_ == "be":
        yield from (t for t in root.head.children if t.dep_ == "attr")


def _list_head(doc: Doc, mention: Mention, lexicon: ActorLexicon) -> Iterator[Token]:
    """Yield "firms" of "firms such as Verdana, Norsholm and Corvid" for each of the three."""
    root = doc[mention.start : mention.end].root
    while root.dep_ == "conj":
        root = root.head
    if root.dep_ == "pobj" and root.head.lower_ in lexicon.list_openers:
        head = root.head.head
        yield head.head if head.lower_ == "such" else head


def body_type(draft: Draft, lexicon: ActorLexicon) -> str:
    """Return the type of a name that stands for a body, whatever it looks like."""
    return type_by_name(draft.words, lexicon) or lexicon.defaults.type_of(draft.words)


def settled_type(draft: Draft, lexicon: ActorLexicon) -> str:
    """Return the type that a draft has as an actor, when all that it does is known.

    Places that hold offices are bodies; of unnamed people some nouns and openings tell the type.
    """
    if not draft.type:
        return _government(draft, lexicon)
    if draft.type not in lexicon.unnamed_types:
        return draft.type
    words = draft.name.lower().split()
    known = lexicon.collectives.get(words[-1]) or lexicon.collectives.get(words[0])
    return known or ("AnonymousSource" if _are_documents(words, lexicon) else draft.type)


def _are_documents(words: list[str], lexicon: ActorLexicon) -> bool:
    """Tell whether the words before the first preposition are for documents: "court papers"."""
    prepositions = lexicon.grammar.office_prepositions
    head = next((i for i, w in enumerate(words) if w in prepositions), len(words))
    return head > 0 and words[head - 1].removesuffix("s") in lexicon.documents


def homeland_of(words: str, lexicon: ActorLexicon) -> str:
    """Return the country that its name or the word for its people stands for, or ``""``."""
    key = name_key(words)
    return lexicon.countries.by_name.get(key) or lexicon.countries.by_demonym.get(key, "")


def country_of(words: str, lexicon: ActorLexicon) -> str:
    """Return the country that a name, a capital or a demonym stands for, or ``""``."""
    key = name_key(words)
    countries = lexicon.countries
    for table in (countries.by_name, countries.by_capital, countries.by_demonym):
        if key in table:
            return table[key]
    return ""


def acting_type(draft: Draft, lexicon: ActorLexicon) -> str:
    """Return the type of a draft, for places and peoples the one they have when they act.

    "Beijing" is China, "Ohio" its government; things have none.
    """
    if draft.type or draft.label not in ("Location", "NORP"):
        return draft.type
    if draft.label == "NORP":
        return "Group"
    return _government(draft, lexicon)


def _government(draft: Draft, lexicon: ActorLexicon) -> str:
    """Return the type of what a place stands for when it acts: "Ohio" is its government."""
    return "Country" if country_of(draft.name, lexicon) else "GovernmentBody"
