"""Every English sentence that the program's errors are made of, read from the syntax trees.

A sentence is a list of literal pieces with a hole between each two: what an f-string puts into a hole is
not known before the program runs. Conditional parts give a sentence for each of their branches; names of
constants and of local variables, and functions of the same file, are followed to what they stand for.
"""

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from stocktake import errors

ROOT = Path(__file__).parents[2] / "src" / "stocktake"
HOLE = object()  # what stands between two pieces
PARTS = {"came": 0, "wanted": 1, "next_step": None}
QUESTIONS = {"ask": 1, "ask_over": 2}  # NoAnswer quotes the question: which argument it is of these


@dataclass(frozen=True)
class Raised:
    """One sentence at one place.

    pieces : the literal text, in order; one hole between each two
    names  : the expressions in the holes, for whoever has to write a template
    """

    pieces: tuple[str, ...]
    names: tuple[str, ...]
    where: str

    @property
    def bare(self):
        """Whether all of it is known at run time only."""
        return not any(piece.strip(" :.") for piece in self.pieces)

    def template(self):
        """The sentence as one would write it into a catalogue, with numbered placeholders."""
        filled = [piece.replace("{", "{{").replace("}", "}}") for piece in self.pieces]
        return "".join(
            part + (f"{{{number}}}" if number < len(self.names) else "") for number, part in enumerate(filled)
        )


def kinds_of_error():
    kinds = [errors.StocktakeError]
    for kind in kinds:
        kinds += kind.__subclasses__()
    return {kind.__name__ for kind in kinds}


@cache
def raised():
    """All sentences given to errors, reasons of absence, and questions that an error quotes."""
    found = []
    kinds = kinds_of_error()
    for path in sorted(ROOT.rglob("*.py")):
        file = _File(path)
        for function, call in file.calls():
            for expression in _sentences(call, kinds):
                where = f"{path.relative_to(ROOT)}:{call.lineno}"
                found += [Raised(*_pieces(parts), where) for parts in file.values(expression, function)]
    return tuple(found)


def _sentences(call, kinds):
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    if name in kinds or ast.unparse(call.func) == "type(error)":
        for part, place in PARTS.items():
            if place is not None and len(call.args) > place:
                yield call.args[place]
            yield from (word.value for word in call.keywords if word.arg == part)
    elif name == "Absent":
        yield from call.args[:1]
    elif name in QUESTIONS and len(call.args) > 3:
        yield call.args[QUESTIONS[name]]


def _pieces(parts):
    pieces, names, text = [], [], ""
    for part in parts:
        if isinstance(part, str):
            text += part
        else:
            pieces.append(text)
            names.append(ast.unparse(part[1]))
            text = ""
    return tuple([*pieces, text]), tuple(names)


class _File:
    """One source file, and what its expressions may stand for."""

    def __init__(self, path):
        self.tree = ast.parse(path.read_text(encoding="utf8"))
        self.following = []
        self.functions = {
            node.name: node for node in ast.walk(self.tree) if isinstance(node, ast.FunctionDef)
        }
        self.constants = {
            node.targets[0].id: node.value
            for node in self.tree.body
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
        }

    def calls(self):
        """Every call, with the function it stands in."""
        yield from self._calls(self.tree, None)

    def _calls(self, node, function):
        for child in ast.iter_child_nodes(node):
            inner = child if isinstance(child, ast.FunctionDef) else function
            if isinstance(child, ast.Call):
                yield inner, child
            yield from self._calls(child, inner)

    def values(self, expression, function):
        """Every sentence the expression may be, as lists of texts and holes."""
        known = self._known(expression, function)
        return known if known is not None else [[(HOLE, expression)]]

    def _known(self, expression, function):
        match expression:
            case ast.Constant(value=str(text)):
                return [[text]] if text else []
            case ast.IfExp():
                return self._branch(expression.body, function) + self._branch(expression.orelse, function)
            case ast.BoolOp(op=ast.Or()):
                return [one for each in expression.values for one in self.values(each, function)]
            case ast.BinOp(op=ast.Add()):
                left, right = (self._branch(side, function) for side in (expression.left, expression.right))
                return [[*one, *other] for one in left for other in right]
            case ast.JoinedStr():
                return self._joined(expression, function)
            case ast.Name(id=name):
                return self._named(name, function)
            case ast.Call(func=ast.Name(id="next"), args=[first, default]):
                return [[(HOLE, first)], *self._branch(default, function)]
            case ast.Call(func=ast.Name(id=name)) if name in self.functions:
                return self._returned(self.functions[name])
        return None

    def _branch(self, expression, function):
        """As ``values``; an empty text is a branch too."""
        if isinstance(expression, ast.Constant):
            return [[str(expression.value)]]
        return self.values(expression, function)

    def _joined(self, expression, function):
        found = [[]]
        for value in expression.values:
            if isinstance(value, ast.Constant):
                ways = [[value.value]]
            else:
                ways = self._branches(value.value, function) or [[(HOLE, value.value)]]
            found = [[*before, *way] for before in found for way in ways]
        return found

    def _branches(self, expression, function):
        """Both wordings of what an f-string puts in, where it is conditional there or at its assignment."""
        if isinstance(expression, ast.Name):
            assigned = self._assigned(expression.id, function)
            expression = assigned[0] if len(assigned) == 1 else expression
        if isinstance(expression, ast.IfExp):
            branches = (expression.body, expression.orelse)
            worded = all(isinstance(getattr(one, "value", ""), str) for one in branches)
            if worded and all(isinstance(one, ast.Constant | ast.JoinedStr) for one in branches):
                return [way for one in branches for way in self._branch(one, function)]
            return None
        if isinstance(expression, ast.Call) and isinstance(expression.func, ast.Name):
            returned = (
                self._returned(self.functions[expression.func.id]) if self._is_local(expression) else []
            )
            texts = ["".join(part for part in one if isinstance(part, str)) for one in returned]
            return returned if all(text.strip() for text in texts) else None
        return None

    def _is_local(self, call):
        return call.func.id in self.functions

    def _assigned(self, name, function):
        return [
            node.value
            for node in ast.walk(function or ast.Module([], []))
            if isinstance(node, ast.Assign)
            and any(isinstance(target, ast.Name) and target.id == name for target in node.targets)
        ]

    def _named(self, name, function):
        assigned = self._assigned(name, function)
        if name in self.following:  # it is made of itself
            return None
        if assigned:
            self.following.append(name)
            found = [one for value in assigned for one in self._branch(value, function)]
            self.following.pop()
            return found
        if name in self.constants:
            return self.values(self.constants[name], None)
        return None

    def _returned(self, function):
        return [
            one
            for node in ast.walk(function)
            if isinstance(node, ast.Return) and node.value is not None
            for one in self.values(node.value, function)
        ]
