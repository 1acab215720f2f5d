"""What pydantic asks of a class, and what it is answered: by the one module that knows ``pydantic_core``."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from attrs import frozen

from sakip.errors import SakipError
from sakip.fields.faults import found_in, inside
from sakip.fields.forms import form_of

if TYPE_CHECKING:
    from pydantic_core import CoreSchema, InitErrorDetails


@frozen
class Asked:
    """Stands beside a type that is not the library's, and says what form it has."""

    name: str

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        return core_schema(self.name)

    def __get_pydantic_json_schema__(self, core: Any, handler: Any) -> dict[str, Any]:
        return json_schema(self.name, handler.mode)


def core_schema(kind: type | str) -> CoreSchema:
    """Return how pydantic reads and writes a class of the library, or a form by its name."""
    from pydantic_core import core_schema as schemas  # noqa: PLC0415  # nobody needs pydantic who does not use it

    form = form_of(kind)

    def read(given: Any) -> Any:
        try:
            return form.read(given)
        except SakipError as error:
            raise _refused(form.name, given, error) from None

    read.__qualname__ = form.name  # pydantic names a member of a union by its function
    return schemas.no_info_plain_validator_function(
        read,
        ref=f"sakip.{form.name}",
        serialization=schemas.plain_serializer_function_ser_schema(form.write, when_used="json"),
    )


def json_schema(kind: type | str, mode: str) -> dict[str, Any]:
    """Return the JSON Schema of what is read (``"validation"``) or written (``"serialization"``)."""
    form = form_of(kind)
    # a copy: parts of what is described stand in the schema of every class
    return deepcopy({"title": form.name} | form.schema(mode))


def _refused(name: str, given: Any, error: SakipError) -> Exception:
    """Turn an error into that of pydantic: each fault at its key, in the library's words."""
    from pydantic_core import PydanticCustomError, ValidationError  # noqa: PLC0415  # as above

    faults: list[InitErrorDetails] = []
    for fault in found_in(error):
        code: Any = f"sakip.{fault.code}"  # the point tells it from pydantic's own
        # the words last, so that nothing is filled into what they repeat
        told = PydanticCustomError(code, "{en}", {"id": _whole(fault.id), "en": _whole(fault.en)})
        path = tuple(_whole(step) if isinstance(step, str) else step for step in fault.path)
        faults.append({"type": told, "loc": path, "input": inside(given, fault.path)})
    return ValidationError.from_exception_data(name, faults)


def _whole(text: str) -> str:
    """Escape half a character, which only damaged text holds, and pydantic does not take."""
    return text.encode(errors="backslashreplace").decode()
