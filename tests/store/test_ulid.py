import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.store import ulid


@given(st.integers(0, ulid.LIMIT - 1), st.integers(0, ulid.LIMIT - 1))
def test_text_and_number_are_the_same_in_the_same_order(one: int, other: int) -> None:
    a, b = ulid.to_str(one), ulid.to_str(other)
    assert (ulid.from_str(a), ulid.from_str(b)) == (one, other)
    assert (a < b) == (one < other)


@pytest.mark.parametrize(
    "text", ["", "0" * 25, "8" + "0" * 25, "0" * 25 + "U", "0" * 25 + "a", "٣" * 26, "+" * 26]
)
def test_what_is_no_ulid_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no ULID"):
        ulid.from_str(text)


@given(st.text(max_size=30))
def test_any_text_is_refused_or_comes_back(text: str) -> None:
    try:
        number = ulid.from_str(text)
    except ValueError:
        return
    assert ulid.to_str(number) == text


def test_ids_rise_when_the_clock_goes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    before = [ulid.new() for _ in range(1000)]
    now = time.time_ns()
    monkeypatch.setattr(time, "time_ns", lambda: now - 3_600_000_000_000)
    after = [ulid.new() for _ in range(1000)]
    assert sorted(set(before + after)) == before + after


def test_ids_rise_above_an_observed_one() -> None:
    seen = ulid.new() + (1 << 82)
    ulid.observe(seen)
    assert ulid.new() > seen
