"""What holds for all commands: help, lazy imports, pipes, documentation."""

import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from kg.cli import COMMANDS, main

ROOT = Path(__file__).resolve().parents[2]
HEAVY = "spacy onnxruntime rdflib networkx pyvis trafilatura pyshacl rich"


def commands():
    context = click.Context(main)
    return {name: main.get_command(context, name) for name in main.list_commands(context)}


def run(*args, check=False, cwd=None):
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONUNBUFFERED"}
    return subprocess.run(
        [sys.executable, *args],
        capture_output=True,
        text=True,
        check=check,
        cwd=cwd,
        env=kept | {"PYTHONPATH": str(ROOT)},
    )


def test_help_imports_nothing_heavy():
    code = (
        "import sys\nfrom kg.cli import main\nmain(['--help'], standalone_mode=False)\n"
        f"print([m for m in '{HEAVY} pyoxigraph'.split() if m in sys.modules], file=sys.stderr)"
    )
    done = run("-c", code, check=True)
    assert done.stderr.strip() == "[]"
    assert all(f"  {name} " in done.stdout for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_command_module_imports_nothing_heavy(name):
    code = f"import sys, kg.cli.{name}\nprint([m for m in '{HEAVY}'.split() if m in sys.modules])"
    assert run("-c", code, check=True).stdout.strip() == "[]"


@pytest.mark.parametrize("name", COMMANDS)
def test_summary_is_the_one_of_the_command(name):
    command = commands()[name]
    assert command.get_short_help_str(200)
    assert command.help


def test_unknown_command_is_wrong_use():
    done = run("-m", "kg.cli", "bild")
    assert done.returncode == 2
    assert "No such command" in done.stderr


def test_version():
    from kg import __version__

    assert run("-m", "kg.cli", "--version").stdout.strip() == f"kg, version {__version__}"


def test_closed_pipe_is_quiet(graph):
    query = "SELECT * { ?s ?p ?o }"  # more than a pipe holds
    code = (
        "import subprocess, sys\n"
        f"kg = [sys.executable, '-m', 'kg.cli', 'query', '--format', 'csv', {query!r}]\n"
        "kg = subprocess.Popen(kg, stdout=subprocess.PIPE, stderr=subprocess.PIPE)\n"
        "kg.stdout.read(10)\nkg.stdout.close()\n"
        "print(kg.stderr.read(), kg.wait())"
    )
    assert run("-c", code, cwd=graph).stdout.split() == ["b''", "141"]


def test_every_command_and_option_is_documented(root):
    page = (root / "docs" / "cli.md").read_text(encoding="utf-8")
    lacking = [
        f"kg {name} {option}"
        for name, command in commands().items()
        for option in ("", *(o for p in command.params for o in p.opts if o.startswith("-")))
        if not re.search(rf"(?<![\w-]){re.escape(option)}(?![\w-])", section(page, name))
    ]
    lacking += [o for p in main.params for o in p.opts if f"`{o}`" not in page]
    assert lacking == []


def test_documentation_names_no_option_that_does_not_exist(root):
    page = (root / "docs" / "cli.md").read_text(encoding="utf-8")
    known = {"--help"} | {o for c in (main, *commands().values()) for p in c.params for o in p.opts}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", page)) - known == set()


def section(page, name):
    found = re.search(rf"^## kg {name}$(.*?)(?=^## |\Z)", page, re.DOTALL | re.MULTILINE)
    return found[1] if found else ""
