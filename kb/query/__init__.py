"""The query language: text in, frozen meaning out. Knows nothing of indexes.

``parse`` reads, ``write`` writes back, ``echo`` says it to a person, ``to_dict`` to a script, ``advice`` names likely slips.
"""

from kb.query.advice import advice
from kb.query.dump import to_dict
from kb.query.echo import echo
from kb.query.errors import QueryError
from kb.query.lookup import unknown_name
from kb.query.nodes import (
    And,
    Bound,
    Choice,
    Field,
    Filter,
    Initials,
    Link,
    Literal,
    Name,
    Near,
    Node,
    Not,
    Or,
    Query,
    Quoted,
    Regex,
    Run,
    Scope,
    Share,
    Slots,
    Term,
    Unknown,
    Value,
    Within,
    Years,
    children,
    walk,
    wanted_terms,
)  # fmt: skip
from kb.query.parse import MAX_CHARACTERS, MAX_DEPTH, MAX_PLAIN_CHARACTERS, check_saved, parse
from kb.query.parts import conditions
from kb.query.patterns import compile_pattern
from kb.query.saved import SavedTexts
from kb.query.write import write

__all__ = [
    "parse", "write", "echo", "to_dict", "advice", "unknown_name", "check_saved", "compile_pattern", "QueryError", "SavedTexts",
    "Query", "Node", "Term", "Run", "Quoted", "Literal", "Slots", "Regex", "Initials",
    "Near", "Link", "Within", "Scope", "And", "Or", "Not",
    "Filter", "Field", "Value", "Name", "Choice", "Years", "Share", "Bound", "Unknown",
    "children", "conditions", "walk", "wanted_terms", "MAX_CHARACTERS", "MAX_DEPTH", "MAX_PLAIN_CHARACTERS",
]  # fmt: skip
