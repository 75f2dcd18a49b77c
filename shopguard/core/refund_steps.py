"""What to do about a refund asked for after shipping, first things first. Pure; the words are ``refunds.step.<step>``."""

from __future__ import annotations

from shopguard.core.refunds import STOPPED, Answer, Parcel, Way, way_of

_INTERCEPT = ("intercept", "sign_agreement")


def steps(parcel: Parcel, unsigned: Answer, *, passed: bool) -> tuple[str, ...]:
    """The steps that fit where the parcel stands. ``unsigned``: whether the buyer had not signed for it when he asked;
    ``passed``: the platform's 48 hours without a pickup are over."""
    way = way_of(parcel)
    if way is Way.SIGNED:
        return _signed(parcel, unsigned)
    if way in STOPPED:
        return ("settle", "goods_back", "claim") if parcel.intercepted_at is not None else ("settle", "goods_back")
    after = ("settle_later", "claim")
    if way is Way.OUT:
        return ("call_courier", "ask_to_refuse", *_INTERCEPT, *after)
    if way is Way.UNDER_WAY:
        return (*_INTERCEPT, "ask_to_refuse", *after)
    if way is Way.UNKNOWN:
        return ("import_track", *_INTERCEPT, "ask_to_refuse", *after)
    return ("look_granted", "hold", *_INTERCEPT) if passed else ("hold", *_INTERCEPT, "agree")


def _signed(parcel: Parcel, unsigned: Answer) -> tuple[str, ...]:
    if unsigned is Answer.NO:
        return ("signed_before",)
    first = ("who_signed",) if parcel.intercepted_at is not None else ()
    return (*first, "refuse_and_offer")
