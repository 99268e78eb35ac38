"""Claims about the page in a browser: open to all, silent, and leading from number to sentence.

They drive Chromium (`tests/report/browser.py`) and ask axe-core, which are no part of the project:
where one is absent the tests that need it are skipped and say how to get it, which `.ci/run` tries.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from analysis import plots
from analysis.report import page
from analysis.study import Study
from tests.report.browser import PROGRAM, Tab, browser
from tests.report.sheets import compact

AXE = Path(__file__).parents[2] / ".cache/axe/node_modules/axe-core/axe.min.js"
VERSION = "4.14.1"
SHA256 = "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c"
LEVELS = [f"wcag{v}{a}" for v in ("2", "21", "22") for a in ("a", "aa")] + ["best-practice"]
WIDTHS = (1280, 390)
OPEN = "document.querySelectorAll('details').forEach(d => d.open = true)"
# The contrast of two colours as the page computes them (WCAG 2.2, relative luminance).
CONTRAST = """
const light = c => c.match(/[\\d.]+/g).slice(0, 3).map(v => v / 255)
  .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
  .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
const contrast = (a, b) => { const [x, y] = [light(a), light(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05) };
"""


@pytest.fixture(scope="module")
def path(real: Study, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("page") / "report.html"
    made.write_text(page.html(real, plots.drawn(real)), encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def tab() -> Iterator[Tab]:
    if not PROGRAM:
        pytest.skip("no Chromium here: apt-get install chromium")
    with browser() as running:
        yield Tab(running)


@pytest.fixture(scope="module")
def axe() -> str:
    if not AXE.exists():
        pytest.skip(f"no axe-core here: npm install --prefix .cache/axe axe-core@{VERSION}")
    data = AXE.read_bytes()
    assert hashlib.sha256(data).hexdigest() == SHA256, "another axe-core than the one expected"
    return data.decode()


def visible(tab: Tab, selector: str) -> bool:
    """Whether an element stands in the window."""
    where = f"document.querySelector({json.dumps(selector)})"
    return bool(
        tab.js(
            f"(() => {{ const b = {where}.getBoundingClientRect();"
            "return b.height > 0 && b.bottom > 0 && b.top < innerHeight && b.right > 0 })()"
        )
    )


def shown(tab: Tab, selector: str) -> list[str]:
    """The ids of the elements that are not hidden."""
    every = f"[...document.querySelectorAll({json.dumps(selector)})]"
    return list(tab.js(f"{every}.filter(e => e.offsetParent !== null).map(e => e.id)"))


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_no_violation(tab: Tab, path: Path, axe: str, width: int, dark: bool):
    tab.open(path, width=width, dark=dark)
    tab.js(OPEN)  # what is folded is not looked at
    tab.js(f"{axe};0")
    asked = json.dumps({"runOnly": LEVELS, "resultTypes": ["violations"]})
    found: Any = tab.js(
        f"axe.run(document, {asked}).then(r => ({{rules: r.passes.length, violations:"
        "r.violations.map(v => [v.id, v.help, v.nodes.map(n => n.target.join(' '))])}))"
    )
    assert found["violations"] == []
    assert found["rules"] > 30  # it looked


def test_the_page_asks_for_nothing_and_its_policy_refuses_nothing(tab: Tab, path: Path):
    for width in WIDTHS:
        tab.open(path, width=width)
        tab.js(OPEN)
        tab.js("scrollTo(0, document.body.scrollHeight)")
        assert tab.requests == [path.as_uri()]
        assert tab.complaints == []


def test_what_the_policy_does_not_name_is_refused(tab: Tab, path: Path, tmp_path: Path):
    other = tmp_path / "other.html"
    more = '<script>document.title = "run"</script><img src="x.png">'
    other.write_text(path.read_text(encoding="utf-8").replace("</footer>", f"{more}</footer>"))
    tab.open(other)
    assert tab.js("document.title") != "run"
    assert tab.requests[1:] == [(tmp_path / "x.png").as_uri()]  # an attempt is seen as well
    assert len(tab.complaints) == 2
    assert all("Content Security Policy" in one for one in tab.complaints)


def test_every_anchor_leads_to_one_place(tab: Tab, path: Path):
    tab.open(path)
    ids = Counter(tab.js("[...document.querySelectorAll('[id]')].map(e => e.id)"))
    assert [id for id, n in ids.items() if n > 1] == []
    links = tab.js("[...document.links].map(a => a.getAttribute('href'))")
    inward = [link for link in links if link.startswith("#")]
    assert len(inward) > 500
    assert [link for link in inward if link[1:] not in ids] == []
    assert all(link.startswith(("#", "https://")) for link in links)


def test_a_number_leads_to_its_sentences_and_back(tab: Tab, path: Path):
    tab.open(path)
    number = "#glance tbody tr:nth-child(2) td:nth-child(2) a"
    lists = tab.js(f"document.querySelector('{number}').hash")
    tab.click(number)
    assert tab.js("location.hash") == lists and visible(tab, lists)
    first = f"{lists} a"
    sentence = tab.js(f"document.querySelector('{first}').hash")
    tab.click(first)
    assert tab.js("location.hash") == sentence and visible(tab, sentence)
    assert tab.js(f"document.querySelector('{sentence} .text').textContent.length") > 10
    tab.js("new Promise(done => { onpopstate = done; history.go(-2) })")
    tab.settle()
    assert tab.js("location.hash") == "" and visible(tab, number)
    tab.click(number)
    outlet = lists.rpartition("-")[0]
    tab.click(f"{outlet} > .back a")
    row = tab.js("location.hash")
    assert row == f"#g-{outlet[1:]}" and visible(tab, row) and visible(tab, number)


@pytest.mark.parametrize("scripts", [True, False])
def test_the_filters_show_what_they_say(tab: Tab, path: Path, scripts: bool):
    tab.open(path, scripts=scripts)
    every = shown(tab, ".unit")
    assert len(every) == count(tab, "f-all") == 197
    tab.click("label:has(#f-strain)")
    strain = shown(tab, ".unit")
    assert len(strain) == count(tab, "f-strain") < len(every)
    badges = "[...document.querySelectorAll('.unit')].filter(u => u.querySelector('.badge.strain'))"
    assert strain == tab.js(f"{badges}.map(u => u.id)")
    tab.click("label:has(#v-credited)")
    told = shown(tab, ".unit")
    assert told == [id for id in strain if id in told] and 0 < len(told) < len(strain)
    assert "credited to a source" in tab.js(f"document.getElementById('{told[0]}').innerText")
    tab.click("label:has(#f-all)")
    tab.click("label:has(#v-all)")
    tab.click("label:has(#z-turned)")
    turned = shown(tab, ".unit")
    assert len(turned) == count(tab, "z-turned") > 0
    for id in turned:
        words = f"document.querySelector('#{id} .found').textContent"
        assert re.search(r"(alliance|strain), turned", tab.js(words))
    tab.click("label:has(#z-all)")
    assert shown(tab, ".unit") == every


def test_choices_that_together_show_nothing_say_so(tab: Tab, path: Path):
    none = (
        "[...document.querySelectorAll('.units')].map(u => [getComputedStyle(u, '::after').content"
        " != 'none', [...u.children].some(e => e.offsetParent)])"
    )
    tab.open(path)
    assert tab.js(none) == [[False, True]] * 5
    silent = set()
    for frame, status in (("f-both", "z-no-pair"), ("f-strain", "z-negated"), ("f-all", "z-all")):
        tab.click(f"label:has(#{frame})")
        tab.click(f"label:has(#{status})")
        found = tab.js(none)
        assert all(said != any_shown for said, any_shown in found), (frame, status, found)
        silent |= {said for said, _ in found}
    assert silent == {True, False}


def count(tab: Tab, id: str) -> int:
    """The number beside a choice."""
    label = f"document.getElementById('{id}').parentElement"
    return int(tab.js(f"{label}.querySelector('.count').textContent"))


def test_a_sentence_that_is_linked_to_is_shown_whatever_the_filter(tab: Tab, path: Path):
    tab.open(path)
    tab.click("label:has(#f-strain)")
    plain = tab.js("document.querySelector('.unit:not(.s)').id")
    assert plain not in shown(tab, ".unit")
    tab.js(f"void (location.hash = '{plain}')")
    assert plain in shown(tab, ".unit") and visible(tab, f"#{plain}")


def test_a_count_in_a_finding_sets_the_filter(tab: Tab, path: Path):
    tab.open(path)
    tab.click("#tie .go a[href='#f-strain']")
    assert tab.js("document.getElementById('f-strain').checked")
    assert len(shown(tab, ".unit")) == count(tab, "f-strain")
    assert visible(tab, ".filters legend")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_number_leads_to_its_note_the_note_to_the_work_and_both_back(
    tab: Tab, path: Path, scripts: bool
):
    tab.open(path, scripts=scripts)
    number = tab.js("document.querySelector('#tone sup a').id")
    tab.click(f"#{number}")
    note = f"#n-{number[2:]}"
    assert tab.js("location.hash") == note and visible(tab, note)
    tab.click(f"{note} .back")
    assert tab.js("location.hash") == f"#{number}" and visible(tab, f"#{number}")
    tab.click("#tone .notes a[href='#ref-boukes-2020']")
    assert tab.js("location.hash") == "#ref-boukes-2020" and visible(tab, "#ref-boukes-2020")
    ways = tab.js("[...document.querySelectorAll('#ref-boukes-2020 .back')].map(a => a.hash)")
    assert len(ways) == 2
    tab.click(f"#ref-boukes-2020 .back[href='{ways[0]}']")
    assert visible(tab, ways[0])
    assert tab.js(f"document.querySelector('{ways[0]}').closest('section').id") == "tone"


def test_the_page_reads_the_same_without_scripts(tab: Tab, path: Path):
    said = [tab.open(path, scripts=s).js("document.body.innerText") for s in (True, False)]
    assert said[0] == said[1] and len(said[0]) > 50_000
    tab.click("#room .found summary")
    assert tab.js("document.querySelector('#room .found').open")


@pytest.mark.parametrize("width", [390, 320])
def test_a_phone_scrolls_one_way_only(tab: Tab, path: Path, width: int):
    tab.open(path, width=width)
    tab.js(OPEN)
    assert tab.js("document.documentElement.scrollWidth") == width
    tab.js("scrollTo(500, 0)")
    assert tab.js("scrollX") == 0


@pytest.mark.parametrize("width", [1280, 390])
def test_what_was_found_is_set_large_and_what_goes_with_it_as_the_text(
    tab: Tab, path: Path, width: int
):
    tab.open(path, width=width)
    first, *rest = tab.js(
        "[...document.querySelectorAll('.standfirst p, #tie > p:not(.source)')]"
        ".map(p => parseFloat(getComputedStyle(p).fontSize))"
    )
    assert len(rest) > 5 and first > max(rest) == min(rest)


def test_on_a_phone_the_table_of_speakers_has_all_its_columns(tab: Tab, path: Path):
    tab.open(path, width=390)
    wide = "(s => [s.scrollWidth, s.clientWidth])(document.querySelector('.ledger').parentNode)"
    needed, there = tab.js(wide)
    assert needed <= there
    name = "document.querySelector('.ledger td:first-child').getBoundingClientRect().width"
    assert tab.js(name) >= 120  # what the numbers do not need is the names'


@pytest.mark.parametrize("width", [390, 320])
def test_on_a_phone_no_caption_is_cut_by_the_window(tab: Tab, path: Path, width: int):
    tab.open(path, width=width)
    tab.js(OPEN)
    ends = "[...document.querySelectorAll('.scroll caption')].map(c => {"
    ends += "const r = document.createRange(); r.selectNodeContents(c);"
    ends += "return r.getBoundingClientRect().right})"
    assert max(tab.js(ends)) <= width


def test_on_a_phone_a_table_that_is_wider_than_the_window_says_so(tab: Tab, path: Path):
    tab.open(path, width=390)
    tab.js(OPEN)
    wide = tab.js(
        "[...document.querySelectorAll('.scroll')].filter(s => s.scrollWidth > s.clientWidth + 1)"
        ".map(s => [s.ariaLabel, getComputedStyle(s, '::before').content])"
    )
    assert len(wide) > 10
    assert [name for name, said in wide if "Scroll sideways" not in said] == []


@pytest.mark.parametrize("width", [1280, 390])
def test_no_cell_of_a_figures_table_is_a_column_of_single_words(tab: Tab, path: Path, width: int):
    tab.open(path, width=width)
    tab.js(OPEN)
    high = "[...document.querySelectorAll('figure .data tbody tr')].map(r => r.offsetHeight)"
    assert max(tab.js(high)) < 160


def test_on_a_desk_the_codebook_is_no_wider_than_the_text(tab: Tab, path: Path):
    tab.open(path, width=1280)
    tab.js(OPEN)
    over = "[...document.querySelectorAll('.entries')].map(t => t.scrollWidth - t.parentNode.clientWidth)"
    assert max(tab.js(over)) <= 0


def test_no_number_is_parted_from_its_per_cent(tab: Tab, path: Path):
    tab.open(path)
    parted = "[...document.querySelectorAll('main p')].filter(p => /\\d %/.test(p.textContent)).map(p => p.id)"
    assert tab.js(parted) == []


def test_on_a_phone_what_takes_a_claim_away_has_the_whole_width(tab: Tab, path: Path):
    tab.open(path, width=390)
    widths = "['tr', 'td[data-head=\"Lost without\"]'].map("
    widths += "s => document.querySelector('.claims tbody ' + s).clientWidth)"
    row, cell = tab.js(widths)
    assert cell == row


@pytest.mark.parametrize("width", [390, 320])
def test_on_a_phone_a_row_is_a_card_that_begins_with_name_balance_and_words(
    tab: Tab, path: Path, width: int
):
    tab.open(path, width=width)
    for table in tab.js(
        "[...document.querySelectorAll('.cards')].map(t => t.closest('section').id)"
    ):
        sideways = (
            f"(s => s.scrollWidth - s.clientWidth)(document.querySelector('#{table} .scroll'))"
        )
        assert tab.js(sideways) == 0
    places = tab.js(
        "[...document.querySelectorAll('#glance .cards tbody tr:first-child > *')].map(c => "
        "[c.className || c.dataset.head || c.tagName, c.getBoundingClientRect()]).map("
        "([n, b]) => [n, b.top, b.left, b.right])"
    )
    seen = sorted(places, key=lambda place: (place[1], place[2]))
    assert [name for name, *_ in seen[:4]] == [
        "TH",
        "Balance by codebook",
        "said",
        "Balance by reading",
    ]
    assert all(0 <= left < right <= width for _, _, left, right in seen)


SIDEWAYS = "[...document.querySelectorAll('.scroll:has(.cards)')].filter(s => s.offsetWidth)"
SIDEWAYS += ".map(s => s.scrollWidth - s.clientWidth)"


def test_on_a_desk_no_table_of_estimates_is_wider_than_the_text(tab: Tab, path: Path):
    wider = tab.open(path, width=1280).js(SIDEWAYS)
    assert len(wider) >= 4 and set(wider) == {0}


@pytest.mark.parametrize("width", WIDTHS)
def test_whatever_the_width_a_table_is_read_out_as_a_table(tab: Tab, path: Path, width: int):
    tab.open(path, width=width)
    root = tab.ask("DOM.getDocument")["root"]["nodeId"]
    node = tab.ask("DOM.querySelector", nodeId=root, selector="#glance table")["nodeId"]
    found = tab.ask("Accessibility.queryAXTree", nodeId=node)["nodes"]
    roles = Counter(one["role"]["value"] for one in found if not one["ignored"])
    # a row of heads, five articles and a row of sums, with seven columns
    assert {
        name: roles[name] for name in ("table", "row", "columnheader", "rowheader", "cell")
    } == {
        "table": 1,
        "row": 7,
        "columnheader": 7,
        "rowheader": 6,
        "cell": 6 * 6,
    }
    (named,) = (one["name"]["value"] for one in found if one["role"]["value"] == "table")
    assert named.startswith("Every article")


def test_every_figure_has_one_shape_for_a_phone_and_one_for_a_desk(tab: Tab, path: Path):
    there = (
        "[...document.querySelectorAll('figure')].filter(f => f.querySelector('.drawing'))"
        ".map(f => [...f.querySelectorAll('.card')].map(c => c.offsetWidth > 0).join())"
    )
    assert set(tab.open(path, width=1280).js(there)) == {"true,false"}
    assert set(tab.open(path, width=390).js(there)) == {"false,true"}
    cards = "[...document.querySelectorAll('.card.narrow')]"
    assert max(tab.js(f"{cards}.map(c => c.scrollWidth - c.clientWidth)")) == 0


@pytest.mark.parametrize("width", WIDTHS)
def test_without_styles_each_figure_is_there_once(tab: Tab, path: Path, tmp_path: Path, width: int):
    bare = tmp_path / "bare.html"
    html = path.read_text(encoding="utf-8")
    bare.write_text(re.sub("<style>.*?</style>", "", html, flags=re.DOTALL), encoding="utf-8")
    tab.open(bare, width=width)
    assert tab.js("document.styleSheets.length") == 0
    there = tab.js(
        "[...document.querySelectorAll('figure')].filter(f => f.querySelector('.drawing')).map("
        "f => [...f.querySelectorAll('.drawing')].filter(d => d.getBoundingClientRect().width > 100)"
        ".map(d => d.closest('.card').className))"
    )
    assert len(there) > 10 and all(cards == ["card wide"] for cards in there)


@pytest.mark.parametrize("dark", [False, True])
def test_on_paper_each_figure_is_there_once_on_white(tab: Tab, path: Path, dark: bool):
    tab.open(path, dark=dark)
    tab.seen(width=794, height=1123, dark=dark, medium="print")
    cards = tab.js(
        "[...document.querySelectorAll('.card')].filter(c => c.offsetWidth > 0).map("
        "c => [c.className, getComputedStyle(c).backgroundColor])"
    )
    assert len(cards) > 10
    assert {*map(tuple, cards)} == {("card wide", "rgb(255, 255, 255)")}


@pytest.mark.parametrize("dark", [False, True])
def test_letters_in_figures_stand_out_from_their_card(tab: Tab, path: Path, dark: bool):
    tab.open(path, dark=dark)
    lit = tab.js(
        f"(() => {{ {CONTRAST} const found = {{}};"
        "for (const use of document.querySelectorAll('.drawing use')) {"
        "  const style = getComputedStyle(use);"
        "  if (!/^#t[0-9]/.test(use.getAttribute('href'))) continue;"
        "  const card = getComputedStyle(use.closest('.card')).backgroundColor;"
        "  found[style.fill + ' on ' + card] = contrast(style.fill, card);"
        "} return found })()"
    )
    assert len(lit) >= 5
    assert {colours: ratio for colours, ratio in lit.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("dark", [False, True])
def test_marked_words_stand_out_from_their_mark(tab: Tab, path: Path, dark: bool):
    # axe leaves what stands on two colours undecided.
    tab.open(path, dark=dark)
    names = ("alliance", "strain", "russia")
    washes = ", ".join(f"'.{name}'" for name in names)
    lit = tab.js(
        f"(() => {{ {CONTRAST} const ink = getComputedStyle(document.body).color;"
        f"return [{washes}].map(n => document.querySelector('mark' + n))"
        ".map(m => contrast(ink, getComputedStyle(m).backgroundColor)) })()"
    )
    assert len(lit) == 3 and min(lit) >= 4.5


def test_dark_is_dark(tab: Tab, path: Path):
    paper = "getComputedStyle(document.body).backgroundColor"
    assert tab.open(path).js(paper) == "rgb(255, 255, 255)"
    dark = tab.open(path, dark=True).js(paper)
    assert max(map(int, re.findall(r"\d+", dark))) < 40


def test_the_contents_follow_the_reader_and_say_where_she_is(tab: Tab, path: Path):
    tab.open(path)
    tab.js("document.getElementById('limits').scrollIntoView()")
    assert visible(tab, "nav a[href='#limits']")
    tab.settle()
    current = "[...document.querySelectorAll('nav [aria-current]')].map(a => a.hash)"
    assert tab.js(current) == ["#limits"]
    tab.js("document.getElementById('o-2').scrollIntoView()")
    tab.settle()
    assert tab.js(current) == ["#o-2"]
    tab.open(path, scripts=False)
    if tab.js("CSS.supports('selector(:target-current)')"):
        tab.js("document.getElementById('limits').scrollIntoView()")
        tab.settle()
        bold = "[...document.querySelectorAll('nav a')]"
        bold += ".filter(a => getComputedStyle(a).fontWeight > 600).map(a => a.hash)"
        assert tab.js(bold) == ["#limits"]
    tab.open(path, width=390)
    tab.js("document.getElementById('limits').scrollIntoView()")
    tab.click(".up a")
    assert visible(tab, "#contents")


def test_the_first_key_skips_to_the_findings(tab: Tab, path: Path):
    tab.open(path)
    tab.key("Tab")
    assert tab.js("document.activeElement.className") == "skip" and visible(tab, ".skip")
    tab.key("Enter")
    assert tab.js("document.activeElement.id") == "main"


def test_it_prints_in_black_on_white_without_what_only_a_screen_can_use(tab: Tab, path: Path):
    tab.open(path, dark=True)
    made = tab.pdf()
    assert made.startswith(b"%PDF")
    assert 10 < len(re.findall(rb"/Type ?/Page\b", made)) < 60
    tab.seen(width=794, height=1123, dark=True, medium="print")
    assert tab.js("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert shown(tab, "nav a, .filters input, .up, summary") == []
    assert len(shown(tab, ".notes li")) == tab.js("document.querySelectorAll('sup a').length") > 10
    assert tab.js("document.documentElement.scrollWidth") <= 794


def test_in_print_no_heading_is_the_last_line_of_a_page(tab: Tab, path: Path):
    tab.open(path)
    heads = tab.js(
        "[...document.querySelectorAll('h2, h3, h4, tbody th[scope=rowgroup]')].map(h => h.innerText)"
    )
    pages = [page.extract_text().split("\n") for page in PdfReader(BytesIO(tab.pdf())).pages]
    lines = [[compact(line) for line in page if line.strip()] for page in pages]
    badges = tab.js("[...document.querySelectorAll('.badge')].map(b => b.innerText)")
    names = {*map(compact, heads)} - {*map(compact, badges)}  # a sentence may end a page
    assert len([line for page in lines for line in page if line in names]) > 40
    ends = [page[-2:] for page in lines if page[-1] in names]
    # "B stands above A" in a table is a row's name in two lines
    assert [end for end in ends if not end[0].endswith("above")] == []
    assert compact("The numbers are under CC BY 4.0.") not in lines[-1][0]  # no page for a footer


def test_in_print_with_every_fold_open_no_page_ends_after_a_few_lines(tab: Tab, path: Path):
    tab.open(path)
    tab.js("document.querySelectorAll('details').forEach(d => d.open = true)")
    pages = [compact(page.extract_text()) for page in PdfReader(BytesIO(tab.pdf())).pages]
    assert len(pages) > 60
    # a figure that was kept whole with its open folds left the page before it white
    assert [(n, text) for n, text in enumerate(pages[:-1], 1) if len(text) < 400] == []


def test_the_version_asked_for_is_the_one_that_is_told():
    told = (Path(__file__).parents[2] / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert re.findall(r"axe-core@(\S+)", told) == [VERSION]


def test_five_articles_weigh_less_than_one_megabyte_and_four_tenths(path: Path):
    assert path.stat().st_size < 1_400_000  # of the million and a half that a page may weigh


@pytest.mark.parametrize("outlets", [1, 12])
def test_a_page_of_other_studies_has_no_violation_either(
    tab: Tab, axe: str, of_texts: Callable[..., Study], tmp_path: Path, outlets: int
):
    long = 'The Very Long & "Quoted" <b>Name</b> of $a$ Verfassungsgerichtszeitung 环球时报 '
    line = "China and North Korea deepened their friendship. Ties had frayed. A train came in."
    study = of_texts({f"{long * (n % 2)}{n}": line for n in range(outlets)})
    made = tmp_path / "report.html"
    made.write_text(page.html(study, plots.drawn(study)), encoding="utf-8")
    assert set(tab.open(made, width=1280).js(SIDEWAYS)) == {0}
    beyond = "[...document.querySelectorAll('nav a')].filter(a => a.scrollWidth > a.clientWidth)"
    assert tab.js(f"{beyond}.length") == 0
    tab.open(made, width=390)
    tab.js(OPEN)
    assert tab.js("document.documentElement.scrollWidth") == 390
    tab.js(f"{axe};0")
    asked = json.dumps({"runOnly": LEVELS, "resultTypes": ["violations"]})
    told = "r.violations.map(v => [v.id, v.nodes.map(n => n.target.join(' '))])"
    assert tab.js(f"axe.run(document, {asked}).then(r => {told})") == []
