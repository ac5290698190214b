"""Write what is generated from the code: the tables of ARCHITECTURE.md, docs/errors.md, docs/commands.md.

``python scripts/write_documents.py`` writes them; ``--check`` says which differ. tests/docs runs the check.
"""

from __future__ import annotations

import ast
import contextlib
import inspect
import io
import os
import re
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
PACKAGE = REPOSITORY / "src" / "diptych"
LAYERS = ("apps", "workflows", "domains", "algorithms", "adapters", "model")


def commands() -> list[tuple[str, ...]]:
    """Every command with its words, in the order of the help pages."""
    import typer

    from diptych.apps.cli import app

    found: list[tuple[str, ...]] = []
    for name, one in typer.main.get_command(app).commands.items():  # type: ignore[attr-defined]
        inner = getattr(one, "commands", None)
        found += [(name, each) for each in inner] if inner else [(name,)]
    return found


def docstring(path: Path) -> str:
    """The docstring of a module, without importing it."""
    return ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""


def first_paragraph(text: str) -> str:
    """The first paragraph on one line, fit for a table."""
    line = " ".join(text.strip().split("\n\n")[0].split())
    return line.replace("``", "`").replace("|", "\\|")


def duties(text: str) -> tuple[str, str, str]:
    """What a package's docstring says after *In*, *Out* and *Never here*."""
    rest = " ".join(text.split())
    found = re.search(r"In: (.*?)\.? Out: (.*?)\.? Never here: (.*?)\.?$", rest)
    if not found:
        return "", "", ""
    taken, given, never = (part.replace("``", "`").replace("|", "\\|") for part in found.groups())
    return taken, given, never


def table(heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """A Markdown table."""
    lines = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    lines += ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join(lines)


def packages_table() -> str:
    """Layers and domains with their duties."""
    folders = [PACKAGE / layer for layer in LAYERS]
    domains = sorted(p.parent for p in (PACKAGE / "domains").glob("*/__init__.py"))
    rows = []
    for folder in [*folders, *domains]:
        text = docstring(folder / "__init__.py")
        name = folder.relative_to(PACKAGE).as_posix()
        rows.append((f"`{name}`", first_paragraph(text), *duties(text)))
    return table(("package", "duty", "in", "out", "never here"), rows)


def modules_table(folder: str) -> str:
    """The modules of one layer with their first lines."""
    rows = [
        (f"`{path.relative_to(PACKAGE).as_posix()}`", first_paragraph(docstring(path)))
        for path in sorted((PACKAGE / folder).rglob("*.py"))
        if path.name != "__init__.py"
    ]
    return table(("module", "what it does"), rows)


def architecture() -> str:
    """ARCHITECTURE.md with its tables renewed."""
    text = (REPOSITORY / "ARCHITECTURE.md").read_text(encoding="utf-8")
    parts = {"packages": packages_table()} | {layer: modules_table(layer) for layer in LAYERS}
    for name, content in parts.items():
        block = re.compile(rf"(<!-- begin {name} -->\n).*?(<!-- end {name} -->)", re.DOTALL)
        text, n_found = block.subn(lambda m, c=content: f"{m.group(1)}{c}\n{m.group(2)}", text)
        if n_found != 1:
            raise ValueError(f"ARCHITECTURE.md has {n_found} blocks named {name}, expected 1")
    return text


def access_page() -> str:
    """docs/access.md from the declarations beside the routes."""
    from diptych.apps.web.app import routed_app
    from diptych.apps.web.bench import Bench
    from diptych.model.team import GRANTS, Need, Role

    meanings = re.findall(
        r'^    ([A-Z]+) = "\w+"\n    """(.*?)"""', inspect.getsource(Need), re.MULTILINE | re.DOTALL
    )
    told = {name: " ".join(text.split()) for name, text in meanings}
    roles = [
        (f"`{need.value}`", told[need.name], *("yes" if need in GRANTS[role] else "" for role in Role))
        for need in Need
    ]
    routes = [
        (
            f"{one.method} `{one.path}`",
            f"`{one.access.need.value}`" if one.access else "nobody",
            ", ".join(f"{what} (`{name}`)" for name, what in one.access.items) if one.access else "",
        )
        for one in routed_app(Bench()).state.declared
    ]
    return (
        "# Who may do what in a team\n\n"
        "<!-- written by scripts/write_documents.py from what stands beside each route -->\n\n"
        "Each route of the workbench says what it needs; a route that said nothing would let nobody in. A test asks\n"
        "every route for every role and every class of item and compares with these tables\n"
        "([team](handbook/team.md)).\n\n"
        + table(("need", "what it is", *(role.value for role in Role)), roles)
        + "\n\nTokens have any role but owner, and nothing that needs `person`. Where a route names an item that is\n"
        "kept from whoever asks, it answers as if the item had never existed.\n\n"
        + table(("route", "needs", "items that it names"), routes)
        + "\n"
    )


def errors_page() -> str:
    """docs/errors.md from model/errors.py."""
    from diptych.model import errors

    failures = [
        value
        for value in vars(errors).values()
        if isinstance(value, type) and issubclass(value, errors.DiptychError)
    ]
    rows = [
        ("0", "", "done; an *undetermined* answer is a result", ""),
        ("1", "", "a check ran to its end and found problems", "Read its lines."),
        ("3", "", "the run ended, and some files could not be read", "Read its lines; the others are done."),
    ]
    for failure in sorted(failures, key=lambda f: f.exit_code):
        meaning = first_paragraph(failure.__doc__ or "").rstrip(".")
        rows.append(
            (str(failure.exit_code), f"`{failure.kind}`", meaning[0].lower() + meaning[1:], failure.advice)
        )
    rows.append(("130", "`interrupted`", "stopped with Ctrl-C", "Run again; finished steps are kept."))
    return (
        "# Exit codes and errors\n\n"
        "<!-- written by scripts/write_documents.py from src/diptych/model/errors.py -->\n\n"
        "A command that fails prints one line with advice on standard error. With `--json` it prints one\n"
        "document on standard output instead, also for a wrong call:\n\n"
        "```json\n"
        '{"error": {"kind": "not_a_video", "message": "notes.mp4 is not a video that can be opened", '
        '"advice": "Check that the file is a video and was copied in full."}}\n'
        "```\n\n" + table(("exit code", "kind", "meaning", "advice"), rows) + "\n"
    )


def commands_page() -> str:
    """docs/commands.md from the help pages."""
    os.environ["COLUMNS"] = "100"
    from diptych.apps.cli import run

    parts = ["# Commands\n\n<!-- written by scripts/write_documents.py from the help pages -->\n"]
    for words in ((), *commands()):
        shown = io.StringIO()
        with contextlib.redirect_stdout(shown):
            run([*words, "--help"])
        title = " ".join(("diptych", *words))
        parts.append(f"## {title}\n\n```\n{shown.getvalue().strip()}\n```\n")
    return "\n".join(parts)


def documents() -> dict[str, str]:
    """Every generated document: its name and what it should hold."""
    return {
        "ARCHITECTURE.md": architecture(),
        "docs/access.md": access_page(),
        "docs/errors.md": errors_page(),
        "docs/commands.md": commands_page(),
    }


def differing() -> list[str]:
    """Names of the documents that differ from what the code says."""
    return [
        name
        for name, text in documents().items()
        if not (REPOSITORY / name).is_file() or (REPOSITORY / name).read_text(encoding="utf-8") != text
    ]


def main() -> int:
    """Write, or only check."""
    if "--check" in sys.argv[1:]:
        names = differing()
        for name in names:
            print(f"{name} differs from the code; run: make docs")
        return 1 if names else 0
    for name, text in documents().items():
        (REPOSITORY / name).parent.mkdir(parents=True, exist_ok=True)
        (REPOSITORY / name).write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
