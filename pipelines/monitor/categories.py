"""How often each text occurs, in bounded memory."""

from hashlib import blake2b

CAPACITY = 1000
"""So many texts are counted, exactly; beyond, each count is too low by at most rows / CAPACITY."""

LARGEST_HASH = 2**64


class Categories:
    """Counts of the frequent texts (Misra and Gries 1982) and an estimate of how many there are.

    The estimate comes from the smallest hashes (Bar-Yossef et al. 2002): where the CAPACITY-th of them lies
    tells how densely they lie. Both merge across shards.
    """

    def __init__(self):
        self.counts: dict[str, int] = {}
        self.hashes: set[int] = set()
        self.exact = True

    def add(self, counts: dict[str, int]) -> None:
        """Adds counts per text, as of one batch."""
        for text, count in counts.items():
            self.counts[text] = self.counts.get(text, 0) + count
        self.hashes.update(
            int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big") for text in counts
        )
        self.shrink()

    def merge(self, other: "Categories") -> None:
        for text, count in other.counts.items():
            self.counts[text] = self.counts.get(text, 0) + count
        self.hashes |= other.hashes
        self.exact &= other.exact
        self.shrink()

    def shrink(self) -> None:
        if len(self.hashes) > CAPACITY:
            self.hashes = set(sorted(self.hashes)[:CAPACITY])
        if len(self.counts) > CAPACITY:
            self.exact = False
            cut = sorted(self.counts.values(), reverse=True)[CAPACITY]
            self.counts = {text: count - cut for text, count in self.counts.items() if count > cut}

    @property
    def distinct(self) -> float:
        if len(self.hashes) < CAPACITY:
            return float(len(self.hashes))
        return float(round((CAPACITY - 1) * LARGEST_HASH / max(self.hashes)))

    def buckets(self) -> list[dict]:
        frequent = sorted(self.counts.items(), key=lambda item: (-item[1], item[0]))
        return [{"value": text, "count": count} for text, count in frequent]
