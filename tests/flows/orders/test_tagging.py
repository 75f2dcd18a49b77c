"""Tagging: of orders and of products, what cannot be is refused, everything can be undone, and the judgement follows."""

from __future__ import annotations

import pytest

from shopguard.core.beijing import HOUR, parse_iso
from shopguard.core.finding import Risk, State
from shopguard.core.message import NotThere, UserProblem
from shopguard.core.tags import TAGS, Source
from shopguard.flows.judging import refresh
from shopguard.flows.orders.order_detail import order_detail
from shopguard.flows.orders.order_list import risk_counts
from shopguard.flows.orders.owner_actions import redo_last, undo_last
from shopguard.flows.orders.tag_sheets import Held, tag_sheets
from shopguard.flows.orders.tagging import Change, Product, known_tags, set_tags, tags_of
from shopguard.flows.workplace import Workplace
from tests.facts import line, save_order, save_track

T0 = parse_iso("2026-11-18T10:00:00")
A, B, C = "6900000000000000001", "6900000000000000002", "6900000000000000003"
CAT = Product("3600000000000000001", "测试猫")
NOW = T0 + HOUR


@pytest.fixture
def shop(place: Workplace) -> Workplace:
    """Two orders of one product and a seller-delivered one without."""
    with place.store.transaction() as db:
        save_order(
            db,
            line(A, product_id=CAT.key, product=CAT.name),
            line(B, product_id=CAT.key, product=CAT.name),
            line(C, ship_entity="厂家自送"),
            known_as_of=T0,
        )
    refresh(place, T0)
    return place


def held(place: Workplace, order_id: str) -> dict[str, tuple[int | None, Source]]:
    return {view.name: (view.at, view.source) for view in tags_of(place, order_id)}


def trait(place: Workplace, order_id: str, column: str) -> object:
    row = place.store.connection().execute(
        f"SELECT {column} FROM order_trait JOIN orders ON orders.id = order_ref WHERE order_id = ?", (order_id,)
    )
    found = row.fetchone()
    return None if found is None else found[0]


def touched(place: Workplace) -> int:
    return int(place.store.connection().execute("SELECT COUNT(*) FROM to_judge").fetchone()[0])


def code_of(problem: pytest.ExceptionInfo[UserProblem]) -> str:
    return problem.value.message.code


def test_every_tag_has_its_words(shop: Workplace) -> None:
    known = known_tags(shop)
    assert [tag.name for tag in known] == list(TAGS)
    assert all(tag.label and tag.help for tag in known)
    no_data = next(tag for tag in known if tag.name == "no-courier-data")
    assert "揽收超时" in no_data.cards


def test_orders_are_tagged_and_judged_again(shop: Workplace) -> None:
    done = set_tags(shop, [A, f" {C} ", A], [Change("complaint"), Change("question", T0)], NOW)
    assert (done.orders, done.names, done.made_at) == (2, ("complaint", "question"), NOW)
    assert held(shop, A) == {"complaint": (None, Source.ORDER), "question": (T0, Source.ORDER)}
    assert trait(shop, A, "question_at") == T0
    assert trait(shop, A, "told_at") == NOW
    assert held(shop, B) == {}
    assert touched(shop) == 0  # the refresh has been there


def test_a_product_is_tagged_for_all_its_orders(shop: Workplace) -> None:
    assert set_tags(shop, CAT, [Change("pets")], NOW).orders == 2
    for order in (A, B):
        (view,) = tags_of(shop, order)
        assert (view.name, view.label, view.source, view.product) == ("pets", "宠物", Source.PRODUCT, "测试猫")
    set_tags(shop, [A], [Change("pets", taken_away=True)], NOW + 1)
    assert (held(shop, A), trait(shop, A, "pets")) == ({}, None)
    assert trait(shop, B, "pets") == 1


def test_undo_goes_back_step_by_step_and_redo_forward(shop: Workplace) -> None:
    set_tags(shop, CAT, [Change("pets")], NOW)
    set_tags(shop, [A], [Change("agreed-ship", NOW + 40 * HOUR)], NOW + 1)  # agreed: it may lie ahead
    undone = undo_last(shop, NOW + 2)
    assert undone is not None
    assert (undone.orders, undone.names, undone.made_at) == (1, ("agreed-ship",), NOW + 1)
    assert held(shop, A) == {"pets": (None, Source.PRODUCT)}
    assert trait(shop, A, "told_at") == NOW
    second = undo_last(shop, NOW + 2)
    assert second is not None
    assert second.orders == 2
    assert trait(shop, A, "told_at") is None
    assert undo_last(shop, NOW + 2) is None
    redo_last(shop, NOW + 3)
    redo_last(shop, NOW + 3)
    assert trait(shop, A, "agreed_ship_at") == NOW + 40 * HOUR
    assert redo_last(shop, NOW + 3) is None
    assert touched(shop) == 0


@pytest.mark.parametrize("name", [tag.id for tag in TAGS.values() if tag.moment])
def test_what_has_not_happened_yet_is_refused(shop: Workplace, name: str) -> None:
    if name in ("agreed-ship", "agreed-delivery"):
        set_tags(shop, [A], [Change(name, NOW + 1)], NOW)
        assert held(shop, A) == {name: (NOW + 1, Source.ORDER)}
        return
    set_tags(shop, [A], [Change(name, NOW)], NOW)  # this very second has happened
    with pytest.raises(UserProblem) as refused:
        set_tags(shop, [B], [Change("pets"), Change(name, NOW + 1)], NOW)
    assert code_of(refused) == "problem.tag_in_future"
    assert "什么都没有改" in shop.texts.say(refused.value.message)
    assert held(shop, B) == {}


@pytest.mark.parametrize(
    ("about", "changes", "code"),
    [
        ([A, "6900000000000000009"], [Change("pets")], "problem.order_not_there"),
        (Product("没有的商品", "没有的商品"), [Change("pets")], "problem.product_not_there"),
        ([A], [Change("cats")], "problem.no_such_tag"),
        ([A], [Change("question")], "problem.tag_needs_moment"),
        ([A], [Change("pets", T0)], "problem.tag_has_no_moment"),
        ([A], [], "problem.nothing_to_tag"),
        ([], [Change("pets")], "problem.nothing_to_tag"),
    ],
)
def test_what_cannot_be_changes_nothing(
    shop: Workplace, about: list[str] | Product, changes: list[Change], code: str
) -> None:
    with pytest.raises(UserProblem) as refused:
        set_tags(shop, about, changes, NOW)
    assert code_of(refused) == code
    assert shop.texts.say(refused.value.message)
    assert shop.store.connection().execute("SELECT COUNT(*) FROM owner_action").fetchone()[0] == 0
    assert held(shop, A) == {}


def test_an_order_that_is_not_there_has_no_tags(shop: Workplace) -> None:
    with pytest.raises(NotThere):
        tags_of(shop, "6900000000000000009")


def test_the_sheets_show_what_is_set_and_from_where(shop: Workplace) -> None:
    set_tags(shop, CAT, [Change("pets")], NOW)
    set_tags(shop, [A], [Change("question", T0), Change("complaint")], NOW)
    set_tags(shop, [C], [Change("question", T0 + 60)], NOW)
    sheets = tag_sheets(shop, A, [A, C])
    assert sheets.order.about == (A,)
    assert sheets.order.held == {
        "pets": Held(1, None, Source.PRODUCT, "测试猫"),
        "question": Held(1, T0, Source.ORDER, ""),
        "complaint": Held(1, None, Source.ORDER, ""),
    }
    assert sheets.selection is not None
    assert (sheets.selection.about, sheets.selection.orders) == ((A, C), 2)
    assert sheets.selection.held["question"] == Held(2, None, Source.ORDER, "")  # two moments
    assert sheets.selection.held["complaint"].orders == 1
    (product,) = sheets.products
    assert (product.about, product.orders) == (CAT, 2)
    assert product.held == {"pets": Held(2, None, Source.PRODUCT, "测试猫")}
    assert tag_sheets(shop, C, [C]).selection is None


def test_without_courier_data_no_pickup_scan_is_awaited(place: Workplace) -> None:
    with place.store.transaction() as db:
        save_order(db, line(A, uploaded_at=T0, paid_at=T0, waybills="yto:YT0000000000001"), known_as_of=T0 + HOUR)
        save_track(db, "YT0000000000001", [], known_as_of=T0 + 100 * HOUR)
    at = T0 + 30 * HOUR
    refresh(place, at)

    def state() -> State:
        views = order_detail(place, A, at).findings
        return next(view.finding.state for view in views if view.finding.clause == "pickup-timeout")

    assert (state(), risk_counts(place)[Risk.VIOLATED]) == (State.BREACHED, 1)
    set_tags(place, [A], [Change("no-courier-data")], at)
    assert (state(), risk_counts(place)[Risk.VIOLATED]) == (State.EXEMPT, 0)
    undo_last(place, at)
    assert (state(), risk_counts(place)[Risk.VIOLATED]) == (State.BREACHED, 1)
