"""Joint statements, clause by clause: what is quantified, what is not, and what one must assume to give it an
effect.

A clause without an amount has none here either. ``assumptions`` names every choice that a user must make
before a clause moves emissions; a clause with no entry there cannot be given an effect at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stocktake.errors import BadFile


@dataclass(frozen=True)
class Clause:
    """One clause.

    value, value_high : as stated, None where there is no number
    assumptions       : axes to choose on before it has an effect on emissions
    """

    id: str
    says: str
    quantified: bool
    says_zh: str = ""
    value: float | None = None
    value_high: float | None = None
    unit: str = ""
    unit_zh: str = ""
    target_year: str = ""
    base: str = ""
    comparator: str = ""
    assumptions: tuple[str, ...] = ()
    note: str = ""
    confidence: str = ""
    publisher: str = ""
    url: str = ""


@dataclass(frozen=True)
class JointStatement:
    """One statement of several Parties.

    parties : ISO3 codes or EU where they are few; else empty, and ``who`` says it
    date    : ISO date of publication
    """

    id: str
    title: str
    title_zh: str
    date: str
    nature: str
    who: str
    parties: tuple[str, ...] = ()
    clauses: tuple[Clause, ...] = ()
    note: str = ""

    def concerns(self, places: set[str]) -> bool:
        """Whether one of ``places`` is a named party; a statement of all or of many concerns everyone."""
        return not self.parties or bool(places & set(self.parties))

    def to_dict(self) -> dict[str, object]:
        """A plain dictionary, ready for JSON."""
        body = {
            name: getattr(self, name) for name in ("id", "title", "title_zh", "date", "nature", "who", "note")
        }
        clauses = [{**vars(clause), "assumptions": list(clause.assumptions)} for clause in self.clauses]
        return body | {"parties": list(self.parties), "clauses": clauses}


def statements_of(tree: object, file: str) -> tuple[JointStatement, ...]:
    """Statements from a parsed YAML document: a mapping with the list ``statements``."""
    if not isinstance(tree, Mapping) or not isinstance(tree.get("statements"), Sequence):
        raise BadFile(f"{file} has no list of statements", "A mapping with `statements:` was wanted")
    found: dict[str, JointStatement] = {}
    for entry in tree["statements"]:
        try:
            clauses = tuple(
                Clause(**{**clause, "assumptions": tuple(clause.get("assumptions", ()))})
                for clause in entry.get("clauses", ())
            )
            statement = JointStatement(
                **{**entry, "parties": tuple(entry.get("parties", ())), "clauses": clauses}
            )
        except TypeError as error:
            raise BadFile(
                f"{file}: the statement '{entry.get('id', '?')}' is not understood: {error}"
            ) from error
        if statement.id in found:
            raise BadFile(f"{file} has two statements called '{statement.id}'")
        found[statement.id] = statement
    return tuple(found.values())
