"""The documents say what the code does: `python -m tests.docs_check`, with --write to paste anew."""

import sys

from cogapp import Cog

from tests.docs import TOP

DOCUMENTS = ("README.md", "README.zh-CN.md")


def main() -> int:
    """Check (or with --write renew) the pasted output in every document; the exit code."""
    mode = ["-r"] if "--write" in sys.argv[1:] else ["--check", "--diff"]
    return int(Cog().main(["cog", *mode, "-I", str(TOP), *(str(TOP / name) for name in DOCUMENTS)]) or 0)


if __name__ == "__main__":
    sys.exit(main())
