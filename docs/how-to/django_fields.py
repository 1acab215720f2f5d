"""Model fields of Django for periods and exact numbers; a form says what is wrong in the library's words."""

# ruff: noqa: D102  # the methods that Django names are explained there

from decimal import Decimal
from fractions import Fraction
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

import sakip


class ReadField(models.Field):
    """A value that ``read`` reads, whether a form, a query or the database has it; ``write`` is its text."""

    def read(self, value: Any) -> Any:
        raise NotImplementedError

    def write(self, value: Any) -> str:
        return str(value)

    def to_python(self, value: Any) -> Any:
        if value in self.empty_values:
            return None
        try:
            return self.read(value)
        except sakip.SakipError as error:
            raise ValidationError(str(error), code=error.code) from error

    def get_prep_value(self, value: Any) -> str | None:
        made = self.to_python(value)
        return None if made is None else self.write(made)

    def value_from_object(self, obj: models.Model) -> Any:
        return self.to_python(super().value_from_object(obj))

    def value_to_string(self, obj: models.Model) -> str:
        return self.get_prep_value(self.value_from_object(obj)) or ""

    def formfield(self, **options: Any) -> Any:
        return super().formfield(**{"form_class": TypedField, "field": self, **options})


class TypedField(forms.Field):
    """What is typed into a form, read by the field of the model: a value, or None where nothing is typed."""

    def __init__(self, *, field: ReadField, **options: Any) -> None:
        super().__init__(**options)
        self.field = field

    def to_python(self, value: Any) -> Any:
        return self.field.to_python(value.strip() if isinstance(value, str) else value)

    def prepare_value(self, value: Any) -> Any:
        return value if value is None or isinstance(value, str) else self.field.write(value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.to_python(initial), data)


class PeriodField(ReadField):
    """A period as text, ``2024-Q2``; periods of one kind sort as they follow one another."""

    def read(self, value: Any) -> Any:
        return sakip.parse_period(value)

    def db_type(self, _: Any) -> str:
        return "varchar(7)"

    def from_db_value(self, value: Any, *_: Any) -> Any:
        return None if value is None else self.read(value)


class ExactField(ReadField):
    """A number of up to 18 digits before the point and 9 after it, exactly, as NUMERIC(27, 9).

    SQLite would make a float of it. There it is text of one width that sorts as the numbers do: the number and 10**18.
    So 9 is ``1000000000000000009.000000000``, and -5 is ``0999999999999999995.000000000``.
    """

    shift = 10**18
    width = 29
    lookups = frozenset({"exact", "in", "gt", "gte", "lt", "lte", "range", "isnull"})

    def read(self, value: Any) -> Any:
        return sakip.number(value)

    def write(self, value: Any) -> str:
        whole, _, decimals = f"{sakip.publish(value, 9):f}".partition(".")
        return f"{whole}.{decimals.rstrip('0')}".rstrip(".")

    def db_type(self, connection: Any) -> str:
        return "text" if connection.vendor == "sqlite" else "numeric(27, 9)"

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        text = value if prepared else self.get_prep_value(value)
        if text is None:
            return None
        if connection.vendor == "sqlite":
            return f"{sakip.publish(sakip.number(text) + self.shift, 9):f}".zfill(self.width)
        return Decimal(text)

    def from_db_value(self, value: Any, _: Any, connection: Any) -> Any:
        if value is None or connection.vendor != "sqlite":
            return None if value is None else self.read(value)
        if not isinstance(value, str) or len(value) != self.width:
            raise sakip.SakipError(f"SQLite computed {value!r} from text", "Add up and average in Python.")
        return Fraction(value) - self.shift

    def get_lookup(self, lookup_name: str) -> Any:
        return super().get_lookup(lookup_name) if lookup_name in self.lookups else None
