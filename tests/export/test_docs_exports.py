"""docs/exports.md lists every format."""

from kg.export import FORMATS


def test_every_format_stands_in_the_table_with_its_ending(root):
    text = (root / "docs" / "exports.md").read_text(encoding="utf-8")
    for form in FORMATS.values():
        assert f"| `{form.name}` | {f'`{form.ending}`' if form.ending else '(by name)'} |" in text
