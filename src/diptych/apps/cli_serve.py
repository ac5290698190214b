"""diptych serve: opens the workbench, alone or for a team. Reads arguments, prints the address, serves."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from diptych.adapters.loopback import is_address, is_loopback, is_wildcard
from diptych.apps.cli_output import show, tell
from diptych.apps.cli_team import Accounts
from diptych.model.errors import NotInstalledError, WrongCallError

FORMAT = "diptych-serve/1"

GOODBYE_S = 2
"""How long requests may take to end when the workbench is interrupted. Chosen by hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """How others reach the workbench, if they do."""

    team: bool
    host: str
    names: tuple[str, ...]
    certificate: Path | None
    key: Path | None
    behind: str

    @property
    def secure(self) -> bool:
        """Whether browsers reach it over TLS alone: our own, or that of the proxy."""
        return self.certificate is not None or bool(self.behind)

    @property
    def all_names(self) -> tuple[str, ...]:
        """Names and addresses under which it may be asked, besides this machine's own."""
        return tuple(one.lower() for one in (*self.names, self.host))

    def address(self, port: int) -> str:
        """Where a browser finds it."""
        host = self.names[0] if self.names else self.host
        if self.behind and self.names:
            return f"https://{host}/"
        shown = f"[{host}]" if ":" in host else host
        return f"{'https' if self.certificate else 'http'}://{shown}:{port}/"

    def check(self) -> None:
        """Refuse what would let strangers in, or send passwords in the clear.

        Raises:
            WrongCallError: Others could reach it without accounts, without TLS, or under no name.
        """
        if not self.team:
            if any((*self.names, self.certificate, self.key, self.behind)):
                raise WrongCallError("names, TLS and a proxy are for a team", advice="Add --team.")
            return
        if (self.certificate is None) != (self.key is None):
            raise WrongCallError("a certificate and its key belong together", advice="Name both files.")
        for one in (self.certificate, self.key):
            if one is not None and not one.is_file():
                raise WrongCallError(f"there is no file {one.name}", advice="Name the PEM file.")
        if self.behind and not is_address(self.behind):
            raise WrongCallError(f"{self.behind} is no address", advice="Name the proxy by its address.")
        if is_loopback(self.host):
            return
        if not self.secure:
            raise WrongCallError(
                "beyond this machine passwords and pictures go over TLS only",
                advice="Add --tls-certificate and --tls-key, or --behind with the address of a proxy that does TLS.",
            )
        if is_wildcard(self.host) and not self.names:
            raise WrongCallError(
                f"{self.host} is every address, and none is named",
                advice="Add --name with the name others use.",
            )


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
    map_file: Annotated[
        Path | None,
        typer.Option(
            "--map",
            metavar="FILE",
            help="Your own map under the register's: PMTiles of pictures. Default: land only.",
        ),
    ] = None,
    team: Annotated[
        bool, typer.Option("--team", help="Several people: everybody logs in (diptych team add).")
    ] = False,
    accounts: Accounts = "",
    host: Annotated[
        str,
        typer.Option(metavar="ADDRESS", help="Address to listen on; beyond this machine only with --team."),
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(metavar="N", help="Port; where it is taken, the next that is free.")
    ] = 8765,
    name: Annotated[
        list[str] | None,
        typer.Option(metavar="HOST", help="Name under which others reach it; repeatable, with --team."),
    ] = None,
    tls_certificate: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Certificate chain in PEM; needs --tls-key.")
    ] = None,
    tls_key: Annotated[Path | None, typer.Option(metavar="FILE", help="Its private key in PEM.")] = None,
    behind: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Address of the proxy that does TLS; only it is believed.")
    ] = "",
    open_browser: Annotated[
        bool, typer.Option("--open/--no-open", help="Open it in the browser, where there is a screen.")
    ] = True,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON document with the address.")
    ] = False,
) -> None:
    """Open the workbench: the case in a browser, on this machine alone or for a team, until interrupted.

    \b
    Example:
      diptych serve yard/
      diptych serve yard/ --port 9000 --no-open
      diptych serve yard/ --map region.pmtiles
      diptych serve yard/ --team --host 192.0.2.10 --name desk.example --tls-certificate desk.pem --tls-key desk.key
    """
    reached = Reached(
        team=team, host=host, names=tuple(name or ()), certificate=tls_certificate, key=tls_key, behind=behind
    )
    reached.check()
    try:
        import uvicorn
    except ImportError as error:
        raise NotInstalledError(
            "the workbench needs FastAPI and uvicorn", advice="Install diptych again; they belong to it."
        ) from error
    from diptych.adapters.loopback import listen, open_in_browser
    from diptych.apps.web import Bench, build_app
    from diptych.domains.casefile import Case
    from diptych.domains.team import Sessions
    from diptych.workflows.team_open import open_team, team_if_there

    if case is not None:
        Case.open(case)
    if map_file is not None and not map_file.is_file():
        raise WrongCallError(f"there is no map {map_file.name}", advice="Name a PMTiles file.")
    store = open_team(case, accounts) if team else team_if_there(case, accounts)
    found = listen(host, port, anywhere=team)
    taken = found.getsockname()[1]
    address = reached.address(taken)
    if port not in {0, taken}:
        tell(f"port {port} is taken; {taken} is used instead")
    bench = Bench(
        case=case,
        register=register,
        archive=archive,
        map=map_file,
        port=taken,
        sessions=Sessions(store) if store is not None else None,
        team_mode=team,
        secure=reached.secure,
        names=reached.all_names,
    )
    with found:
        if as_json:
            show({"format": FORMAT, "address": address, "host": host, "port": taken})
        else:
            where = (
                "It answers on this machine only." if is_loopback(host) else "Others reach it, and log in."
            )
            show([f"The workbench is at {address}", f"{where} Ctrl-C ends it."])
        sys.stdout.flush()
        if open_browser:
            open_in_browser(address)
        config = uvicorn.Config(
            build_app(bench),
            log_level="warning",
            access_log=False,
            server_header=False,
            proxy_headers=bool(behind),
            forwarded_allow_ips=behind or None,
            ssl_certfile=tls_certificate,
            ssl_keyfile=tls_key,
            timeout_graceful_shutdown=GOODBYE_S,
        )
        uvicorn.Server(config).run(sockets=[found])
