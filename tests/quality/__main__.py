"""`python -m tests.quality`: every figure with its bound."""

import sys

from tests.quality.figures import bounds, figures


def main() -> int:
    """Print the table; 1 where a figure is out of bounds."""
    limits = {bound.name: bound for bound in bounds()}
    worst = 0
    for name, value in figures().items():
        bound = limits.get(name)
        least, most = (bound.least, bound.most) if bound else (None, None)
        limit = f"≥ {least:g}" if least is not None else f"≤ {most:g}" if most is not None else ""
        out = bool(bound and not bound.holds(value))
        worst |= out
        sys.stdout.write(f"{name:36} {value:10.4f}  {limit:10} {'OUT OF BOUNDS' if out else ''}".rstrip() + "\n")
    return int(worst)


if __name__ == "__main__":
    sys.exit(main())
