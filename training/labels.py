"""The labels of the heads, in the order of the model's outputs."""

ATTRIBUTION = ("O", *(f"{b}-{part}" for part in ("source", "cue", "content") for b in "BI"))
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
