"""Commands on sheets: forms, fill in, what they come to. Each calls one workflow, prints its result."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from diptych.apps.cli_case import AsJson, CaseFolder, Reason, case_app
from diptych.apps.cli_output import show
from diptych.model.errors import WrongCallError
from diptych.model.sheet_forms import FORMS
from diptych.model.sheets import Form


@case_app.command("forms")
def forms(as_json: AsJson = False) -> None:
    """List the forms that can be filled in, with their fields.

    \b
    Example:
      diptych case forms
    """
    if as_json:
        show({"format": "diptych-forms/1", "forms": [_form_json(one) for one in FORMS]})
    else:
        show(line for one in FORMS for line in _form(one))


@case_app.command("sheet")
def sheet(
    path: CaseFolder,
    form: Annotated[
        str, typer.Argument(metavar="FORM", help="Such as assessment; see `diptych case forms`.")
    ],
    by: Annotated[
        str, typer.Option("--by", metavar="WHO", help="A pseudonym such as editor-1; never a name.")
    ],
    fields: Annotated[
        list[str] | None, typer.Option("--set", metavar="FIELD=VALUE", help="What is filled in; repeatable.")
    ] = None,
    absent: Annotated[
        list[str] | None,
        typer.Option(metavar="FIELD", help="Looked for without finding anything; repeatable."),
    ] = None,
    item: Annotated[
        str | None, typer.Option(metavar="ITEM", help="Number or digest of the original that it is about.")
    ] = None,
    reason: Reason = "",
    as_json: AsJson = False,
) -> None:
    """Fill in a sheet, sealed; one about the same thing becomes its next version. Strong words pass a gate first.

    \b
    Example:
      diptych case sheet yard/ assessment --item 1 --by editor-1 --set aspect=technical --set verdict=supports \
--set confidence=high --set "grounds=no traces of a second encoding"
      diptych case sheet yard/ hypothesis --by editor-1 --set "question=who opened the gate" \
--set "says=the person in grey" --set supported_by=1 --absent against
    """
    from diptych.workflows.case_sheet import case_sheet as run

    given: dict[str, str] = {}
    for one in fields or ():
        name, sign, value = one.partition("=")
        if not sign or name.strip() in given:
            raise WrongCallError("a field is written once, such as --set confidence=high")
        given[name.strip()] = value
    made = run(path, form, by=by, given=given, absent=tuple(absent or ()), item=item, reason=reason)
    if as_json:
        show({"format": "diptych-sheet/1", "id": made.record, **made.to_value()})
    else:
        show([f"{form} is kept as {made.record}"])


@case_app.command("sheets")
def sheets(path: CaseFolder, as_json: AsJson = False) -> None:
    """Say what the sheets of a case come to: for each item, and those about the case.

    \b
    Example:
      diptych case sheets yard/
    """
    from diptych.workflows.case_sheet import case_sheets as run

    items, others = run(path)
    if as_json:
        about = [{"id": one.record, **one.to_value()} for one in others]
        show(
            {"format": "diptych-sheets/1", "items": [one.to_dict() for one in items], "about_the_case": about}
        )
        return
    show(
        [
            *(one.sentence() for one in items),
            *(f"{one.form.replace('_', ' ')} {one.record}, by {one.by} on {one.at[:10]}" for one in others),
        ]
        or ["no items and no sheets yet"]
    )


def _form_json(form: Form) -> dict[str, object]:
    fields = [
        {
            "name": one.name,
            "ask": one.ask,
            "kind": one.kind,
            "required": one.required,
            "choices": list(one.choices),
        }
        for one in form.fields
    ]
    return {"name": form.name, "about": form.about, "says": form.says, "fields": fields}


def _form(form: Form) -> Iterator[str]:
    yield f"{form.name} (about {'an original' if form.about == 'original' else 'the case'}): {form.says}"
    for one in form.fields:
        needed = " (needed)" if one.required else ""
        among = f" [{', '.join(one.choices)}]" if one.choices else ""
        yield f"    {one.name}{needed}: {one.ask}{among}"
