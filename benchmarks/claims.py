"""Precision and recall of `stocktake check` on labelled sentences, and its speed on a long article.

    python benchmarks/claims.py                the open sentences and the hold-out
    python benchmarks/claims.py --open -v      the open ones alone, with every miss

What counts is said in benchmarks/claims/README.md.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

HERE = Path(__file__).parent / "claims"
KINDS = {"peak": "trend"}
SPEED_WORDS = 2000


@dataclass
class Score:
    """Counts over a set of sentences; ``misses`` tells each failure."""

    sentences: int = 0
    wanted: int = 0
    found: int = 0
    judged: int = 0
    right: int = 0
    read_right: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / self.judged if self.judged else 1.0

    @property
    def recall(self) -> float:
        return self.found / self.wanted if self.wanted else 1.0


def score(labelled, world) -> Score:
    from stocktake.claims import Verdict, check_text

    total = Score()
    for sentence in labelled:
        date = str(sentence.get("date", ""))
        checked = check_text(sentence["text"], world, int(date[:4]) if date else None)
        judged = [
            (reading.claim, str(judgement.verdict))
            for reading, judgement in checked.rows
            if judgement.verdict != Verdict.UNCHECKED
        ]
        _add(total, sentence, judged)
    return total


def _add(total: Score, sentence: Mapping, judged: list) -> None:
    wanted, optional = sentence["claims"], sentence.get("optional", [])
    total.sentences += 1
    total.wanted += len(wanted)
    total.judged += len(judged)
    left = list(judged)
    for label in wanted:
        hit = next((one for one in left if same(label, one[0])), None)
        if hit is None:
            total.misses.append(f"{sentence['id']} not found: {label}")
            continue
        left.remove(hit)
        total.read_right += 1
        if hit[1] in label["verdict"]:
            total.found += 1
            total.right += 1
        else:
            total.misses.append(f"{sentence['id']} verdict {hit[1]}, wanted {label['verdict']}: {label}")
    for claim, verdict in left:
        label = next((one for one in optional if same(one, claim)), None)
        if label is not None and verdict in label["verdict"]:
            total.right += 1
            total.read_right += 1
        else:
            total.misses.append(f"{sentence['id']} wrongly judged {verdict}: {claim.to_dict()}")


def same(label: Mapping, claim) -> bool:
    """Whether a claim says what the label says."""
    return all(
        (
            _same_kind(label, claim),
            _same_places(label, claim),
            _same_value(label, claim),
            "gases" not in label or label["gases"] == str(claim.gases),
            bool(label.get("cumulative")) == claim.cumulative,
            bool(label.get("per_person")) == (claim.per == "person"),
            bool(label.get("negated")) == claim.negated,
            "period" not in label or tuple(label["period"]) == (claim.period.first, claim.period.last),
        )
    )


def _same_kind(label: Mapping, claim) -> bool:
    kind = KINDS.get(str(claim.quantity), str(claim.quantity))
    if kind == label["kind"]:
        return True
    # "became the largest in 2006" is an overtaking of whoever was
    if kind == "rank_since":
        return label["kind"] == "overtake" and "place" not in label
    # "has passed" and "emits more than" are true together where no year is named
    return {kind, label["kind"]} == {"compare", "overtake"} and claim.figure is None and "value" not in label


def _same_places(label: Mapping, claim) -> bool:
    if label["kind"].startswith("gas"):
        return {name.lower() for name in label["subject"]} == set(claim.subject)
    if label.get("group"):
        return (len(claim.subject) == 1 and len(claim.subject[0]) != 3) or claim.subject[0] in (
            "LDC",
            "G20",
            "G77",
        )
    if "subject" in label and set(label["subject"]) != set(claim.subject):
        return False
    other = {claim.within} if claim.within else set(claim.place)
    return set(label.get("place", [])) in (other, other - {"WORLD"})


def _same_value(label: Mapping, claim) -> bool:
    if "value" not in label:
        return True
    if claim.figure is None:
        return False
    stated = claim.figure.value
    if label["kind"] == "trend" and claim.direction:
        stated *= claim.direction
    return abs(stated - label["value"]) <= 0.02 * abs(label["value"]) + 1e-9


def speed(labelled, world) -> tuple[int, float]:
    """Words and seconds of one core for an article made of the labelled sentences."""
    from stocktake.claims import check_text

    text, words = [], 0
    while words < SPEED_WORDS:
        for sentence in labelled:
            text.append(sentence["text"])
            words += (
                len(sentence["text"].split()) if sentence["text"].isascii() else len(sentence["text"]) // 2
            )
    began = time.process_time()
    check_text("\n\n".join(text), world, 2024)
    return words, time.process_time() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--open", action="store_true", help="leave the hold-out shut")
    parser.add_argument("-v", "--verbose", action="store_true", help="tell every miss")
    given = parser.parse_args()
    from stocktake.sources.inventories import read_world

    world = read_world()
    print(f"{'set':<16}{'sentences':>10}{'claims':>8}{'judged':>8}{'precision':>11}{'recall':>8}{'read':>7}")
    for name in ("open", "opened") if given.open else ("open", "opened", "holdout"):
        labelled = yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf8"))
        for part in ("", "en", "zh"):
            chosen = [one for one in labelled if f"-{part}-" in one["id"]] if part else labelled
            got = score(chosen, world)
            print(
                f"{f'{name} {part}'.strip():<16}{got.sentences:>10}{got.wanted:>8}{got.judged:>8}"
                f"{got.precision:>11.3f}{got.recall:>8.3f}{got.read_right:>7}"
            )
            if given.verbose and not part:
                print("\n".join(got.misses))
    labelled = yaml.safe_load((HERE / "open.yaml").read_text(encoding="utf8"))
    words, seconds = speed(labelled, world)
    print(f"an article of {words} words: {seconds:.2f} s of one core")


if __name__ == "__main__":
    main()
