"""The infer stage: what a document says of itself becomes claims with confidence and evidence.

Unknown stays unknown: a wrong claim costs more than none.
"""

from indexer.infer.dates import date_claim
from indexer.infer.docnos import number_claim
from indexer.infer.document import look_at
from indexer.infer.kinds import kind_claim
from indexer.infer.periods import period_claim
from indexer.infer.provenance import editor_of, source_of, url_of
from indexer.infer.titles import title_claim, with_title
from indexer.infer.units import infer_origin
from indexer.infer.years import infer_years
from indexer.values import Cleaned, Extract, Inferred
from kb.config import Config
from kb.model import Section


def infer(extract: Extract, cleaned: Cleaned, outline: tuple[Section, ...], config: Config) -> Inferred:
    """The claims of a document; offsets of evidence are of ``cleaned.text``."""
    document = with_title(look_at(extract, cleaned, outline, config))
    kind = kind_claim(document)
    number = number_claim(document)
    published = date_claim(document)
    years = infer_years(document, kind.value, number, published)
    origin = infer_origin(document, kind.value, number)
    return Inferred(
        title=title_claim(document),
        unit=origin.unit,
        region=origin.region,
        region_parents=origin.parents,
        level=origin.level,
        kind=kind,
        year=years.year,
        period=period_claim(document, kind.value),
        review_year=years.review,
        plan_year=years.plan,
        date=published,
        docno=number,
        source=source_of(document),
        editor=editor_of(document),
        url=url_of(document),
    )


__all__ = ["infer"]
