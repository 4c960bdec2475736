"""Choice axes, admissible sets, and how a question runs over them.

An answer such as "40 %" rests on choices: which data set, which gases, which metric, which land-use
convention. An :class:`Axis` is one such choice with its default and the reason for it. A
:class:`ChoiceSet` is the product of axes, each open or fixed by the user. :func:`ask` runs a question
once per combination; what the data cannot serve raises :class:`Absent` with the reason and stays in
the answer as absent, so nothing is dropped in silence.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from stocktake.errors import NoAnswer, UnknownChoice, nearest
from stocktake.findings import Alternative, Finding

Choices = Mapping[str, str]


class Absent(Exception):
    """Not an error but a fact about the data: this combination cannot be served; ``reason`` says why."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


@dataclass(frozen=True)
class Axis:
    """One choice that an answer rests on.

    name    : such as ``gases``
    choices : admissible names, in the order in which they are shown
    default : the choice of the headline
    reason  : why that is the default, one sentence
    """

    name: str
    choices: tuple[str, ...]
    default: str
    reason: str

    def __post_init__(self) -> None:
        assert self.default in self.choices, f"{self.name}: default {self.default} is no choice"

    def fixed(self, choice: str) -> Axis:
        """The same axis with one choice left; UnknownChoice where it has none of that name."""
        for known in self.choices:
            if known.casefold() == choice.casefold():
                return replace(self, choices=(known,), default=known)
        raise UnknownChoice(
            f"'{choice}' is no choice for {self.name}",
            f"Known are {', '.join(self.choices)}",
            nearest=nearest(choice, self.choices),
            next_step="See `stocktake choices`",
        )


@dataclass(frozen=True)
class ChoiceSet:
    """A product of axes; each combination picks one choice on every axis."""

    axes: tuple[Axis, ...]

    @property
    def defaults(self) -> dict[str, str]:
        """Axis name to default choice: the combination of the headline."""
        return {axis.name: axis.default for axis in self.axes}

    def axis(self, name: str) -> Axis:
        """The axis of that name; UnknownChoice where there is none."""
        for axis in self.axes:
            if axis.name == name:
                return axis
        names = [axis.name for axis in self.axes]
        raise UnknownChoice(
            f"This question has no choice called '{name}'",
            f"It rests on {', '.join(names)}",
            nearest=nearest(name, names),
            next_step="See `stocktake choices`",
        )

    def fix(self, fixed: Choices) -> ChoiceSet:
        """The same set with the named axes held at one choice each."""
        for name in fixed:
            self.axis(name)
        return ChoiceSet(
            tuple(axis.fixed(fixed[axis.name]) if axis.name in fixed else axis for axis in self.axes)
        )

    def __iter__(self) -> Iterator[dict[str, str]]:
        names = [axis.name for axis in self.axes]
        for combination in itertools.product(*(axis.choices for axis in self.axes)):
            yield dict(zip(names, combination, strict=True))

    def __len__(self) -> int:
        size = 1
        for axis in self.axes:
            size *= len(axis.choices)
        return size


@dataclass(frozen=True)
class Answer:
    """What a question gives for one combination.

    value   : in the finding's unit; None where the truth is "it did not happen" (say why in ``reason``)
    sources : keys of the data sets it used
    """

    value: float | int | str | bool | None
    sources: tuple[str, ...] = ()
    reason: str = ""
    extra: Mapping[str, object] = field(default_factory=dict)


def ask(
    identifier: str,
    question: str,
    unit: str,
    choices: ChoiceSet,
    answer: Callable[[Choices], Answer],
    **keys: object,
) -> Finding:
    """Run ``answer`` over every combination of ``choices``; give the finding.

    answer : called with axis name to choice; gives an Answer or raises Absent
    keys   : further keys of a row, such as place or rank
    raises : NoAnswer where the default combination and all others are absent

    The headline is the value under the defaults. Where the defaults themselves are absent, the first
    combination that has a value stands in, and the finding says so in ``note``.
    """
    table: list[Alternative] = []
    sources: list[str] = []
    for combination in choices:
        try:
            given = answer(combination)
        except Absent as absent:
            table.append(Alternative(combination, absent=absent.reason))
            continue
        table.append(
            Alternative(combination, value=given.value, reason=given.reason, extra=dict(given.extra))
        )
        sources += [key for key in given.sources if key not in sources]
    served = [row for row in table if row.absent is None]
    if not served:
        raise NoAnswer(
            f"No choice of data can answer: {question}",
            table[0].absent or "",
            next_step="Free a fixed choice, or ask for another year or place",
        )
    headline = next((row for row in served if row.choices == choices.defaults), None)
    note = ""
    if headline is None:
        headline = served[0]
        default = next(row for row in table if row.choices == choices.defaults)
        note = f"The default choices cannot serve this question: {default.absent}"
    return Finding.of(
        identifier,
        question,
        headline,
        unit,
        alternatives=tuple(table),
        sources=tuple(sources),
        note=note,
        keys=keys,
    )
