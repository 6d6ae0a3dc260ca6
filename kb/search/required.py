"""What a regular expression cannot match without: its runs of Han characters outside every group, class and choice."""

import re

_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff"
_PIECE = re.compile(
    rf"""(?P<run>[{_HAN}]+)(?P<optional>[?*{{])?  # a run; what makes its last character optional
       | \\.                                      # an escape
       | (?P<class>\[\^?\]?)
       | (?P<sign>[()|])
       | .""",
    re.VERBOSE | re.DOTALL,
)
_CLASS_END = re.compile(r"\\.|\[:\w{1,20}:\]|(?P<end>\])|.", re.DOTALL)


def required_runs(pattern: str) -> tuple[str, ...]:
    """Runs that stand in every match of a valid pattern; none where that cannot be told at a glance."""
    runs: list[str] = []
    depth = place = 0
    while place < len(pattern):
        piece = _PIECE.match(pattern, place)
        assert piece is not None
        place = piece.end()
        if piece["class"]:
            place = _behind_class(pattern, place)
        depth += (piece["sign"] == "(") - (piece["sign"] == ")")
        if piece["sign"] == "|" and depth == 0:
            return ()
        if piece["run"] and depth == 0:
            runs.append(piece["run"][:-1] if piece["optional"] else piece["run"])
    return tuple(dict.fromkeys(run for run in runs if run))


def _behind_class(pattern: str, place: int) -> int:
    for piece in _CLASS_END.finditer(pattern, place):
        if piece["end"]:
            return piece.end()
    return len(pattern)


__all__ = ["required_runs"]
