"""The documents say what the code says."""

from __future__ import annotations

import re
import runpy
import tomllib
from pathlib import Path

from diptych.model.words import find_banned

GENERATED = ("ARCHITECTURE.md", "docs/access.md", "docs/errors.md", "docs/commands.md")
HOSTS = re.compile(r"https?://|(?<![\w.])(?:pypi|pythonhosted|npmjs|files\.)[\w.]*\.(?:org|com)")
MACHINE_PATHS = re.compile(r"/(?:home|root|work|Users|tmp)/|localhost:\d|file:///")


def _pages(repository: Path) -> list[Path]:
    return [*sorted(repository.glob("*.md")), *sorted((repository / "docs").rglob("*.md"))]


def test_generated_documents_match_the_code(repository: Path) -> None:
    writer = runpy.run_path(str(repository / "scripts" / "write_documents.py"))
    assert writer["differing"]() == [], "run: make docs"


def test_every_command_is_in_the_readme_and_has_an_example(repository: Path) -> None:
    import typer

    from diptych.apps.cli import app

    command = typer.main.get_command(app)
    readme = (repository / "README.md").read_text(encoding="utf-8")
    for name, sub in command.commands.items():
        assert f"diptych {name}" in readme
        assert f"diptych {name}" in (sub.help or ""), f"{name} has no example in its help"


def test_every_option_of_compare_is_documented(repository: Path) -> None:
    import typer

    from diptych.apps.cli import app

    page = (repository / "docs" / "commands.md").read_text(encoding="utf-8")
    for sub in typer.main.get_command(app).commands.values():
        for parameter in sub.params:
            assert parameter.help or parameter.name == "help", f"{sub.name} {parameter.name} has no help"
            for option in parameter.opts:
                assert not option.startswith("--") or option in page


def test_links_inside_the_documents_lead_somewhere(repository: Path) -> None:
    for page in _pages(repository):
        for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            if "://" in target:
                continue
            found = (page.parent / target).resolve()
            assert found.exists(), f"{page.name} links to {target}"


def test_documents_name_no_package_host_and_no_path_of_a_machine(repository: Path) -> None:
    house = [repository / name for name in ("README.md", "CONTRIBUTING.md", "Makefile", "pyproject.toml")]
    locks = [repository / "requirements.lock", repository / "requirements-dev.lock"]
    for path in [*house, *locks, *(repository / "docs" / "decisions").glob("*.md")]:
        text = path.read_text(encoding="utf-8")
        assert not HOSTS.search(text), path.name
        assert not MACHINE_PATHS.search(text), path.name


def test_locks_pin_every_package_by_hash_and_include_the_build_backend(repository: Path) -> None:
    run = _pins(repository / "requirements.lock")
    dev = _pins(repository / "requirements-dev.lock")
    project = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    for requirement in wanted:
        assert re.match(r"[A-Za-z0-9-]+", requirement).group().lower() in run
    for requirement in project["project"]["optional-dependencies"]["dev"]:
        assert re.match(r"[A-Za-z0-9-]+", requirement).group().lower() in dev
    for name, pin in run.items():
        assert dev[name] == pin, f"{name} differs between the locks"


def _pins(lock: Path) -> dict[str, str]:
    pins: dict[str, str] = {}
    hashes: dict[str, int] = {}
    name = ""
    for line in lock.read_text(encoding="utf-8").splitlines():
        if found := re.match(r"([a-z0-9.-]+)==(\S+)", line):
            name = found.group(1)
            assert name not in pins, f"{name} is pinned twice"
            pins[name], hashes[name] = found.group(2), 0
        elif "--hash=sha256:" in line:
            hashes[name] += 1
    assert all(hashes.values())
    return pins


def test_lock_holds_wheels_for_more_than_one_system(repository: Path) -> None:
    # The lock names no files; wheels for three systems and several Pythons mean many hashes of one package.
    text = (repository / "requirements.lock").read_text(encoding="utf-8")
    block = text.split("numpy==", 1)[1].split("\n    # via", 1)[0]
    assert block.count("--hash=") > 20


def test_texts_of_the_program_use_neutral_words(repository: Path) -> None:
    from diptych.model import errors

    for name in ("docs/commands.md", "docs/errors.md"):
        assert find_banned((repository / name).read_text(encoding="utf-8")) == [], name
    for value in vars(errors).values():
        if isinstance(value, type) and issubclass(value, errors.DiptychError):
            assert find_banned(value.advice) == []


def test_exit_codes_are_below_64_and_kinds_are_unique() -> None:
    from diptych.model import errors

    failures = [
        v for v in vars(errors).values() if isinstance(v, type) and issubclass(v, errors.DiptychError)
    ]
    assert all(0 < failure.exit_code < 64 for failure in failures)
    assert len({failure.kind for failure in failures}) == len(failures)


def test_files_stay_small(repository: Path) -> None:
    for path in (repository / "src" / "diptych").rglob("*.py"):
        most = (
            1400 if path.name == "verify.py" and path.parent.name == "casefile" else 600
        )  # one file by contract
        assert len(path.read_text(encoding="utf-8").splitlines()) <= most, f"{path.name} grew; split it"
