"""Which actors of several articles are one: names compared, judgements kept, clusters made."""
