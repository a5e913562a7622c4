"""The spreadsheet is read back by openpyxl, which did not write it, and by the walk back's own reader."""

import io

import openpyxl
import pytest

from onrecord.tell.export import spreadsheet
from onrecord.tell.export.delimited import bare
from onrecord.tell.export.ground import Ground
from onrecord.tell.export.sheets import sheets
from onrecord.tell.export.spreadsheet import CUT, LONGEST, cell
from onrecord.tell.export.tables import TABLES
from tests.tell.export.making import made, rows


@pytest.fixture
def book(ground: Ground) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(made(ground, "xlsx")))


def test_each_table_is_a_sheet_with_readable_headings(ground: Ground, book: openpyxl.Workbook) -> None:
    assert book.sheetnames == ["Read me", *(t.heading for t in TABLES)]
    for table in TABLES:
        sheet = book[table.heading]
        head = [c.value for c in sheet[1]]
        assert head == [c.heading for c in table.columns if c.in_sheet]
        assert sheet.max_row == 1 + len(rows(ground, table.name))


def test_the_header_is_frozen_filtered_and_columns_have_widths(book: openpyxl.Workbook) -> None:
    for table in TABLES:
        sheet = book[table.heading]
        assert sheet.freeze_panes == "A2"
        assert str(sheet.auto_filter.ref).startswith("A1:")
        assert sheet.column_dimensions["A"].width == pytest.approx(table.columns[0].width, abs=1)


def test_nothing_in_it_is_a_formula(book: openpyxl.Workbook) -> None:
    cells = [c for sheet in book for row in sheet.iter_rows() for c in row if c.value is not None]
    assert cells
    assert not [c for c in cells if c.data_type == "f"]
    assert not [c for c in cells if isinstance(c.value, str) and c.value[:1] in {"=", "+", "-", "@"}]


def test_numbers_are_numbers_and_texts_are_texts(ground: Ground, book: openpyxl.Workbook) -> None:
    sheet = book["Who said what"]
    places = {c.value: int(c.column or 0) for c in sheet[1]}
    for number, row in enumerate(rows(ground), start=2):
        assert sheet.cell(number, places["From character"]).value == row["start"]
        assert bare(str(sheet.cell(number, places["Quotation"]).value)) == row["quotation"]


def test_a_row_leads_to_its_article_and_its_claim(ground: Ground, book: openpyxl.Workbook) -> None:
    sheet = book["Who said what"]
    places = {c.value: int(c.column or 0) for c in sheet[1]}
    for heading, target in (("Article", "Articles"), ("Claim", "Claims")):
        cell_ = sheet.cell(2, places[heading])
        assert cell_.hyperlink is not None
        place = str(cell_.hyperlink.location)
        assert place.startswith(f"'{target}'!A")
        line = [c.value for c in book[target][int(place.partition("!A")[2])]]
        assert cell_.value in line


def test_addresses_are_links_only_where_they_are_of_the_web() -> None:
    from onrecord.tell.export.dictionary import Column, Link

    column = Column("address", "Address", "", link=Link.ADDRESS)
    sheet = spreadsheet._Sheet(None, TABLES[0], styles={}, places={})
    assert sheet._target(column, "https://example.org/a") == "https://example.org/a"
    for odd in ("file:///etc/passwd", "javascript:alert(1)", "external:x.xlsx", "https://a b", "https://" + "a" * 3000):
        assert sheet._target(column, odd) is None


def test_a_text_that_no_cell_holds_is_cut_and_says_so() -> None:
    assert cell("a" * LONGEST) == "a" * LONGEST
    cut = cell("=" + "a" * LONGEST)
    assert len(cut) == LONGEST
    assert cut.endswith(CUT)
    assert cut.startswith("'=")


def test_the_own_reader_reads_what_openpyxl_reads(ground: Ground, book: openpyxl.Workbook) -> None:
    own: dict[str, list[dict[str, str]]] = {}
    for name, row in sheets(io.BytesIO(made(ground, "xlsx"))):
        own.setdefault(name, []).append(row)
    for table in TABLES:
        sheet = book[table.heading]
        head = [str(c.value) for c in sheet[1]]
        theirs = [
            {h: str(c.value) for h, c in zip(head, line, strict=True) if c.value is not None}
            for line in sheet.iter_rows(min_row=2)
        ]
        ours = own.get(table.heading, [])
        assert [set(row) for row in ours] == [set(row) for row in theirs]
        assert [r.get("From character") for r in ours] == [r.get("From character") for r in theirs]


def test_a_file_that_a_program_has_saved_anew_is_still_read(ground: Ground, book: openpyxl.Workbook) -> None:
    again = io.BytesIO()
    book.save(again)
    before = [row for _, row in sheets(io.BytesIO(made(ground, "xlsx")))]
    after = [row for _, row in sheets(io.BytesIO(again.getvalue()))]
    assert [r.get("Quotation") for r in after] == [r.get("Quotation") for r in before]
