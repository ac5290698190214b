"""diptych serve: opens the workbench on this machine. Reads arguments, prints the address, serves."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from diptych.apps.cli_output import show, tell
from diptych.model.errors import NotInstalledError

FORMAT = "diptych-serve/1"

GOODBYE_S = 2
"""How long requests may take to end when the workbench is interrupted. Chosen by hand."""


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(serve)


def serve(
    case: Annotated[Path | None, typer.Argument(metavar="[CASE]", help="Folder of the case.")] = None,
    register: Annotated[
        str,
        typer.Option(metavar="FILE", envvar="DIPTYCH_REGISTER", help="Register; by default the case's own."),
    ] = "",
    archive: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", help="Archive to look for copies in; by default of the case's own recordings."
        ),
    ] = None,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="A loopback address.")] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(metavar="N", help="Port; where it is taken, the next that is free.")
    ] = 8765,
    open_browser: Annotated[
        bool, typer.Option("--open/--no-open", help="Open it in the browser, where there is a screen.")
    ] = True,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON document with the address.")
    ] = False,
) -> None:
    """Open the workbench: the case in a browser, on this machine alone, until interrupted.

    \b
    Example:
      diptych serve yard/
      diptych serve yard/ --port 9000 --no-open
    """
    try:
        import uvicorn
    except ImportError as error:
        raise NotInstalledError(
            "the workbench needs FastAPI and uvicorn", advice="Install diptych again; they belong to it."
        ) from error
    from diptych.adapters.loopback import listen, open_in_browser
    from diptych.apps.web import Bench, build_app
    from diptych.domains.casefile import Case

    if case is not None:
        Case.open(case)
    found = listen(host, port)
    taken = found.getsockname()[1]
    address = f"http://{f'[{host}]' if ':' in host else host}:{taken}/"
    if port not in {0, taken}:
        tell(f"port {port} is taken; {taken} is used instead")
    bench = Bench(case=case, register=register, archive=archive, port=taken)
    with found:
        if as_json:
            show({"format": FORMAT, "address": address, "host": host, "port": taken})
        else:
            show([f"The workbench is at {address}", "It answers on this machine only. Ctrl-C ends it."])
        sys.stdout.flush()
        if open_browser:
            open_in_browser(address)
        config = uvicorn.Config(
            build_app(bench),
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=GOODBYE_S,
        )
        uvicorn.Server(config).run(sockets=[found])
