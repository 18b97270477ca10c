"""The command line: one module a command, imported when the command runs.

Exit codes: 0 done; 1 done, but an input was refused or needs a look; 2 wrong use, or not done;
130 interrupted; 141 the reader of a pipe went away.
"""

from __future__ import annotations

import click

from kg import __version__
from kg.cli.group import LazyGroup

COMMANDS = {
    "build": "Build or extend a graph from articles.",
    "extract": "Print the facts of articles as JSON Lines.",
    "query": "Ask a graph a SPARQL query, or one of the library by name.",
    "explain": "Show a fact or an actor with the sentences that say it.",
    "resolve": "List the actors that may be one, and judge them.",
    "review": "Judge pairs of actors with the evidence of both sides.",
    "view": "Write a graph as one interactive HTML file.",
    "export": "Write a graph in the format of another tool.",
    "info": "Tell what a graph holds.",
    "validate": "Check a graph and the evidence of its facts.",
    "evaluate": "Score extracted facts against gold facts.",
}


@click.group(
    cls=LazyGroup,
    summaries=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option("--debug", is_flag=True, envvar="KG_DEBUG", help="Show the traceback of an error.")
@click.version_option(__version__, prog_name="kg")
def main(debug: bool) -> None:
    """News articles to a knowledge graph of actors, positions, threats and contracts.

    Start with: kg build ARTICLES, then kg query threats.
    """
    del debug  # read from the context where an error is shown
