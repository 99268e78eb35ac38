"""Claims about the report on paper: the same headings and numbers, any text, the same bytes."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import typst
from pypdf.generic import ContentStream

import analysis
from analysis import naming, plots, validity
from analysis.model import SCORED, Article
from analysis.plots import Drawn
from analysis.report import grids, hinges, page, pdf, prose, samples
from analysis.report.facts import facts
from analysis.report.findings.pairs import other_dyad
from analysis.report.paper import blocks, chapters, findings, quoted, tables, told
from analysis.report.paper.blocks import nodes
from analysis.report.room import outlet_ids
from analysis.study import Study
from tests.report.sheets import PAGE, Paper, Part, compact

OfTexts = Callable[..., Study]
ROOM = "Every article, sentence by sentence"  # stays on the page; paper has `quoted.TITLE`
HOSTILE = (
    "<script>alert(1)</script> $x$ #panic(1) @ref *b* _e_ **bold** {{ 6007*7 }} {% raw %} [a](b) "
    "<lbl> \\ ~ // /* */ -- ``` = & \"q\" 'c' `c`"
)


def paper(study: Study, figures: tuple[Drawn, ...] | None = None) -> Paper:
    shown = plots.drawn(study) if figures is None else figures
    return Paper(pdf.pdf(study, shown), study.settings.title)


def words_of(html: str) -> str:
    """The words of a page without tags and blanks, each sign as it is."""
    from html import unescape

    body = re.sub(
        r"<style>.*?</style>|<script>.*?</script>|<svg.*?</svg>", "", html, flags=re.DOTALL
    )
    return compact(unescape(re.sub(r"<[^>]*>", "", body)))


def headings_of(html: str) -> list[str]:
    found = re.findall(r"<(h[23])[^>]*>(.*?)</\1>", html, flags=re.DOTALL)
    return [re.sub(r"<[^>]*>", "", text).strip() for _, text in found]


@pytest.fixture(scope="module")
def figures(real: Study) -> tuple[Drawn, ...]:
    return plots.drawn(real)


@pytest.fixture(scope="module")
def html(real: Study, figures: tuple[Drawn, ...]) -> str:
    return page.html(real, figures)


@pytest.fixture(scope="module")
def whole(real: Study, figures: tuple[Drawn, ...]) -> Paper:
    return paper(real, figures)


@pytest.fixture(scope="module")
def hostile(of_texts: OfTexts) -> Study:
    line = f"China and North Korea deepened their friendship, {HOSTILE} said."
    return of_texts(
        [
            Article("000", HOSTILE, line, title=HOSTILE),
            Article(
                "a b/<i>", "人民日报 العربية", "Ties between China and North Korea have frayed."
            ),
            Article("c", "W" * 90, "A train\x00 arrived.", title="\ud800 \ufeff \u202eturned"),
        ],
        title=HOSTILE,
        question=HOSTILE,
    )


def test_page_and_paper_have_the_same_headings(html: str, whole: Paper):
    on_page = headings_of(html)
    assert len(on_page) > 20
    assert whole.headings(2) == [quoted.TITLE if text == ROOM else text for text in on_page]
    assert whole.reader.metadata and whole.reader.metadata.title == whole.title


def test_page_and_paper_have_the_same_numbers_row_by_row(html: str, whole: Paper, real: Study):
    on_page, on_paper = words_of(html), whole.text
    pairs = grids.dyads(real, other_dyad(real))
    for columns in (grids.GLANCE, grids.VOICES, pairs, grids.TONE):
        grid = grids.grid(real, columns, outlet_ids(real))
        assert len(grid.lines) == 5
        for line in grid.lines:
            cells = [
                cell.value + (f"({cell.interval})" if cell.interval else "") + cell.carried
                for cell in line.cells
            ]
            row = compact("".join(cells))
            assert row in on_page
            assert row in re.sub("[●○]", "", on_paper)


def rows_of_page(html: str) -> dict[str, list[str]]:
    """The rows of each table of the page that has a caption, without blanks."""
    found: dict[str, list[str]] = {}
    for table in re.findall(r"<table.*?</table>", html, flags=re.DOTALL):
        if caption := re.search(r"<caption>(.*?)</caption>", table, flags=re.DOTALL):
            rows = re.findall(r"<tr.*?</tr>", table, flags=re.DOTALL)
            found.setdefault(words_of(caption[1]), []).extend(map(words_of, rows))
    return found


def rows_of_paper(table: Part) -> list[str]:
    """The rows of a table, as the page has them: without marks of sides and pages of links."""
    rows = [part.text for part in table.walk() if part.kind == "TR"]
    return [re.sub("[●○]", "", PAGE.sub("", compact(row))) for row in rows]


def tables_of_paper(paper: Paper) -> dict[str, list[str]]:
    """The rows of each numbered table by its caption, which stands before its rows or among them."""
    found = {}
    caption = ""
    for part in paper.kind("Table", "Caption"):
        if part.kind == "Caption" and part.text.startswith("Table"):
            caption = part.text
        elif part.kind == "Table":
            inner = [p.text for p in part.walk() if p.kind == "Caption"]
            name, caption = inner[0] if inner else caption, ""
            found[re.sub(r"^Table\d+\.", "", compact(name))] = rows_of_paper(part)
    return {name: rows for name, rows in found.items() if name}


def test_page_and_paper_have_the_same_tables_row_by_row(html: str, whole: Paper):
    on_page, told = rows_of_page(html), tables_of_paper(whole)
    shared = [(c, name) for c in told for name in on_page if c.startswith(name)]
    # at a glance, differences by balance and Russia, two of voices and pairs, tone, claims, coverage,
    # percentiles, agreement, classes
    assert len(shared) == 13
    for caption, name in shared:
        assert told[caption] == on_page[name], name


def headings(paper: Paper) -> list[Part]:
    return paper.kind("H1", "H2", "H3")


def test_the_first_table_stands_whole_on_one_page(whole: Paper, real: Study):
    first = whole.kind("Table")[0]
    assert len(rows_of_paper(first)) == 1 + len(real.outlets) + 1
    # at the end of page 1, or whole behind it where what was found fills that
    assert first.pages in ((1,), (2,))


def test_a_first_table_of_over_half_a_page_parts_no_sentence_wherever_the_page_ends(
    by_hand: Callable[..., Study],
):
    names = [f"Outlet number {n}" for n in range(12)]
    study = by_hand(names, values=dict.fromkeys(names, (0.1, -0.2, 0.4)))
    told = chapters.report(study, ())
    end = next(n for n, one in enumerate(told["blocks"]) if one.get("id") == "findings")
    made = {**told, "blocks": told["blocks"][:end], "contents": ["glance"]}
    first, *said = told["standfirst"]
    places = []
    for times in range(1, 14):  # what opens it, again and again
        longer = {**made, "standfirst": [*[first] * times, *said]}
        found = Paper(pdf.compiled(longer, {}), study.settings.title)
        (heading,) = (one for one in headings(found) if one.text == "At a glance")
        after = next(p for p in found.kind("P") if p.text.startswith("A row is one article."))
        places.append((heading.pages, found.kind("Table")[0].pages, after.pages))
    assert places[0][1] == (1,) and places[-1] == ((2,), (2,), (2,))
    parted = [p for p in places if p[1] == (2,) and p[2] not in ((1,), (2,))]
    assert parted == []


def test_a_table_of_sentences_begins_where_it_is_told_of(whole: Paper):
    order = [one for one in whole.parts if one.kind in ("H1", "H2", "P", "Table")]
    at = next(n for n, one in enumerate(order) if one.text == "What takes each claim away")
    heading, said, *rest = order[at : at + 5]
    table = next(one for one in rest if one.kind == "Table")
    assert said.kind == "P" and heading.pages == said.pages[:1] == table.pages[:1]


def test_what_introduces_a_table_that_stays_goes_to_the_next_page_with_it(
    by_hand: Callable[..., Study],
):
    study = by_hand(["A", "B"])
    made = {**chapters.report(study, ()), "contents": ["glance"]}
    at = {one.get("id") or one["is"]: n for n, one in reversed([*enumerate(made["blocks"])])}
    first, receipt = made["blocks"][: at["table"] + 1], made["blocks"][at["receipt"] :]
    assert [one["is"] for one in receipt] == ["heading", "paragraph", "paragraph", "table"]
    seen = set()
    for lines in range(0, 28):
        filling = [blocks.paragraph("A line.")] * lines
        told = {**made, "blocks": [*first, *filling, *receipt]}
        found = Paper(pdf.compiled(told, {}), study.settings.title)
        (heading,) = (one for one in headings(found) if one.text == "Receipt")
        assert found.kind("Table")[-1].pages[0] == heading.pages[0]
        seen.add(heading.pages)
    assert seen == {(1,), (2,)}


def numbered(paper: Paper) -> list[tuple[str, int]]:
    """The figures and tables that have a number, with their pages."""
    captions = [part for part in paper.kind("Caption") if part.text[:5] in ("Figur", "Table")]
    return [(compact(part.text).partition(".")[0], part.pages[0]) for part in captions]


def test_figures_and_tables_are_numbered_in_order_and_stay_with_their_captions(whole: Paper):
    for kind, names in (("Figure", "Figure"), ("Table", "Table")):
        told = [name for name, _ in numbered(whole) if name.startswith(names)]
        assert told == [f"{kind}{n}" for n in range(1, len(told) + 1)] and len(told) > 5
    pictures = [part.pages for part in whole.kind("Figure")]
    assert pictures == [(at,) for name, at in numbered(whole) if name.startswith("Figure")]


def test_what_a_section_shows_stands_within_three_pages_of_its_heading(whole: Paper):
    at = dict(numbered(whole))
    near = 0
    page = 0
    for part in whole.parts:
        if part.kind in ("H1", "H2"):
            page = part.pages[0]
        elif part.kind == "P":
            names = re.findall(r"((?:Figure|Table)\d+)\(p", compact(part.text))
            for name in names:
                assert page <= at[name] <= page + 3, name  # as many as a section shows
                near += 1
    assert near > 12


def test_what_a_link_says_of_a_page_is_where_it_leads(whole: Paper):
    at = dict(numbered(whole))
    said = re.findall(r"((?:Figure|Table)\d+)\(p\.(\d+)\)", compact(whole.structure.text))
    assert len(said) > 12 and [(n, at[n]) for n, _ in said] == [(n, int(p)) for n, p in said]
    first = {compact(part.text): part.pages[0] for part in reversed(headings(whole))}
    listed = [compact(part.text) for part in whole.kind("TOCI")]
    told = [re.fullmatch(r"(.*?)(\d+)", text) for text in listed if not PAGE.search(text)]
    assert len(told) > 15
    assert all(found and first[found[1]] == int(found[2]) for found in told)


def test_every_link_leads_to_a_page_or_an_address(whole: Paper):
    inside = outside = 0
    names = whole.reader.named_destinations
    for one in whole.reader.pages:
        for annotation in one.get("/Annots", []):
            link = annotation.get_object()
            action = link.get("/A", {})
            if "/URI" in action:
                assert str(action["/URI"]).startswith("https://")
                outside += 1
                continue
            target = link.get("/Dest", action.get("/D"))
            assert target is not None
            place = names[str(target)].page if isinstance(target, str) else target[0]
            assert place.idnum in {p.indirect_reference.idnum for p in whole.reader.pages}
            inside += 1
    assert inside > 40 and outside > 10


def test_no_heading_is_the_last_line_of_a_page(whole: Paper):
    order = [p for p in whole.parts if p.kind in ("H1", "H2", "H3", "P", "Table", "L")]
    heads = [at for at, one in enumerate(order) if one.kind in ("H1", "H2", "H3")]
    assert len(heads) > 20
    # A table may go to the next page, where what follows it fills the heading's.
    below = {at: order[at + 1 : at + 3] for at in heads if at + 1 < len(order)}
    held = {at: {page for one in then for page in one.pages} for at, then in below.items()}
    assert [order[at].text for at, pages in held.items() if order[at].pages[-1] not in pages] == []


def test_a_row_of_letters_without_a_blank_stays_on_the_page(hostile: Study):
    pages = [one.extract_text() for one in paper(hostile, ()).reader.pages]
    rows = [len(row) for text in pages for row in re.findall("W+", text)]
    assert sum(rows) >= 5 * 90 and max(rows) < 60  # the name is of 90; a line has room for some 45


def test_an_address_breaks_after_a_slash_before_it_breaks_at_a_dot(whole: Paper):
    lines = [line for one in whole.reader.pages for line in one.extract_text().split("\n")]
    cut = [line for line in lines if re.search(r"https:/[^ ]*$", line)]
    assert sum(line.endswith("/") for line in cut) > 1
    assert not [line for line in cut if line.endswith(("doi.", "https:/", "10."))]


def test_where_no_thing_takes_a_bare_value_the_caption_says_so_in_place_of_a_column():
    row = ("A stands above B", "the balance", "in all", "one of two", hinges.NONE)
    made = tables.claims([row])
    assert len(made["head"]) == len(made["rows"][0]) == 4
    assert made["caption"][-1]["text"].endswith(hinges.NO_BARE)
    for last in (hinges.UNTRIED, "sentence 3 of A"):
        made = tables.claims([row, (*row[:-1], last)])
        assert len(made["head"]) == len(made["rows"][0]) == len(made["rows"][1]) == 5
        assert hinges.NO_BARE not in made["caption"][-1]["text"]


def test_page_and_paper_have_the_same_agreement(html: str, whole: Paper, real: Study):
    on_page, on_paper = words_of(html), whole.text
    made = samples.agreement(real)
    assert len(made.rows) == 4 and len(made.samples) > 2
    for code, scores in made.rows:
        rows = "".join(
            f"{name}{n:,}{s.f1}({s.interval}){s.precision}({s.precision_interval})"
            f"{s.recall}({s.recall_interval}){s.alpha}({s.alpha_interval})"
            for (name, n), s in zip(made.samples, scores, strict=True)
        )
        assert compact(code + rows) in on_page
        assert compact(code + rows) in on_paper


def test_page_and_paper_tell_the_same_facts(html: str, whole: Paper, real: Study):
    on_page, on_paper = words_of(html), whole.text
    said = facts(real)
    asked = {
        name
        for piece in prose.names()
        if piece != "room"  # what it introduces is on the page only
        for name in re.findall(r"{{ (\w+) }}", prose.source(piece))
    }
    told_facts = [compact(said[name]) for name in sorted(asked) if said[name]]
    assert len(told_facts) > 40
    assert [fact for fact in told_facts if fact not in on_page] == []
    assert [fact for fact in told_facts if fact not in on_paper] == []


def test_every_figure_is_there_as_shapes_with_its_words(
    whole: Paper, real: Study, figures: tuple[Drawn, ...]
):
    pictures = whole.kind("Figure")
    drawn = [f for f in figures if f.rows]
    assert sorted(e.element["/Alt"] for e in pictures) == sorted(blocks.flat(f.alt) for f in drawn)
    assert all(not one.images for one in whole.reader.pages)  # no picture of pixels
    text = whole.text
    assert all(compact(figure.how) in text for figure in figures if figure.rows)


def test_one_with_nothing_to_draw_is_no_figure(figures: tuple[Drawn, ...]):
    drawn, empty = figures[0], replace(figures[1], rows=())
    assert [one["file"] for one in findings.pictures([drawn, empty])] == [f"{drawn.id}.svg"]


def test_paper_says_that_it_is_accessible_and_what_each_part_is(
    whole: Paper, real: Study, figures: tuple[Drawn, ...]
):
    assert whole.root["/MarkInfo"]["/Marked"] and whole.root["/Lang"] == "en"
    assert whole.root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in whole.root["/Metadata"].get_data()
    kinds = Counter(part.kind for part in whole.parts)
    made = Counter(node.get("is") for node in nodes(chapters.report(real, figures)))
    assert kinds["H1"] + kinds["H2"] + kinds["H3"] == made["heading"] > 20
    assert kinds["P"] >= made["paragraph"] > 50
    assert kinds["Table"] == made["table"] > 10
    assert {"TH", "TD", "L", "Caption"} <= kinds.keys()


def of_table(cell: Part, key: str) -> Any:
    """What the tags of a cell say of its place in the table."""
    told = [one.get_object() for one in cell.element.get("/A", [])]
    (own,) = (one for one in told if one.get("/O") == "/Table")
    return own.get(key)


def test_every_row_of_a_table_has_a_header_and_every_cell_names_that_and_its_columns(
    whole: Paper, real: Study, figures: tuple[Drawn, ...]
):
    listed = whole.root["/StructTreeRoot"]["/IDTree"]["/Names"]
    ids = listed[::2]
    assert ids == sorted(ids) and len({*ids}) == len(ids)
    kinds = {id: one.get_object()["/S"] for id, one in zip(ids, listed[1::2], strict=True)}
    assert {*kinds.values()} == {"/TH"}
    rows = [[p for p in row.parts if p.kind in ("TH", "TD")] for row in whole.kind("TR")]
    heads = [row for row in rows if all(of_table(c, "/Scope") == "/Column" for c in row)]
    data = [row for row in rows if row not in heads]
    made = [node for node in nodes(chapters.report(real, figures)) if node.get("is") == "table"]
    cells = [row for node in made for row in (*node["rows"], node["foot"]) if len(row) > 1]
    assert len(data) == len(cells) > 150
    columns = {c.element["/ID"] for row in heads for c in row}
    for head, *others in data:
        assert head.kind == "TH" and of_table(head, "/Scope") == "/Row"
        assert {cell.kind for cell in others} == {"TD"}
        for cell in others:
            above, beside = of_table(cell, "/Headers")[:-1], of_table(cell, "/Headers")[-1]
            assert beside == head.element["/ID"] and {*above} <= columns and above
    named = [row[0].text for row in data[: len(real.outlets)]]
    assert all(compact(text).endswith(")") and "sentences" in text for text in named)


def test_paper_is_read_in_the_order_in_which_it_is_told(
    whole: Paper, real: Study, figures: tuple[Drawn, ...]
):
    made = chapters.report(real, figures)
    told = [
        compact(piece["text"])
        for node in nodes([made["standfirst"], made["blocks"]])
        if node.get("is") in ("heading", "paragraph")
        for piece in nodes(node["of"])
        if len(piece.get("text", "")) > 12
    ]
    assert len(told) > 300
    at = 0
    for text in told:
        at = whole.text.find(text, at)
        assert at >= 0, text


def test_a_picture_without_words_does_not_compile(real: Study, figures: tuple[Drawn, ...]):
    made = chapters.report(real, figures)
    bare = [{**node, "alt": None} if node["is"] == "figure" else node for node in made["blocks"]]
    with pytest.raises(typst.TypstError, match="alt"):
        pdf.compiled({**made, "blocks": bare}, {f"{f.id}.svg": f.svg for f in figures})


def test_the_same_study_gives_the_same_bytes_elsewhere(
    real: Study, figures: tuple[Drawn, ...], tmp_path: Path
):
    pictures = {f"{f.id}.svg": f.svg for f in figures}
    for name, data in pictures.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "told.json").write_text(json.dumps(chapters.report(real, figures)))
    code = (
        "import hashlib, json, pathlib\n"
        "from analysis.report import pdf\n"
        "told = json.loads(pathlib.Path('told.json').read_text())\n"
        "files = {p.name: p.read_bytes() for p in pathlib.Path().glob('*.svg')}\n"
        "print(hashlib.sha256(pdf.compiled(told, files)).hexdigest())"
    )
    elsewhere = {
        **os.environ,
        "PYTHONPATH": str(Path(analysis.__file__).parents[1]),
        "PYTHONHASHSEED": "7",
        "RAYON_NUM_THREADS": "1",
        "TZ": "Asia/Seoul",
        "LANG": "C",
    }
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=elsewhere,
        capture_output=True,
        text=True,
        check=True,
    )
    here = pdf.pdf(real, figures)
    assert hashlib.sha256(here).hexdigest() == done.stdout.strip()
    assert pdf.pdf(real, figures) == here


def test_no_font_of_the_machine_is_asked(whole: Paper):
    ours = ("DejaVuSans", "LibertinusSerif", "LastResort")
    assert whole.fonts() and all(name.startswith(ours) for name in whole.fonts())


def test_any_text_is_shown_as_it_stands(hostile: Study):
    found = paper(hostile)
    text = found.text
    sentence = compact(f"China and North Korea deepened their friendship, {HOSTILE} said.")
    assert sentence in text
    assert text.count(compact(HOSTILE)) > 8  # title, question, headings, tables, the sentence
    assert str(6007 * 7) not in text  # nothing was computed
    assert found.reader.metadata and found.reader.metadata.title == HOSTILE
    assert HOSTILE in found.headings(2) and "W" * 90 in found.headings(2)


def test_letters_that_no_font_draws_are_boxes_that_keep_the_letter(
    hostile: Study, whole: Paper, real: Study
):
    found = paper(hostile, ())
    kept = {
        operands[1].get("/ActualText")
        for one in found.reader.pages
        for operands, operator in ContentStream(one.get_contents(), found.reader).operations
        if operator == b"BDC" and operands[0] == "/Span"
    }
    assert "人" in found.text and {"民", "日", "报"} <= kept  # one box stands for all of them
    assert "LastResortHE-Regular" in found.fonts()
    assert "aboxthatshowsthescript" in found.text
    assert pdf.undrawn(chapters.report(hostile, ())) == "".join(sorted("人民日报"))
    assert "aboxthatshowsthescript" not in whole.text
    assert not any("LastResort" in name for name in whole.fonts())


def test_signs_that_only_command_are_no_letters():
    assert blocks.flat("a\x00b\ud800c\ufeffd\ufffee") == "a\ufffdb\ufffdc\ufffdd\ufffde"
    assert blocks.flat("a\u202eb\u2066c\u2069") == "abc"
    assert blocks.flat("a \t\r\n b\u00a0c") == "a b\u00a0c"


def test_paper_quotes_every_sentence_in_which_a_hit_counts(whole: Paper, real: Study):
    text, meanings = whole.text, naming.meanings(real.codebooks)
    for reading in real.readings:
        rows = quoted.evidence(reading)
        estimate = real.estimate("balance", reading.article.outlet)
        assert estimate and len(rows) == estimate.hits
        for sentence, hits in rows:
            frames: dict[tuple[str, str], list[str]] = {}
            for h in sorted(hits, key=lambda h: (h.start, -h.end, h.frame)):
                of = frames.setdefault((h.entry, h.status), [])
                of += [h.frame] * (h.frame not in of)
            entries = "".join(
                f"{' and '.join(of)}{' (turned)' * (status == 'turned')}: "
                f"{quoted.begun(meanings[entry])}"
                for (entry, status), of in frames.items()
            )
            assert all(h.status in SCORED and h.frame in ("alliance", "strain") for h in hits)
            assert compact(f"{sentence.number}{sentence.text}{entries}") in text


def test_what_a_wordy_entry_is_for_ends_with_a_word():
    assert quoted.begun("a warm word") == "a warm word"
    assert quoted.begun("e" * 120) == "e" * 120
    assert quoted.begun("e" * 121) == "e" * 119 + "\u2026"
    assert quoted.begun("warm " * 30) == ("warm " * 23).rstrip() + "\u2026"  # 23 x 5 = 115


def test_no_pattern_of_the_codebook_stands_among_the_words_behind_the_balance(whole: Paper):
    found = [one.text for one in whole.kind("Table") if "whatitsentryisfor" in compact(one.text)]
    assert len(found) == 5
    assert not any(sign in text for text in found for sign in "<>|*")


def test_every_disagreement_stands_on_paper(whole: Paper, real: Study):
    text = whole.text.partition("Everydisagreement")[2]
    found = validity.disagreements(real.readings, real.coding)
    assert len(found) > 5
    for pair in found:
        assert compact(pair.sentence.text) in text


def test_a_study_that_publishes_no_texts_quotes_none(
    real: Study, figures: tuple[Drawn, ...], whole: Paper
):
    silent = paper(replace(real, settings=replace(real.settings, text=False)), figures)
    long = [
        compact(s.text) for r in real.readings for s, _ in quoted.evidence(r) if len(s.text) > 60
    ]
    assert len(long) > 30
    assert all(text in whole.text for text in long)
    assert not any(text in silent.text for text in long)
    assert compact(quoted.WITHHELD) in silent.text
    assert not any(compact(a.title) in silent.text for a in real.articles if a.title)


def test_an_outlet_beyond_the_room_says_what_is_left_out(
    of_texts: OfTexts, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(quoted, "ROOM", 3)
    line = "China and North Korea deepened their friendship."
    study = of_texts([Article(f"{n}", "One outlet", f"{line} {line}") for n in range(5)])
    text = paper(study, ()).text
    assert text.partition(compact(quoted.TITLE))[2].count(compact(line)) == 3
    assert "Sevenmoresentencesofthisoutlet:inhits.csv." in text  # 5 x 2 - 3


def test_outlets_of_which_no_article_is_quoted_are_told_in_a_line_each(
    of_texts: OfTexts, monkeypatch: pytest.MonkeyPatch
):
    line = "China and North Korea deepened their friendship."
    study = of_texts([Article(f"{n}", f"Outlet {n}", f"{line} {line}") for n in range(3)])
    assert "Everysentenceinwhich" in paper(study, ()).text
    monkeypatch.setattr("analysis.report.room.ROOM", 5)
    monkeypatch.setattr("analysis.report.room.SOME", 2)
    few = paper(study, ())
    assert [text for text in few.headings(2) if "utlet" in text or "article" in text] == [
        "Outlet 0",
        "Two articles not quoted here",
    ]
    quoted_here = few.text.rpartition(compact(quoted.TITLE))[2].partition("Howitwasmeasured")[0]
    assert quoted_here.count(compact(line)) == 2
    assert "Outlet1:Allianceonly2,strainonly0,both0." in quoted_here
    assert "Everysentenceinwhich" not in few.text
    assert "articlesthatstandonthepage,report.html,sentencesinwhich" in quoted_here


def test_speakers_of_more_articles_than_a_table_holds_are_left_to_their_file(
    of_texts: OfTexts, monkeypatch: pytest.MonkeyPatch
):
    study = of_texts({name: "A train came in." for name in "ABC"})
    assert "sentencesbyspeaker." in paper(study, ()).text
    monkeypatch.setattr("analysis.report.ledgers.ROWS", 2)
    few = paper(study, ()).text
    assert "sentencesbyspeaker." not in few
    assert "Whospeaksineacharticle,innumbers:speakers.csv." in few


def test_no_figure_comes_between_the_rows_of_a_table_that_one_page_holds(
    by_hand: Callable[..., Study], figures: tuple[Drawn, ...]
):
    names = [f"Outlet number {n}" for n in range(60)]
    made = paper(by_hand(names, values=dict.fromkeys(names, (0.1, -0.2, 0.4))), figures)
    tables = [one for one in made.kind("Table") if "articlesstandbetween" in compact(one.text)]
    assert [len(one.pages) for one in tables] == [1, 1]  # by voice, and by sentiment
    assert [compact(one.text).count("Outletnumber") for one in tables] == [16, 16]


@pytest.mark.parametrize("count", [1, 2])
def test_a_study_of_one_or_two_plain_texts_has_its_paper(of_texts: OfTexts, count: int):
    study = of_texts({f"Outlet {n}": "A train arrived. It left again." for n in range(count)})
    found = paper(study)
    assert not study.coding and study.topics.k is None
    assert [f"Outlet {n}" for n in range(count)] == [
        text for text in found.headings(2) if text.startswith("Outlet")
    ]
    assert "undefined" in found.text


def test_sixty_outlets_stand_in_the_first_table_and_the_ends_of_the_others(
    by_hand: Callable[..., Study],
):
    names = [f"Outlet number {n}" for n in range(60)]
    study = by_hand(names, values={name: (0.1, -0.2, 0.4) for name in names})
    voices = grids.grid(study, grids.VOICES, outlet_ids(study))
    first, second = (
        next(n for n in findings.glance(study, facts(study), {}) if n["is"] == "table"),
        next(n for n in findings.findings(study, facts(study), {}) if n["is"] == "table"),
    )
    assert len(voices.lines) == len(first["rows"]) == 60
    assert len(second["rows"]) == 8 + 1 + 8
    assert "44 more articles stand between" in json.dumps(second)
    assert len(paper(study, ()).headings(2)) > 60


def test_a_picture_higher_than_a_page_is_made_to_fit_and_says_so(
    real: Study, figures: tuple[Drawn, ...]
):
    one = figures[0]
    width, height = findings.size(one.svg)
    usual = findings.pictures([one])[0]
    assert usual["width"] == round(width * findings.WIDE / width, 2) == findings.WIDE
    high = one.svg.replace(f'height="{height}pt"'.encode(), b'height="2268pt"')
    (small,) = findings.pictures([replace(one, svg=high)])
    assert small["width"] == round(width * 567 / 2268, 2) == width / 4
    assert "enlarge it" in json.dumps(small) and "enlarge it" not in json.dumps(usual)


@pytest.mark.parametrize("sentences", [10, 40, 70])
def test_a_picture_leaves_room_on_its_page_for_all_that_is_said_below_it(
    figures: tuple[Drawn, ...], real: Study, sentences: int
):
    high = re.sub(rb'height="[\d.]+pt"', b'height="2268pt"', figures[0].svg, count=1)
    how = "It is told at length how to read it. " * sentences
    picture = findings.pictures([replace(figures[0], id="high", svg=high, how=how)])
    first = [blocks.heading(1, "One", "one"), tables.claims([("A", "b", "c", "d", "e")])]
    made = chapters.document(real.settings, [blocks.paragraph("Found.")], [*first, *picture])
    found = Paper(pdf.compiled(made, {"high.svg": high}), "x")
    below: list[str] = []  # what stands in the margin at the foot of a page, or lower

    def kept(text: str, cm: list[float], tm: list[float], *_: object) -> None:
        if text.strip() and tm[5] * cm[3] + cm[5] < 22 * 72 / 25.4 - 2:
            below.append(text.strip())

    for one in found.reader.pages:
        one.extract_text(visitor_text=kept)
    assert [re.fullmatch(r"\d+ / \d+", text) is not None for text in below] == [True] * 2


def test_a_picture_without_a_size_is_an_error():
    with pytest.raises(ValueError, match="no size"):
        findings.size(b'<svg width="10px" height="10px">')


def text_of(tree: Any) -> str:
    return "".join(node["text"] for node in nodes(tree) if "text" in node)


def test_prose_becomes_blocks_with_its_facts_as_text():
    made = told.blocks(
        "**{{ a }}** and *{{ b }}*, `c`, [d](#e).\n\n- one {{ a }}\n- {{ empty }}\n",
        {"a": "*x* <b> {{ b }}", "b": "y", "empty": ""},
    )
    paragraph, bullets = made
    looks = [piece.get("look", piece["is"]) for piece in paragraph["of"]]
    assert looks == ["strong", "text", "em", "text", "code", "text", "link", "text"]
    assert text_of(paragraph) == "*x* <b> {{ b }} and y, c, d."
    assert [text_of(item) for item in bullets["items"]] == ["one *x* <b> {{ b }}"]


def test_what_an_empty_fact_leaves_empty_is_no_block():
    made = told.blocks("{{ a }} {{ a }}\n\n**{{ a }}**\n\n{{ a }} x {{ a }}", {"a": ""})
    assert [text_of(block) for block in made] == ["x"]


@pytest.mark.parametrize("markdown", ["# heading", "1. one", "![a](b)", "> quoted"])
def test_markdown_that_paper_has_no_look_for_is_an_error(markdown: str):
    with pytest.raises(ValueError, match="no look"):
        told.blocks(markdown, {})


def test_what_paper_says_in_place_of_the_page_stands_in_the_prose():
    everything = "".join(prose.source(name) for name in prose.names())
    assert [page_says for page_says in told.ON_PAPER if page_says not in everything] == []


def test_what_prose_links_to_is_on_paper(real: Study, figures: tuple[Drawn, ...]):
    made = chapters.report(real, figures)
    anchors = {node.get("id") for node in nodes(made)}
    links = {n["to"] for n in nodes(made) if n.get("is") == "link" and n["to"].startswith("#")}
    assert len(links) > 20
    assert {link for link in links if link.removeprefix("#") not in anchors} == set()


def test_a_long_row_of_letters_is_a_piece_that_may_break():
    assert [(n["is"], n["text"]) for n in blocks.words("a " + "b" * 14 + " c")] == [
        ("text", "a "),
        ("long", "b" * 14),
        ("text", " c"),
    ]
    assert [n["is"] for n in blocks.words("人" * 40)] == ["text"]  # breaks anywhere by itself


def test_a_bookmark_for_each_article_and_its_page_beside_its_row(whole: Paper, real: Study):
    titles = [text for text in whole.headings(3) if text.startswith("Article ")]
    assert len(titles) == len(real.articles)
    first = compact(whole.kind("Table")[0].text)
    assert len(re.findall(r"\d+sentences\(p\.\d+\)", first)) == len(real.outlets)
