"""Language: the spaCy pipeline, the news tagger, time expressions and sums of money."""
