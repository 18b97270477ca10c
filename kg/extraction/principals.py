"""For which body somebody speaks: by an office, or by the words for an unnamed source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kg.actors.cast import Draft
from kg.actors.types import country_of
from kg.article import Span
from kg.extraction.scene import Scene
from kg.facts import Role

if TYPE_CHECKING:
    from spacy.tokens import Token

_MODIFIERS = frozenset({"compound", "poss", "nmod", "amod"})


def represented(scene: Scene, holder: Draft, words: Sequence[Span] = ()) -> str:
    """Return the name of the body for which the holder speaks, or ``""``.

    ``words`` are those for the holder: an office that they name comes before all others.
    """
    found = [d for d in _by_office(scene, holder) if d is not holder]
    found = found or [d for d in _by_title(scene, holder) if d is not holder]
    found = found or _clients(scene, holder)
    named = {d.name for span in words for _, d in scene.cast.within(span)}
    told = [d for d in found if d.name in named]
    if not found and holder.type in scene.cast.lexicon.unnamed_types:
        found = [d for d in _by_words(scene, holder) if d is not holder]
    return _government(scene, holder, (told or found)[0]).name if found else ""


def _government(scene: Scene, holder: Draft, body: Draft) -> Draft:
    """Return the government of a country for its officials, where the article speaks of it."""
    lexicon = scene.cast.lexicon
    if scene.resolver.acting_type(body) != "Country" or holder.type not in lexicon.unnamed_types:
        return body
    country = country_of(body.name, lexicon)
    unnamed = (d for d in scene.cast.drafts if d.type == "GovernmentBody" and not d.mentions)
    for draft in unnamed:
        rules = draft.words[-1] in lexicon.acting and len(draft.words) > 1
        if rules and country_of(" ".join(draft.words[:-1]), lexicon) == country:
            return draft
    return body


def _by_office(scene: Scene, holder: Draft) -> Iterator[Draft]:
    """Yield the bodies of the holder's offices, those of spokespersons first."""
    lexicon = scene.cast.lexicon
    roles = [r for r in holder.roles if r.current is not False]
    for role in sorted(roles, key=lambda r: not _is_one(r.title, lexicon.spokespersons, scene)):
        body = _whose(scene, holder, role)
        if body is None or not _is_one(role.title, lexicon.speak_for, scene):
            continue
        alone = lexicon.own_voice.get(scene.resolver.acting_type(body), frozenset())
        if not _is_one(role.title, alone, scene):
            yield body


def _whose(scene: Scene, holder: Draft, role: Role) -> Draft | None:
    """Return the body of a role; a company also where the article only implies it."""
    if role.organization:
        return scene.cast.named(role.organization)
    implied = scene.cast.named(holder.implied.get(role.title, ""))
    return implied if implied is not None and implied.type == "Company" else None


def _by_title(scene: Scene, holder: Draft) -> Iterator[Draft]:
    """Yield the bodies that have no name in the titles of spokespersons: "police spokesman"."""
    lexicon = scene.cast.lexicon
    for role in holder.roles:
        speaks = role.current is not False and _is_one(role.title, lexicon.spokespersons, scene)
        if role.organization or role.evidence is None or not speaks:
            continue
        for token in scene.tokens([role.evidence]):
            if token.lower_ in lexicon.office_owners:
                yield from scene.resolver.bodies(token)


def _clients(scene: Scene, holder: Draft) -> list[Draft]:
    """Return those whom the text calls clients of the holder: "his client, Paul Okoro"."""
    clients, name = scene.cast.lexicon.clients, holder.name
    drafts = scene.cast.drafts if holder.roles else ()
    return [
        d for d in drafts if any(r.title in clients and r.organization == name for r in d.roles)
    ]


def _is_one(title: str, offices: frozenset[str], scene: Scene) -> bool:
    """Tell whether a title is one of ``offices``: "deputy minister of water" is "minister"."""
    words = title.lower().split()
    links = scene.cast.lexicon.grammar.office_prepositions
    end = next((i for i, w in enumerate(words) if i and w in links), len(words))
    head = " ".join(words[:end])
    singular = head.removesuffix("s")
    return any(f" {h}".endswith(f" {office}") for h in (head, singular) for office in offices)


def _by_words(scene: Scene, holder: Draft) -> Iterator[Draft]:
    """Yield the bodies in the words for an unnamed source: "Spanish officials", "company aides"."""
    for span in holder.references[:1]:
        phrase = scene.doc.char_span(*span, alignment_mode="expand")
        if phrase is None or not _is_one(phrase.root.lemma_, scene.cast.lexicon.speak_for, scene):
            continue
        for token in phrase.root.lefts:
            if token.dep_ in _MODIFIERS:
                yield from _body(scene, token, phrase.root)


def _body(scene: Scene, token: Token, office: Token) -> Iterator[Draft]:
    """Yield what a word before an office stands for: a name, a people's country, "company"."""
    for _, draft in scene.cast.covering(token.i):
        spokesperson = office.lemma_.lower() in scene.cast.lexicon.spokespersons
        if draft.type and (draft.type != "Person" or spokesperson):
            yield draft
        country = country_of(draft.name, scene.cast.lexicon) if not draft.type else ""
        known = scene.cast.named(country) if country else None
        if known is not None:
            scene.resolver.let_act(known)
            yield known
    if scene.resolver.is_body_noun(token):
        yield from scene.resolver.bodies(token)
