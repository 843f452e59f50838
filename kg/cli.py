"""The command line: ``kg``. Options are read here, the work is done elsewhere, errors end in one sentence."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from kg import __version__
from kg.commands import ask, demo, exchange, ingest, look, question, review, serve, streams
from kg.commands.terminal import CommandError, note

SECTIONS: dict[str, tuple[Callable[..., None], ...]] = {
    "First": (demo.demo,),
    "Articles": (ingest.add, ingest.remove, ingest.extract),
    "Questions": (question.ask, ask.query, ask.show, ask.sparql),
    "The whole graph": (look.view, serve.serve, look.stats, look.validate),
    "Into files and back": (exchange.export, exchange.import_, exchange.backup, exchange.restore),
    "Quality": (review.review, look.evaluate),
}
# Newer releases of typer bring click along under a name of their own.
_CLICK_ERROR: type[Exception] = next(c for c in typer.BadParameter.__mro__ if c.__name__ == "ClickException")
_STOPPED = 130
# The library that reads options would search all that is installed for plugins of its own.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


class Sections(TyperGroup):
    """The list of commands by what they are for."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 -- the signature is given
        """Write one section a purpose."""
        for title, members in SECTIONS.items():
            with formatter.section(title):
                names = [member.__name__ for member in members]
                formatter.write_dl([(f"{name:8}", self.commands[name].get_short_help_str(70)) for name in names])


app = typer.Typer(
    name="kg",
    cls=Sections,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
for _command in (member for members in SECTIONS.values() for member in members):
    app.command()(_command)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"govkg {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version.")
    ] = False,
) -> None:
    """Chinese local-government news as a knowledge graph, with the sentence behind every fact.

    kg COMMAND --help says more. The graph is output/graph unless --graph or KG_GRAPH names another.
    """


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit code is 0 done, 1 bad input or nothing found, 2 wrong usage."""
    streams.prepare()
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has had enough; what is still buffered must not fail at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except CommandError as error:
        note(f"kg: {error}")
        return error.code
    return code


def _run(arguments: Sequence[str] | None) -> int:
    command = typer.main.get_command(app)
    try:
        code = command.main(args=arguments, prog_name="kg", standalone_mode=False)
    except CommandError as error:
        note(f"kg: {error}")
        return error.code
    except _CLICK_ERROR as error:
        return _usage(error)
    except (KeyboardInterrupt, typer.Abort):
        code = _STOPPED
    except BrokenPipeError:
        raise
    except SystemExit as error:
        # typer has met a broken pipe before us.
        raise BrokenPipeError from error
    except Exception as error:
        if os.environ.get("KG_DEBUG"):
            raise
        note(f"kg: internal error ({type(error).__name__}: {error}); set KG_DEBUG=1 to see where.")
        return 1
    if code == _STOPPED:
        note("kg: stopped; every article is wholly in the graph or not at all.")
    return code if isinstance(code, int) else 0


def _usage(error: Any) -> int:
    """Say what is wrong with the command line in one sentence; ``kg`` alone is a question for help."""
    message = error.format_message().replace("Value error, ", "")
    path = error.ctx.command_path if getattr(error, "ctx", None) else "kg"
    if "\n" in message:
        note(message)
    else:
        note(f"{path}: {message.rstrip('.?')}{'?' if message.endswith('?') else '.'} Try '{path} --help'.")
    return int(error.exit_code)


if __name__ == "__main__":
    sys.exit(main())
