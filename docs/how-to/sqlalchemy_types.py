"""Column types of SQLAlchemy for periods, exact numbers, statuses, and for any other value as JSON."""

# ruff: noqa: D102  # the methods that SQLAlchemy names are explained there

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import JSON, Dialect, Enum, Numeric, String, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeEngine

import sakip
from sakip import Assessment, Realisation, Reason, State, Status, Target
from sakip.periods import Period


class PeriodType(TypeDecorator[Period]):
    """A period as text, ``2024-Q2``: periods of one kind sort as they follow one another."""

    impl = String(7)
    cache_ok = True

    def process_bind_param(self, value: Any, _: Dialect) -> str | None:
        return None if value is None else str(sakip.parse_period(value))

    def process_result_value(self, value: str | None, _: Dialect) -> Period | None:
        return None if value is None else sakip.parse_period(value)


class ExactType(TypeDecorator[Fraction]):
    """An exact number as NUMERIC(27, 9); as text on SQLite, which would make a float of it."""

    impl = Numeric(27, 9)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(String(29) if dialect.name == "sqlite" else Numeric(27, 9))

    def process_bind_param(self, value: Any, dialect: Dialect) -> Decimal | str | None:
        if value is None:
            return None
        exact = sakip.publish(sakip.number(value), 9)
        return f"{exact:f}" if dialect.name == "sqlite" else exact

    def process_result_value(self, value: Decimal | str | None, _: Dialect) -> Fraction | None:
        return None if value is None else sakip.number(value)


class Held(TypeDecorator[Any]):
    """A value of the library as JSON, in the form of a set file: ``Held(Target)``."""

    impl = JSON
    cache_ok = True

    def __init__(self, kind: type) -> None:
        super().__init__(none_as_null=True)
        self.kind = kind

    def process_bind_param(self, value: Any, _: Dialect) -> Any:
        return None if value is None else TypeAdapter(self.kind).dump_python(value, mode="json")

    def process_result_value(self, value: Any, _: Dialect) -> Any:
        return None if value is None else TypeAdapter(self.kind).validate_python(value)


def choice(kind: type[Status | Reason | State]) -> Enum:
    """Return the type of a column of statuses, reasons or states, as their values."""
    return Enum(kind, values_callable=lambda members: [one.value for one in members], native_enum=False, length=40)


class Base(DeclarativeBase):
    """The tables below."""


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
