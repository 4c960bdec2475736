"""Groups of options: the command line sees each option, the command gets the group."""

from dataclasses import dataclass
from typing import Annotated

import typer
from typer.testing import CliRunner

from stocktake.cli.groups import with_groups

Loud = Annotated[bool, typer.Option("--loud", help="In capitals.")]


@dataclass(frozen=True)
class Voice:
    loud: Loud = False
    times: Annotated[int, typer.Option("--times", help="How often.")] = 1

    def say(self, word):
        return " ".join([word.upper() if self.loud else word] * self.times)


def application():
    app = typer.Typer()

    @app.command()
    @with_groups
    def greet(
        name: Annotated[str, typer.Argument(help="Whom.")],
        first: Annotated[bool, typer.Option("--first")] = False,
        *,
        voice: Voice,
        last: Annotated[bool, typer.Option("--last")] = False,
    ) -> None:
        """Greet somebody."""
        typer.echo(f"{voice.say(name)} {first} {last}")

    return app


def run(*words):
    found = CliRunner().invoke(application(), words)
    return found.exit_code, found.output


def test_a_command_gets_its_group_filled():
    assert run("Ada", "--loud", "--times", "2", "--last") == (0, "ADA ADA False True\n")


def test_what_is_not_given_has_the_groups_default():
    assert run("Ada", "--first") == (0, "Ada True False\n")


def test_help_shows_the_options_of_a_group_where_the_group_stands():
    _, text = run("--help")
    places = [text.index(word) for word in ("--first", "--loud", "--times", "--last")]
    assert places == sorted(places) and "Greet somebody." in text


def test_an_option_that_no_group_has_is_refused():
    code, _ = run("Ada", "--soft")
    assert code == 2
