"""Contrast of the page's colours, by WCAG 2.2 (sections 1.4.3 and 1.4.11)."""

import re
from importlib import resources
from itertools import product

import pytest

CSS = (resources.files("kg.view") / "page" / "view.css").read_text(encoding="utf-8")


def theme(selector):
    (block,) = re.findall(re.escape(selector) + r" \{(.*?)\n\}", CSS, re.S)
    return dict(re.findall(r"(--[\w-]+): (#[0-9a-f]{6});", block))


THEMES = {"light": theme(":root"), "dark": theme(':root[data-theme="dark"]')}


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", THEMES)
def test_text_can_be_read(name):
    colours = THEMES[name]
    grounds = ("--bg", "--surface", "--raised")
    for ink, ground in product(("--text", "--muted", "--accent", "--k-threat"), grounds):
        assert contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)
    assert contrast(colours["--mark-text"], colours["--mark"]) >= 4.5


@pytest.mark.parametrize("name", THEMES)
def test_actors_and_lines_stand_out_from_the_ground(name):
    colours = THEMES[name]
    drawn = [c for c in colours if re.match(r"--[tk]-?(\d|\w+\d?$)", c) and c != "--text"]
    assert len(drawn) == 20
    for colour in drawn:
        assert contrast(colours[colour], colours["--bg"]) >= 3, colour


def test_both_themes_set_the_same_colours():
    assert set(THEMES["light"]) == set(THEMES["dark"])
