"""The labels of the heads, in the order of the model's outputs."""

ATTRIBUTION = ("O", *(f"{b}-{part}" for part in ("source", "cue", "content") for b in "BI"))
# The labels of contents, and of what points at a cue and at a source.
CONTENT = tuple(n for n, label in enumerate(ATTRIBUTION) if label.endswith("-content"))
POINTING = {
    to: tuple(n for n, label in enumerate(ATTRIBUTION) if n and not label.endswith(f"-{to}"))
    for to in ("cue", "source")
}
ENTITY_TYPES = (
    "Date",
    "Facility",
    "Location",
    "Misc",
    "Money",
    "NORP",
    "Organization",
    "Person",
    "Product",
)
ENTITIES = ("O", *(f"{b}-{kind}" for kind in ENTITY_TYPES for b in "BI"))
STANCES = (
    "asserts",
    "believes",
    "supports",
    "opposes",
    "demands",
    "refuses",
    "agrees",
    "offers",
    "intends",
    "denies",
    "accuses",
    "warns",
    "threatens",
    "predicts",
    "questions",
    "none",
)
