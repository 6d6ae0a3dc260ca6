"""No quality figure sinks below its floor. The figures of seeds and dev_set need the development data."""

import pytest

from tests.quality.figures import Bound, bounds, figures
from tests.shared import needs_shared

BOUNDS = bounds()


@pytest.mark.parametrize(
    "bound", [bound for bound in BOUNDS if bound.name.startswith("corpus.")], ids=lambda bound: bound.name
)
def test_figures_of_the_sample_corpus_keep_their_bounds(bound: Bound) -> None:
    assert bound.holds(_figures()[bound.name]), _figures()[bound.name]


@needs_shared
@pytest.mark.parametrize(
    "bound", [bound for bound in BOUNDS if not bound.name.startswith("corpus.")], ids=lambda bound: bound.name
)
def test_figures_of_real_reports_keep_their_bounds(bound: Bound) -> None:
    assert bound.holds(_figures()[bound.name]), _figures()[bound.name]


_measured: dict[str, float] = {}


def _figures() -> dict[str, float]:
    if not _measured:
        _measured.update(figures())
    return _measured
