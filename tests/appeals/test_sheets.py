"""Pictures on pages: what shares one, what has one of its own, and that nothing is larger than its page."""

from __future__ import annotations

import pytest

from shopguard.appeals.sheets import CAPTION, COLUMN, HEADING, HIGH, WIDE, Picture, lay_on_sheets, natural_width


def pictures(*sizes: tuple[float, float], paper: bool = False, strip: bool = False) -> list[Picture]:
    return [
        Picture(number, 1, width, height, paper, natural_width(4000), strip)
        for number, (width, height) in enumerate(sizes, start=1)
    ]


def shown(given: list[Picture]) -> list[list[int]]:
    """Which exhibits stand on which page."""
    return [[cell.picture.exhibit for cell in sheet.cells] for sheet in lay_on_sheets(given)]


def test_four_upright_photos_share_a_page() -> None:
    (sheet,) = lay_on_sheets(pictures(*[(3000, 4000)] * 4))
    assert [cell.right for cell in sheet.cells] == [False, True, False, True]
    assert all(83 < cell.width <= COLUMN and 111 < cell.height < 112 for cell in sheet.cells)


def test_lying_photos_stand_two_below_each_other() -> None:
    assert shown(pictures(*[(4000, 3000)] * 3)) == [[1, 2], [3]]
    assert shown(pictures((4000, 3000), (3000, 4000), (3000, 4000), (4000, 3000))) == [[1, 2, 3], [4]]


def test_a_sheet_of_paper_has_a_page_of_its_own() -> None:
    assert shown(pictures((1240, 1754), (1240, 1754), paper=True)) == [[1], [2]]
    assert shown(pictures((1754, 1240), (1754, 1240), paper=True)) == [[1, 2]]  # lying it loses little
    legal = pictures((612, 1008), paper=True)
    assert lay_on_sheets(legal)[0].alone


def test_a_small_scan_of_paper_shares_with_nothing_behind_it() -> None:
    scan, photo = Picture(1, 1, 192, 300, True, natural_width(192)), Picture(2, 1, 4000, 3000, False, 1000)
    assert shown([scan, photo]) == [[1], [2]]


def test_phone_screens_stand_beside_each_other() -> None:
    (sheet,) = lay_on_sheets(pictures((1080, 2340), (1080, 1920), paper=True))
    assert [round(cell.width) for cell in sheet.cells] == [round(COLUMN)] * 2


def test_the_last_part_of_a_long_screenshot_is_as_large_as_the_others() -> None:
    sheets = lay_on_sheets(pictures((1080, 2592), (1080, 2592), (1080, 900), paper=True, strip=True))
    assert [[round(cell.width) for cell in sheet.cells] for sheet in sheets] == [[85, 85], [85]]


def test_one_photo_alone_is_as_large_as_the_page_allows() -> None:
    (sheet,) = lay_on_sheets(pictures((3000, 4000)))
    assert sheet.alone
    assert round(sheet.cells[0].height) == round(HIGH - HEADING)


def test_small_pictures_are_not_blown_up() -> None:
    (sheet,) = lay_on_sheets([Picture(1, 1, 192, 96, True, natural_width(192))])
    assert round(sheet.cells[0].width, 1) == 50.8  # 192 points at 96 to the inch


@pytest.mark.parametrize("size", [(1, 4000), (4000, 1), (1000, 1690), (1000, 1710), (1150, 1000), (1149, 1000)])
@pytest.mark.parametrize("paper", [False, True])
def test_nothing_is_larger_than_its_page(size: tuple[int, int], paper: bool) -> None:
    for sheet in lay_on_sheets(pictures(size, size, size, (3000, 4000), (4000, 3000), paper=paper)):
        rows: list[float] = []
        for cell in sheet.cells:
            assert cell.width <= WIDE + 1e-9
            assert abs(cell.width / cell.height - cell.picture.width / cell.picture.height) < 1e-6
            if cell.right:
                rows[-1] = max(rows[-1], cell.height)
            else:
                rows.append(cell.height)
        room = HIGH - HEADING if sheet.alone else HIGH - CAPTION * len(rows)
        assert sum(rows) <= room + 1e-6


def test_the_order_is_kept() -> None:
    mixed = pictures((3000, 4000), (1080, 2340), (4000, 3000), (3000, 4000), (1080, 2340), (1080, 2340))
    assert [number for page in shown(mixed) for number in page] == [1, 2, 3, 4, 5, 6]
