"""Choice axes, admissible sets, and how a question runs over them.

An answer such as "40 %" rests on choices: which data set, which gases, which metric, which land-use
convention. An :class:`Axis` is one such choice with its default and the reason for it. A
:class:`ChoiceSet` is the product of axes, each open or fixed by the user. :func:`ask` runs a question
once per combination; what the data cannot serve raises :class:`Absent` with the reason and stays in
the answer as absent, so nothing is dropped in silence.

Axes depend on one another: a metric says nothing about CO2 alone, a data set without methane is absent
whatever the metric. A choice set's ``canonical`` form of a combination puts NOT_APPLICABLE on an axis that
does not matter and ANY on those that cannot mend an absence, so an answer stands in the table once.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from stocktake.errors import NoAnswer, UnknownChoice, nearest
from stocktake.findings import Alternative, Finding

Choices = Mapping[str, str]

NOT_APPLICABLE = "not applicable"
ANY = "any"


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
    """A product of axes; each combination picks one choice on every axis.

    canonical : the form in which a combination stands in the table; combinations of one form stand there
                once. It may mend a contradiction by moving another axis, but never one that is fixed.
    """

    axes: tuple[Axis, ...]
    canonical: Callable[[Choices], dict[str, str]] = dict
    _forms: list[dict[str, str]] = field(default_factory=list, repr=False, compare=False)

    @property
    def defaults(self) -> dict[str, str]:
        """Axis name to default choice: the combination of the headline."""
        return self.canonical({axis.name: axis.default for axis in self.axes})

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
            tuple(axis.fixed(fixed[axis.name]) if axis.name in fixed else axis for axis in self.axes),
            self.canonical,
        )

    def __iter__(self) -> Iterator[dict[str, str]]:
        if not self._forms:
            self._forms.extend(self._combinations())
        return iter(self._forms)

    def _combinations(self) -> Iterator[dict[str, str]]:
        names = [axis.name for axis in self.axes]
        admitted = [{*axis.choices, NOT_APPLICABLE, ANY} for axis in self.axes]
        seen: set[tuple[str, ...]] = set()
        for combination in itertools.product(*(axis.choices for axis in self.axes)):
            form = self.canonical(dict(zip(names, combination, strict=True)))
            key = tuple(form[name] for name in names)
            if key not in seen and all(one in good for one, good in zip(key, admitted, strict=True)):
                seen.add(key)
                yield form

    def __len__(self) -> int:
        return sum(1 for _ in self)


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

    The headline is the value under the defaults. Where the defaults themselves are absent, the first of
    the combinations most like them that has a value stands in, and the finding says so in ``note``.
    """
    table, sources = _answered(choices, answer)
    headline, note = _headline(table, choices, question)
    return Finding.of(
        identifier,
        question,
        headline,
        unit,
        alternatives=table,
        sources=sources,
        note=note,
        keys=keys,
    )


def _answered(
    choices: ChoiceSet, answer: Callable[[Choices], Answer]
) -> tuple[tuple[Alternative, ...], tuple[str, ...]]:
    """What every combination gives, an absent one with its reason, and the sources of all."""
    table: list[Alternative] = []
    sources: dict[str, None] = {}
    for combination in choices:
        try:
            given = answer(combination)
        except Absent as absent:
            table.append(Alternative(combination, absent=absent.reason))
            continue
        table.append(
            Alternative(combination, value=given.value, reason=given.reason, extra=dict(given.extra))
        )
        sources |= dict.fromkeys(given.sources)
    return tuple(table), tuple(sources)


def _headline(table: Sequence[Alternative], choices: ChoiceSet, question: str) -> tuple[Alternative, str]:
    """The row of the defaults, or the one that stands in for it and a note that says so."""
    defaults = choices.defaults
    served = [row for row in table if row.absent is None]
    default = next((row for row in table if row.choices == defaults), None)
    if not served:
        raise NoAnswer(
            f"No choice of data can answer: {question}",
            _why(default, table),
            next_step="Free a fixed choice, or ask for another year or place",
        )
    if default is not None and default.absent is None:
        return default, ""
    wished = {axis.name: axis.default for axis in choices.axes}  # not canonical: an axis that the default
    # combination makes moot may matter in the one that stands in
    headline = max(served, key=lambda row: _agreement(row.choices, wished))
    return headline, f"The default choices cannot serve this question: {_why(default, table)}"


def _agreement(one: Choices, other: Choices) -> int:
    return sum(one[name] == choice for name, choice in other.items())


def _why(default: Alternative | None, table: Sequence[Alternative]) -> str:
    """Why the defaults, or failing that the first combination, have no value."""
    if default is not None and default.absent:
        return default.absent
    return next((row.absent for row in table if row.absent), "The fixed choices contradict one another")
