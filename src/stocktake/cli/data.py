"""``stocktake data``: what the package carries and where it came from; build, verify and fetch it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stocktake import __version__
from stocktake.cli.app import app
from stocktake.cli.options import AsJson, InLanguage
from stocktake.cli.output import console, print_json, print_table
from stocktake.errors import MissingPart

if TYPE_CHECKING:
    from stocktake.provenance import Source
    from stocktake.report.language import Words
    from stocktake.sources.fetch import Fetched

data = typer.Typer(
    name="data",
    help="What the package carries and where it came from: list, cite, build, verify, fetch.",
    no_args_is_help=True,
)
app.add_typer(data)

From = Annotated[
    Path, typer.Option("--from", help="Folder of the publishers' original files.", show_default=False)
]


@data.command("list")
def list_sources(as_json: AsJson = False, lang: InLanguage = None) -> None:
    """Every source with its version, licence, years and the hash of its originals."""
    from stocktake.report.language import choose_language, words
    from stocktake.sources import read_catalogue
    from stocktake.sources.snapshot.store import embedded

    sources = read_catalogue()
    files = embedded().manifest["files"]
    size = sum(entry["bytes"] for entry in files.values())
    if as_json:
        sourced = [source.to_dict() for source in sources.values()]
        tables = {name: {"rows": entry["rows"], "bytes": entry["bytes"]} for name, entry in files.items()}
        print_json({"rows": sourced, "tables": tables, "bytes": size, "version": __version__})
        return
    catalogue = words(choose_language(lang))
    _show_sources(list(sources.values()), catalogue)
    originals = {path for source in sources.values() for path, _ in source.sha256}
    summary = catalogue.say(
        "data.list.summary",
        sources=len(sources),
        originals=len(originals),
        files=len(files),
        megabytes=_megabytes(size),
    )
    console().print(summary)


def _show_sources(sources: Sequence[Source], catalogue: Words) -> None:
    """A row per source: version, years, licence and the hash of its originals."""
    from stocktake.report.numbers import subscripts

    say = catalogue.say
    rows = [
        (
            source.key,
            subscripts(source.name(catalogue.language)),
            source.version,
            f"{source.years[0]}-{source.years[1]}" if source.years else "",
            source.licence,
            _hashes(source.sha256, say),
        )
        for source in sources
    ]
    heads = [say(f"data.list.{name}") for name in ("key", "name", "version", "years", "licence", "hash")]
    print_table(heads, rows, title=say("data.list.title"))


@data.command()
def cite(
    keys: Annotated[list[str] | None, typer.Argument(help="Keys of sources; all without any.")] = None,
    as_json: AsJson = False,
) -> None:
    """How to cite the sources."""
    from stocktake.sources import read_catalogue
    from stocktake.sources.catalogue import source_of

    chosen = [source_of(key) for key in keys] if keys else list(read_catalogue().values())
    if as_json:
        rows = [
            {"key": source.key, "citation": source.citation, "doi": source.doi, "licence": source.licence}
            for source in chosen
        ]
        print_json({"rows": rows, "version": __version__})
        return
    for source in chosen:
        address = f"https://doi.org/{source.doi}" if source.doi else source.url
        typer.echo(f"{source.key}: {source.citation} {address} ({source.licence})".replace("  ", " "))


@data.command()
def build(
    source: From,
    to: Annotated[
        Path | None,
        typer.Option(
            "--to", help="Folder of the snapshot; that of the package without it.", show_default=False
        ),
    ] = None,
    as_json: AsJson = False,
    lang: InLanguage = None,
) -> None:
    """Build the embedded tables from the publishers' original files."""
    from stocktake.report.language import choose_language, words
    from stocktake.sources.readers import READERS
    from stocktake.sources.snapshot.build import build as build_snapshot
    from stocktake.sources.snapshot.store import EMBEDDED, Snapshot

    say = words(choose_language(lang)).say
    target = to or EMBEDDED
    with _progress(say("data.build.working"), len(READERS) + 1) as told:
        build_snapshot(source, target, told)
    files = Snapshot(target).manifest["files"]
    size = sum(entry["bytes"] for entry in files.values())
    if as_json:
        rows = [
            {"file": name, "rows": entry["rows"], "bytes": entry["bytes"]} for name, entry in files.items()
        ]
        print_json({"folder": str(target), "rows": rows, "bytes": size, "version": __version__})
        return
    typer.echo(say("data.build.done", files=len(files), megabytes=_megabytes(size), folder=target))


@data.command()
def verify(source: From, as_json: AsJson = False, lang: InLanguage = None) -> None:
    """Rebuild from the originals and compare with the embedded tables, value for value."""
    from stocktake.report.language import choose_language, words
    from stocktake.sources.readers import READERS
    from stocktake.sources.snapshot.verify import verify as verify_snapshot

    say = words(choose_language(lang)).say
    with _progress(say("data.verify.working"), len(READERS) + 1) as told:
        compared = verify_snapshot(source, told=told)
    wrong = [part for part in compared if not part.equal]
    if as_json:
        rows = [{"file": part.file, "rows": part.rows, "difference": part.difference} for part in compared]
        print_json({"equal": not wrong, "rows": rows, "version": __version__})
    elif not wrong:
        typer.echo(say("data.verify.equal", files=len(compared)))
    for part in wrong if not as_json else ():
        typer.echo(say("data.verify.different", file=part.file, difference=part.difference))
    if wrong:
        raise typer.Exit(2)


@data.command()
def fetch(
    keys: Annotated[list[str] | None, typer.Argument(help="Keys of sources; all without any.")] = None,
    to: Annotated[
        Path | None,
        typer.Option("--to", help="Folder to fetch to; the cache without it.", show_default=False),
    ] = None,
    as_json: AsJson = False,
    lang: InLanguage = None,
) -> None:
    """Fetch the publishers' original files, each checked by its hash."""
    from stocktake.report.language import choose_language, words
    from stocktake.sources.cache import originals_folder
    from stocktake.sources.decide import decide
    from stocktake.sources.fetch import fetch as fetch_originals
    from stocktake.sources.fetch import need_success, paths_of

    say = words(choose_language(lang)).say
    folder = to or originals_folder()
    paths = paths_of(keys or [])
    with _progress(say("data.fetch.working"), len(decide(folder, paths).fetch)) as told:
        result = fetch_originals(folder, paths, told=lambda original: told(original.path))
    if as_json:
        _print_fetched_json(result, folder)
    else:
        _print_fetched(result, folder, say)
    need_success(result)
    if result.decision.nowhere and keys:
        raise MissingPart(
            f"{len(result.decision.nowhere)} of the files cannot be fetched as such",
            next_step="They were made from the publisher's files; see docs/data.md",
        )


def _print_fetched(result: Fetched, folder: Path, say: Callable[..., str]) -> None:
    from stocktake.sources.decide import where_to_get

    for original in result.decision.other:
        typer.echo(say("data.fetch.other", path=original.path), err=True)
    for original in result.decision.nowhere:
        typer.echo(say("data.fetch.nowhere", path=original.path, why=where_to_get(original)), err=True)
    done, present = len(result.done), len(result.decision.present)
    typer.echo(say("data.fetch.done", fetched=done, folder=folder, present=present))


def _print_fetched_json(result: Fetched, folder: Path) -> None:
    states = {
        "fetched": result.done,
        "present": result.decision.present,
        "another file": result.decision.other,
        "cannot be fetched": result.decision.nowhere,
        "failed": tuple(original for original, _ in result.failed),
    }
    rows = [{"file": original.path, "state": state} for state, found in states.items() for original in found]
    print_json({"folder": str(folder), "rows": rows, "version": __version__})


@contextmanager
def _progress(title: str, total: int) -> Iterator[Callable[[str], None]]:
    """A bar on standard error, for people only: nothing where that is no terminal."""
    from rich.progress import Progress

    screen = console(to_error=True)
    with Progress(console=screen, transient=True, disable=not screen.is_terminal) as bar:
        task = bar.add_task(title, total=total)

        def told(name: str) -> None:
            bar.update(task, advance=1, description=f"{title} {name}")

        yield told


def _hashes(pairs: tuple[tuple[str, str], ...], say: Callable[..., str]) -> str:
    first = pairs[0][1][:12] if pairs else ""
    if len(pairs) > 1:
        return say("data.list.files", first=first, more=len(pairs) - 1)
    return say("data.list.one_file", first=first)


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.1f}"
