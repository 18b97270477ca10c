"""Facts of an article: positions, threats and contracts over the tagged, resolved text."""
