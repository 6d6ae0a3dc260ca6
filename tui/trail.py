"""The trail: the places that were read, one after the other, with a way back and on again, across reports."""

from dataclasses import dataclass, replace

from tui.passages import Spot

LONGEST = 200


@dataclass(frozen=True, slots=True)
class Trail:
    """``places`` in the order in which they were gone to; ``here`` is the one that is read, ``before`` the one read before it."""

    places: tuple[Spot, ...] = ()
    here: int = -1
    before: int = -1

    @property
    def place(self) -> Spot | None:
        """The place that is read, or was read last."""
        return self.places[self.here] if self.here >= 0 else None

    def went(self, spot: Spot) -> "Trail":
        """Gone to another place: what lay ahead is forgotten."""
        place = self.place
        if place and (spot.report, spot.passage) == (place.report, place.passage):
            return self.moved(spot)
        kept = (*self.places[: self.here + 1], spot)[-LONGEST:]
        return Trail(kept, len(kept) - 1, len(kept) - 2)

    def moved(self, spot: Spot) -> "Trail":
        """The cursor was moved meanwhile: this is what one comes back to."""
        if self.here < 0:
            return self
        return replace(self, places=(*self.places[: self.here], spot, *self.places[self.here + 1 :]))

    def stepped(self, step: int) -> "Trail | None":
        """So many places back (negative) or on; None where there is none."""
        return self._at(self.here + step)

    def returned(self) -> "Trail | None":
        """At the place read before; once more leads back here."""
        return self._at(self.before)

    def _at(self, place: int) -> "Trail | None":
        inside = 0 <= place < len(self.places) and place != self.here
        return replace(self, here=place, before=self.here) if inside else None


__all__ = ["LONGEST", "Trail"]
