"""Build directories: what a build keeps on disk, and how it gets there step by step."""
