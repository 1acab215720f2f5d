"""Column types of SQLAlchemy for periods, exact numbers, statuses, and for any other value as JSON."""

# ruff: noqa: D102  # the methods that SQLAlchemy names are explained there

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, ClassVar

from pydantic import TypeAdapter
from sqlalchemy import JSON, Dialect, Enum, Numeric, String, TypeDecorator
from sqlalchemy.exc import DontWrapMixin
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeEngine

import sakip
from sakip import Assessment, Realisation, Reason, State, Status, Target
from sakip.periods import Period


class RefusedError(DontWrapMixin, sakip.SakipError):
    """What the library refuses, before a statement is sent; another error would come inside a ``StatementError``."""


def asked(read: Callable[[Any], Any], value: Any) -> Any:
    """Return what a reader of the library makes of a value."""
    try:
        return read(value)
    except sakip.SakipError as error:
        raise RefusedError(error.what, error.remedy, code=error.code, **error.facts) from error


class PeriodType(TypeDecorator[Period]):
    """A period as text, ``2024-Q2``: periods of one kind sort as they follow one another."""

    impl = String(7)
    cache_ok = True

    def process_bind_param(self, value: Any, _: Dialect) -> str | None:
        return None if value is None else str(asked(sakip.parse_period, value))

    def process_result_value(self, value: str | None, _: Dialect) -> Period | None:
        return None if value is None else sakip.parse_period(value)


class ExactType(TypeDecorator[Fraction]):
    """A number of up to 18 digits before the point and 9 after it, exactly, as NUMERIC(27, 9).

    SQLite would make a float of it. There it is text of one width that sorts as the numbers do: the number and 10**18.
    So 9 is ``1000000000000000009.000000000``, and -5 is ``0999999999999999995.000000000``.
    """

    impl = Numeric(27, 9)
    cache_ok = True
    shift = 10**18
    width = 29

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(String(self.width) if dialect.name == "sqlite" else Numeric(27, 9))

    def process_bind_param(self, value: Any, dialect: Dialect) -> Decimal | str | None:
        if value is None:
            return None
        exact = asked(sakip.number, value)
        if dialect.name == "sqlite":
            return f"{sakip.publish(exact + self.shift, 9):f}".zfill(self.width)
        return sakip.publish(exact, 9)

    def process_result_value(self, value: Decimal | str | None, dialect: Dialect) -> Fraction | None:
        if value is None or dialect.name != "sqlite":
            return None if value is None else sakip.number(value)
        if not isinstance(value, str) or len(value) != self.width:
            raise RefusedError(f"SQLite computed {value!r} from text", "Add up and average in Python.")
        return Fraction(value) - self.shift


class Held(TypeDecorator[Any]):
    """A value of the library as JSON, in the form of a set file: ``Held(Target)``."""

    impl = JSON
    cache_ok = True

    def __init__(self, kind: type) -> None:
        super().__init__(none_as_null=True)
        self.kind = kind

    def __repr__(self) -> str:
        """Return what a migration of Alembic writes."""
        return f"Held(sakip.{self.kind.__name__})"

    def process_bind_param(self, value: Any, _: Dialect) -> Any:
        return None if value is None else TypeAdapter(self.kind).dump_python(value, mode="json")

    def process_result_value(self, value: Any, _: Dialect) -> Any:
        return None if value is None else TypeAdapter(self.kind).validate_python(value)


def choice(kind: type[Status | Reason | State]) -> Enum:
    """Return the type of a column of statuses, reasons or states, as their values."""
    return Enum(kind, values_callable=lambda members: [one.value for one in members], native_enum=False, length=40)


class Base(DeclarativeBase):
    """The tables below; MySQL and MariaDB want to know how long a text may be."""

    type_annotation_map: ClassVar = {str: String(100)}


class Report(Base):
    """A realisation as it was handed in: what is looked for in columns, the whole of it beside them."""

    __tablename__ = "report"

    id: Mapped[int] = mapped_column(primary_key=True)
    indicator: Mapped[str] = mapped_column(index=True)
    period: Mapped[Period] = mapped_column(PeriodType, index=True)
    recorded: Mapped[date | None]
    state: Mapped[State] = mapped_column(choice(State))
    value: Mapped[Realisation] = mapped_column(Held(Realisation))

    @classmethod
    def of(cls, value: Realisation) -> "Report":
        """Return the row of a realisation; ``row.value`` is the realisation."""
        facts = {name: getattr(value, name) for name in ("indicator", "period", "recorded", "state")}
        return cls(value=value, **facts)


class Promise(Base):
    """A target: a number, a range or a predicate, with its document."""

    __tablename__ = "promise"

    id: Mapped[int] = mapped_column(primary_key=True)
    indicator: Mapped[str] = mapped_column(index=True)
    period: Mapped[Period] = mapped_column(PeriodType, index=True)
    value: Mapped[Target] = mapped_column(Held(Target))

    @classmethod
    def of(cls, value: Target) -> "Promise":
        """Return the row of a target; ``row.value`` is the target."""
        return cls(indicator=value.indicator, period=value.period, value=value)


class Result(Base):
    """What an assessment came to, for lists and charts; the trace says how."""

    __tablename__ = "result"

    indicator: Mapped[str] = mapped_column(primary_key=True)
    period: Mapped[Period] = mapped_column(PeriodType, primary_key=True)
    status: Mapped[Status] = mapped_column(choice(Status))
    reason: Mapped[Reason | None] = mapped_column(choice(Reason))
    value: Mapped[Fraction | None] = mapped_column(ExactType)
    achievement: Mapped[Fraction | None] = mapped_column(ExactType)
    trace: Mapped[dict[str, Any]] = mapped_column(JSON)

    @classmethod
    def of(cls, made: Assessment) -> "Result":
        """Return the row of an assessment: published numbers, and the trace they can be computed again from."""
        return cls(
            indicator=made.code,
            period=made.period,
            status=made.status,
            reason=made.reason,
            value=made.value,
            achievement=made.achievement.value,
            trace=made.explain().to_dict(),
        )
