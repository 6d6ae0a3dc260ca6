"""Scores against hand-made gold, and the floors they may not sink under."""
