"""The page in a browser: opened from disk, it works, and it asks no network."""

import json
import shutil
import time
from pathlib import Path

import pytest
import view_graphs

from kg.view import render

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
DRIVER = shutil.which("chromedriver")
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync "
    "--disable-dev-shm-usage --window-size=1280,800"
)

pytestmark = pytest.mark.skipif(
    not (CHROMIUM and DRIVER), reason="no chromium and chromedriver on this machine"
)


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in [*FLAGS.split(), f"--user-data-dir={tmp_path_factory.mktemp('profile')}"]:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    # Tests need no glides from one view to the next.
    calm = [{"name": "prefers-reduced-motion", "value": "reduce"}]
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": calm})
    yield driver
    driver.quit()


@pytest.fixture(scope="module")
def file(tmp_path_factory) -> Path:
    place = tmp_path_factory.mktemp("page") / "harbour.html"
    return render(view_graphs.harbour(), place, title="Harbour")


@pytest.fixture
def page(browser, file):
    return opened(browser, file)


def opened(browser, file, fragment=""):
    browser.get("about:blank")
    browser.get(f"{file.as_uri()}{fragment}")
    return browser


def text(page):
    return page.find_element("id", "details").text


def until(ready):
    end = time.monotonic() + 5
    while not (found := ready()):
        assert time.monotonic() < end
        time.sleep(0.02)
    return found


def shown(page):
    return page.execute_script(
        "const s = newskg.shown(); return {nodes: [...s.nodes], lines: [...s.lines.keys()]}"
    )


def click_canvas(page, x, y):
    from selenium.webdriver.common.action_chains import ActionChains

    box = page.find_element("css selector", "#canvas canvas")
    size = box.size
    offset = (round(x - size["width"] / 2), round(y - size["height"] / 2))
    ActionChains(page).move_to_element_with_offset(box, *offset).click().perform()


def press(page, *keys):
    from selenium.webdriver.common.action_chains import ActionChains

    ActionChains(page).send_keys(*keys).perform()


def test_it_opens_without_a_word_on_the_console(page):
    assert page.title == "Harbour"
    assert "Who stands where" in text(page)
    assert page.get_log("browser") == []


def test_it_asks_nothing_of_any_network(browser, file):
    browser.get_log("performance")
    opened(browser, file)
    browser.execute_script("newskg.go('actor:jose')")
    entries = [json.loads(e["message"])["message"] for e in browser.get_log("performance")]
    urls = [
        e["params"]["request"]["url"] for e in entries if e["method"] == "Network.requestWillBeSent"
    ]
    assert file.as_uri() in urls
    assert [u for u in urls if not u.startswith(("file:", "data:", "about:"))] == []


def test_the_overview_counts_and_names_what_is_due(page):
    said = text(page)
    assert "1 Mar 2026, 17:01 UTC−05:00" in said
    assert "Up to USD 1.5 million" in said
    assert "End the lease" in said


def test_search_finds_an_alias_without_accents_and_enter_selects(page):
    from selenium.webdriver.common.keys import Keys

    press(page, "/")
    assert page.switch_to.active_element.get_attribute("id") == "search"
    press(page, "jose")
    assert "José Ibáñez" in page.find_element("id", "hits").text
    press(page, Keys.ENTER)
    assert page.find_element("css selector", "#details h2").text == "José Ibáñez"
    assert page.execute_script("return location.hash") == "#actor:jose"


def test_arrows_move_through_the_hits(page):
    from selenium.webdriver.common.keys import Keys

    press(page, "/", "a", Keys.ARROW_DOWN)
    picked = page.find_elements("css selector", "#hits [aria-selected='true']")
    assert [p.get_attribute("id") for p in picked] == ["hit-1"]
    field = page.find_element("id", "search")
    assert field.get_attribute("aria-activedescendant") == "hit-1"


def test_search_without_a_hit_says_so(page):
    press(page, "/", "zzz")
    assert page.find_element("id", "hits").text == "No actor of that name"


def test_a_click_on_a_node_shows_its_positions_with_their_evidence(page):
    spot = page.execute_script("return newskg.place('actor:jose')")
    click_canvas(page, spot["x"], spot["y"])
    until(lambda: "José Ibáñez" in text(page))
    groups = [g.text.split() for g in page.find_elements("css selector", ".group > summary")]
    assert groups == [["Asserts", "2"], ["Predicts", "1"], ["Refuses", "1"]]
    marks = [m.text for m in page.find_elements("css selector", "#details mark")]
    assert "It will rain" in marks
    assert "Captain, Blue Crane" in text(page)


def test_a_click_on_a_line_shows_its_facts(page):
    middle = page.execute_script(
        "const e = newskg.network.body.edges['link:actor:port/threat/actor:crane'];"
        "return newskg.network.canvasToDOM(e.edgeType.getPoint(0.5))"
    )
    click_canvas(page, middle["x"], middle["y"])
    until(lambda: page.execute_script("return location.hash").startswith("#link:actor:port"))
    assert [m.text for m in page.find_elements("css selector", "#details mark")] == [
        "will end the lease"
    ]
    assert "the quay is mended" in text(page)


def test_actors_in_the_panel_lead_on(browser, file):
    page = opened(browser, file, "#threat:t1")
    buttons = page.find_elements("css selector", "#details .fields .link")
    (reporter,) = [b for b in buttons if b.text == "José Ibáñez"]
    reporter.click()
    assert page.find_element("css selector", "#details h2").text == "José Ibáñez"


def test_the_address_selects_and_back_returns(browser, file):
    page = opened(browser, file, "#actor:port")
    assert page.find_element("css selector", "#details h2").text == "Port Authority"
    page.execute_script("newskg.go('actor:crane')")
    page.back()
    until(lambda: page.find_element("css selector", "#details h2").text == "Port Authority")


def test_an_unknown_address_shows_the_overview(browser, file):
    assert "Who stands where" in text(opened(browser, file, "#actor:nobody%"))


def test_a_filter_hides_actors_of_a_type_and_their_lines(page):
    page.find_element("css selector", "[data-filter='type:Company']").click()
    left = shown(page)
    assert "actor:crane" not in left["nodes"]
    assert not [line for line in left["lines"] if "crane" in line]
    assert "4 of 5 actors" in page.find_element("id", "shown").text


def test_a_filter_of_a_stance_hides_its_facts_everywhere(page):
    page.find_element("css selector", "[data-filter='label:predicts']").click()
    page.execute_script("newskg.go('actor:jose')")
    assert "It will rain" not in text(page)
    assert "1 fact hidden by the filters" in text(page)


def test_a_filter_of_an_article_leaves_its_actors(page):
    from selenium.webdriver.support.ui import Select

    Select(page.find_element("id", "article")).select_by_value(view_graphs.SECOND)
    assert set(shown(page)["nodes"]) == {"actor:crane", "actor:wicked", "actor:rtl"}


def test_only_actors_with_lines_can_be_shown(page):
    page.find_element("id", "linked").click()
    assert set(shown(page)["nodes"]) == {"actor:port", "actor:crane", "actor:jose"}


def test_filters_that_leave_nothing_offer_the_way_back(page):
    for toggle in page.find_elements("css selector", "[data-filter^='type:']"):
        toggle.click()
    empty = page.find_element("id", "empty")
    assert "Nothing passes these filters" in empty.text
    empty.find_element("tag name", "button").click()
    assert len(shown(page)["nodes"]) == 5


def test_names_that_look_like_markup_are_text(browser, file):
    page = opened(browser, file, "#actor:wicked")
    assert "<b>bold</b>" in page.find_element("css selector", "#details h2").text
    assert page.find_elements("css selector", "#details b") == []
    assert page.get_log("browser") == []


def test_only_web_addresses_become_links(browser, file):
    page = opened(browser, file, "#actor:jose")
    links = {a.get_attribute("href") for a in page.find_elements("css selector", "#details a")}
    assert links == {"https://news.example/harbour"}


def test_the_theme_follows_the_system_and_the_button_changes_it(page):
    theme = "return document.documentElement.dataset.theme"
    first = page.execute_script(theme)
    page.find_element("id", "theme").click()
    assert {first, page.execute_script(theme)} == {"light", "dark"}
    page.execute_script("localStorage.clear()")


def test_every_actor_can_be_reached_by_keyboard(page):
    picks = page.find_elements("css selector", "#details .pick .who")
    names = {p.text for p in picks}
    assert {"Port Authority", "Blue Crane", "José Ibáñez", "محمد 🚢"} <= names


def test_on_a_narrow_screen_the_panel_lies_below_the_graph(browser, file):
    size = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        page = opened(browser, file)
        graph = page.find_element("id", "graph").rect
        panel = page.find_element("id", "panel").rect
        assert panel["y"] > graph["y"] + graph["height"] / 2
        assert page.execute_script("return document.documentElement.scrollWidth") == 390
        page.find_element("id", "sheet").click()
        assert page.find_element("id", "panel").rect["height"] > panel["height"]
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_a_graph_without_facts_says_so(browser, tmp_path):
    page = opened(browser, render(view_graphs.empty(), tmp_path / "empty.html"))
    assert "No facts in this graph" in page.find_element("id", "empty").text
    assert page.get_log("browser") == []


def test_a_threat_without_an_issuer_is_one_by_somebody(browser, tmp_path):
    opened(browser, render(view_graphs.incomplete(), tmp_path / "incomplete.html"))
    assert "somebody →" in text(browser)


@pytest.fixture
def nameless(browser, tmp_path):
    file = render(view_graphs.nameless(), tmp_path / "nameless.html")
    return lambda fragment="": opened(browser, file, fragment)


def test_contracts_that_name_nobody_are_listed_in_the_overview(nameless):
    page = nameless()
    (group,) = page.find_elements("css selector", "#details details.group")
    group.find_element("css selector", "summary").click()
    assert "cleaning contract ends" in group.text
    assert "somebody" in group.text


def test_a_contract_that_names_nobody_has_an_address(nameless):
    page = nameless("#contract:c2")
    card = page.find_element("css selector", "#details .card")
    assert "$2 a day" in card.text
    assert "somebody" in card.text


def test_a_graph_in_which_all_is_named_has_no_list_of_who_is_not(page):
    assert page.find_elements("css selector", "#details details.group") == []


def test_hiding_the_legend_gives_its_room_to_the_graph(page):
    before = page.find_element("id", "graph").rect
    page.find_element("id", "filters-toggle").click()
    after = page.find_element("id", "graph").rect
    assert after["width"] > before["width"]
    assert page.find_element("id", "panel").rect["x"] == pytest.approx(after["width"])


def test_labels_survive_a_hovered_actor_being_filtered_away(page):
    from selenium.webdriver.common.action_chains import ActionChains

    spot = page.execute_script("return newskg.place('actor:crane')")
    box = page.find_element("css selector", "#canvas canvas")
    offset = (spot["x"] - box.size["width"] / 2, spot["y"] - box.size["height"] / 2)
    ActionChains(page).move_to_element_with_offset(box, *map(round, offset)).perform()
    until(lambda: page.find_element("id", "tooltip").text.startswith("Blue Crane"))
    page.execute_script("document.querySelector(\"[data-filter='type:Company']\").click()")
    page.execute_script("newskg.network.redraw()")
    assert not page.find_element("id", "tooltip").is_displayed()
    assert page.get_log("browser") == []


def test_the_tab_key_follows_the_page(page):
    orders = page.execute_script(
        "return [...document.querySelectorAll('[tabindex]')].map(e => e.tabIndex)"
    )
    assert max(orders) == 0


def test_every_control_has_a_name(page):
    nameless = page.execute_script(
        "return [...document.querySelectorAll('button, input, select, [role=img]')]"
        ".filter(e => !e.getAttribute('aria-label') && !e.closest('label'))"
        ".filter(e => !e.textContent.trim())"
        ".map(e => e.outerHTML)"
    )
    assert nameless == []
