"""Model fields of Django for periods and exact numbers; a form says what is wrong in the library's words."""

# ruff: noqa: D102  # the methods that Django names are explained there

from decimal import Decimal
from typing import Any

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

    def from_db_value(self, value: Any, *_: Any) -> Any:
        return None if value is None else self.read(value)

    def get_prep_value(self, value: Any) -> str | None:
        made = self.to_python(value)
        return None if made is None else self.write(made)

    def value_from_object(self, obj: models.Model) -> str | None:
        return self.get_prep_value(super().value_from_object(obj))

    def value_to_string(self, obj: models.Model) -> str:
        return self.value_from_object(obj) or ""


class PeriodField(ReadField):
    """A period as text, ``2024-Q2``; periods of one kind sort as they follow one another."""

    def read(self, value: Any) -> Any:
        return sakip.parse_period(value)

    def db_type(self, _: Any) -> str:
        return "varchar(7)"


class ExactField(ReadField):
    """An exact number as NUMERIC(27, 9); as text on SQLite, which would make a float of it."""

    def read(self, value: Any) -> Any:
        return sakip.number(value)

    def write(self, value: Any) -> str:
        whole, _, decimals = f"{sakip.publish(value, 9):f}".partition(".")
        return f"{whole}.{decimals.rstrip('0')}".rstrip(".")

    def db_type(self, connection: Any) -> str:
        return "text" if connection.vendor == "sqlite" else "numeric(27, 9)"

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        text = value if prepared else self.get_prep_value(value)
        return text if text is None or connection.vendor == "sqlite" else Decimal(text)
