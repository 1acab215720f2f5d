"""The programs of docs/how-to/in-an-application.md: they run, and the page shows them."""

from __future__ import annotations

import asyncio
import importlib
import json
import re
import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter
from sqlalchemy import Column, MetaData, Table, create_engine, func, insert, select, text
from sqlalchemy.dialects import mysql, postgresql, sqlite
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool
from sqlalchemy.schema import CreateTable
from strategies import examples, numbers

import sakip
from sakip import Assessment, Quarter, Realisation, Status, Target
from sakip.exports import json as exported
from sakip.fields import Exact
from sakip.figures import INTEGER_DIGITS
from sakip.testing import assessments, realisations, targets

if TYPE_CHECKING:
    from types import ModuleType

HOW_TO = Path(__file__).parents[2] / "docs" / "how-to"
PAGE = HOW_TO / "in-an-application.md"
PROGRAMS = ("fastapi_app", "sqlalchemy_types", "django_fields")
REPORT: dict[str, Any] = {
    "indicator": "realisasi-anggaran",
    "period": "2024",
    "components": {"realisasi": "1250.5 juta rupiah", "pagu": 1400000000.00},
    "document": "LRA 2024",
}


def _program(name: str) -> ModuleType:
    sys.path.insert(0, str(HOW_TO))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(HOW_TO))


# --- the page ---------------------------------------------------------------------------------------------------------


def test_the_page_shows_each_program() -> None:
    shown = re.findall(
        r"```\{literalinclude\} (\w+)\.py\n:language: python\n(?::caption: \1\.py\n)?```",
        PAGE.read_text(encoding="utf-8"),
    )
    assert tuple(shown) == PROGRAMS
    assert all((HOW_TO / f"{name}.py").is_file() for name in shown)


# --- FastAPI ----------------------------------------------------------------------------------------------------------


def _asked(method: str, path: str, given: Any = None) -> httpx.Response:
    """Ask the service; a body that is text is sent as it is."""
    body = given.encode() if isinstance(given, str) else json.dumps(given).encode()

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(app=_program("fastapi_app").app)
        async with httpx.AsyncClient(transport=transport, base_url="http://kecamatan.test") as client:
            return await client.request(method, path, content=body, headers={"Content-Type": "application/json"})

    return asyncio.run(ask())


def _floats(answer: httpx.Response) -> list[str]:
    """The numbers of an answer that a reader of JSON makes floats of."""
    found: list[str] = []
    json.loads(answer.text, parse_float=found.append)
    return found


def test_a_report_is_answered_with_its_trace() -> None:
    """The same as the library gives, no number of it a float, and enough to compute it again."""
    answer = _asked("POST", "/assessment", REPORT)
    assert answer.status_code == 200
    report = Realisation(
        "realisasi-anggaran",
        2024,
        {"realisasi": "1250.5 juta rupiah", "pagu": "1400000000"},
        [sakip.Evidence("LRA 2024")],
    )
    made = sakip.assess(sakip.load("mojosari-2024"), [report])["realisasi-anggaran"]
    trace = answer.json()["assessment"]
    assert trace == made.explain().to_dict()
    assert trace["value"]["published"] == "89.32"
    assert sakip.replay(trace).value == made.value
    assert answer.json()["findings"] == []
    assert _floats(answer) == []


def test_a_component_that_the_formula_does_not_have_is_told_beside_the_trace() -> None:
    answer = _asked("POST", "/assessment", {**REPORT, "components": {"realisas": 1, "pagu": 2}})
    assert answer.json()["assessment"]["value"]["published"] is None
    (finding,) = answer.json()["findings"]
    assert (finding["code"], finding["remedy"]) == ("unknown-component", "Maksudnya “realisasi”?")


def test_several_reports_are_answered_with_a_scorecard() -> None:
    answer = _asked("POST", "/scorecard?period=2024", [REPORT])
    assert answer.status_code == 200
    Draft202012Validator(exported.schema("scorecard")).validate(answer.json())
    rows = {row["indicator"]: row["value"] for row in answer.json()["assessments"]}
    assert rows["realisasi-anggaran"] == "89.32"
    assert rows["ikm"] is None
    assert _floats(answer) == []


@pytest.mark.parametrize(
    ("path", "given", "loc", "words"),
    [
        (
            "/assessment",
            {**REPORT, "components": {"pagu": "12,5"}},
            ["body", "components", "pagu"],
            "not a plain number",
        ),
        ("/assessment", {**REPORT, "period": "TW V 2024"}, ["body", "period"], "“TW V 2024” is no period"),
        ("/assessment", {**REPORT, "periode": "2024"}, ["body", "periode"], "Did you mean “period”?"),
        ("/scorecard?period=2024", [REPORT, {"indicator": "ikm"}], ["body", 1, "period"], "“period” is missing"),
        ("/scorecard?period=TW", [], ["query", "period"], "'TW' names no period"),
    ],
)
def test_a_wrong_report_is_refused_in_the_words_of_the_library(
    path: str, given: Any, loc: list[Any], words: str
) -> None:
    answer = _asked("POST", path, given)
    assert answer.status_code == 422
    (fault,) = answer.json()["detail"]
    assert fault["loc"] == loc
    assert words in fault["msg"]
    assert fault["ctx"]["id"]


@pytest.mark.parametrize("sent", ["NaN", "-Infinity", "1e400", '"\\ud800"', '{"\\ud800": 1}', '{"predicate": " "}'])
@pytest.mark.parametrize("key", ["components", "period", "document", "note", "\\ud800"])
def test_what_could_not_be_sent_back_is_refused_and_not_repeated(key: str, sent: str) -> None:
    """JSON has no NaN, and no text has half a character."""
    sent = f'{{"pagu": {sent}}}' if key == "components" else sent
    answer = _asked("POST", "/assessment", f'{{"indicator": "ikm", "period": 2024, "{key}": {sent}}}')
    assert answer.status_code == 422
    assert all(set(fault) == {"type", "loc", "msg", "ctx"} for fault in answer.json()["detail"])


@pytest.mark.parametrize("sent", ["{", "NaN", '"\\ud800"', "[]"])
def test_what_is_no_report_at_all_is_refused(sent: str) -> None:
    assert _asked("POST", "/assessment", sent).status_code == 422
    assert _asked("POST", "/scorecard?period=2024", sent if sent != "[]" else "{}").status_code == 422


def test_a_report_of_another_indicator_is_refused_with_the_nearest() -> None:
    answer = _asked("POST", "/assessment", {**REPORT, "indicator": "realisasi"})
    assert (answer.status_code, answer.json()["code"]) == (422, "unknown-name")
    assert answer.json()["remedy"] == "Did you mean 'realisasi-anggaran'?"


def test_the_service_describes_itself() -> None:
    """Every reference of its OpenAPI document leads somewhere, and every schema is one."""
    document = _asked("GET", "/openapi.json").json()
    assert document["openapi"].startswith("3.1")
    schemas = document["components"]["schemas"]
    assert {"Assessment", "Realisation", "Scorecard"} <= set(schemas)
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)
    for reference in re.findall(r'"\$ref": "([^"]+)"', json.dumps(document)):
        assert reference.removeprefix("#/components/schemas/") in schemas
    Draft202012Validator(schemas["Realisation"]).validate(REPORT)
    assert schemas["Realisation"]["properties"]["components"]["description"]


# --- SQLAlchemy -------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def store() -> Any:
    engine = create_engine("sqlite://", poolclass=StaticPool)
    _program("sqlalchemy_types").Base.metadata.create_all(engine)
    yield engine
    engine.dispose()


@examples(15)
@given(realisations(), targets(), assessments())
def test_rows_give_back_what_was_put_in(report: Realisation, target: Target, made: Assessment) -> None:
    program = _program("sqlalchemy_types")
    engine = create_engine("sqlite://", poolclass=StaticPool)
    program.Base.metadata.create_all(engine)
    published = [number for number in (made.value, made.achievement.value) if number is not None]
    assume(all(abs(number) < 10**INTEGER_DIGITS for number in published))
    with Session(engine) as session:
        rows = program.Report.of(report), program.Promise.of(target), program.Result.of(made)
        session.add_all(rows)
        session.commit()
        session.expunge_all()
        held, promised, result = (session.scalars(select(type(row))).one() for row in rows)
        assert (held.value, held.period, held.state, held.recorded) == (
            report,
            report.period,
            report.state,
            report.recorded,
        )
        assert (promised.value, promised.indicator) == (target, target.indicator)
        assert (result.status, result.reason, result.period) == (made.status, made.reason, made.period)
        assert (result.value, result.achievement) == (made.value, made.achievement.value)
        assert result.trace == made.explain().to_dict()
    engine.dispose()


def test_rows_are_found_by_period_and_status(store: Any) -> None:
    program = _program("sqlalchemy_types")
    office = sakip.load("muncar-2024")
    with Session(store) as session:
        session.add_all(map(program.Result.of, sakip.assess(office)))
        session.flush()
        found = session.scalars(select(program.Result).where(program.Result.period == "2024")).all()
        assert len(found) == len(office)
        computed = select(program.Result.indicator).where(program.Result.status == Status.COMPUTED)
        assert "ikm" in session.scalars(computed).all()
        kinds = session.execute(text("SELECT DISTINCT typeof(value), status FROM result")).all()
        assert ("text", "computed") in [tuple(kind) for kind in kinds]


def test_a_column_refuses_what_the_library_does(store: Any) -> None:
    program = _program("sqlalchemy_types")
    with Session(store) as session:
        session.add(program.Promise(indicator="x", period="TW V", value=Target("x", 2024, 1)))
        with pytest.raises(sakip.SakipError, match="names no period") as refused:
            session.flush()
        assert refused.value.code == "period"


def test_a_quotient_without_an_end_is_refused_in_the_words_of_the_library(store: Any) -> None:
    """It is one that a field ``Exact`` takes."""
    program = _program("sqlalchemy_types")
    assert TypeAdapter(Exact).validate_python("1/9") == Fraction(1, 9)
    with Session(store) as session, pytest.raises(sakip.SakipError, match="not a decimal of at most 9") as refused:
        session.scalars(select(program.Result).where(program.Result.value == Fraction(1, 9))).all()
    assert refused.value.code == "number"


NUMBERS = [
    Fraction(one)
    for one in ("9", "100.5", "-5", "0.1", "-0.1", "0", "-100", str(-(10**18) + 1), "-999999999999999999.999999001")
]


@pytest.fixture(scope="module")
def held() -> Any:
    engine = create_engine("sqlite://", poolclass=StaticPool)
    table = Table("numbers", MetaData(), Column("value", _program("sqlalchemy_types").ExactType, nullable=True))
    table.create(engine)
    yield engine, table.c.value
    engine.dispose()


@examples(30)
@example(NUMBERS)
@given(st.lists(numbers(), min_size=1, max_size=8))
def test_numbers_in_sqlite_compare_and_sort_as_they_do_in_python(held: Any, values: list[Fraction]) -> None:
    engine, column = held
    with engine.connect() as connection:
        connection.execute(insert(column.table), [{"value": value} for value in values])
        rows = list(connection.scalars(select(column).order_by(column)))
        assert rows == sorted(values)
        assert list(connection.scalars(select(column).order_by(column.desc()))) == rows[::-1]
        assert connection.scalar(select(func.max(column))) == rows[-1]
        assert connection.scalar(select(func.min(column))) == rows[0]
        for pivot in values:
            below = connection.scalars(select(column).where(column < pivot).order_by(column))
            assert list(below) == [value for value in rows if value < pivot]
            between = connection.scalars(select(column).where(column.between(pivot, 9)).order_by(column))
            assert list(between) == [value for value in rows if pivot <= value <= 9]
            assert connection.scalar(select(func.count()).where(column == pivot)) == values.count(pivot)


def test_a_sum_of_sqlite_is_refused_and_not_wrong(held: Any) -> None:
    engine, column = held
    with engine.connect() as connection:
        connection.execute(insert(column.table), [{"value": 1}, {"value": 2}])
        with pytest.raises(sakip.SakipError, match="SQLite computed"):
            connection.scalar(select(func.sum(column)))
        connection.execute(column.table.delete())
        assert connection.scalar(select(func.sum(column))) is None


@pytest.mark.parametrize("dialect", [postgresql, mysql, sqlite], ids=lambda one: one.__name__.rpartition(".")[2])
def test_the_tables_can_be_made_in_every_database(dialect: Any) -> None:
    tables = _program("sqlalchemy_types").Base.metadata.sorted_tables
    made = {table.name: str(CreateTable(table).compile(dialect=dialect.dialect())) for table in tables}
    assert set(made) == {"report", "promise", "result"}
    assert ("value VARCHAR(29)" if dialect is sqlite else "value NUMERIC(27, 9)") in made["result"]
    assert all(
        "period VARCHAR(7) NOT NULL" in one and "indicator VARCHAR(100) NOT NULL" in one for one in made.values()
    )


def test_a_migration_writes_types_that_make_the_same_columns() -> None:
    """As Alembic writes them: the module of the type, a point, and its repr."""
    program = _program("sqlalchemy_types")
    written: dict[str, Any] = {}
    for table in program.Base.metadata.sorted_tables:
        for column in table.columns:
            if type(column.type).__module__ == program.__name__:
                made = eval(f"program.{column.type!r}", {"program": program, "sakip": sakip})  # noqa: S307  # our own
                written[repr(made)] = made
                compiled = [str(one.compile(dialect=mysql.dialect())) for one in (made, column.type)]
                assert compiled[0] == compiled[1]
                assert vars(made).get("kind") is vars(column.type).get("kind")
    assert {"Held(sakip.Target)", "Held(sakip.Realisation)"} <= set(written)
    assert len(written) == 4


# --- Django -----------------------------------------------------------------------------------------------------------

# in an interpreter of its own: Django has one configuration a process
DJANGO = """
import json
import sys
import types

sys.path.insert(0, sys.argv[1])
import django
from django.apps import AppConfig
from django.conf import settings

sys.modules["office"] = office = types.ModuleType("office")
office.__path__ = []
office.__file__ = __file__ = "."
settings.configure(
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    INSTALLED_APPS=["office"],
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    USE_I18N=False,
)
django.setup()
from django import forms
from django.core.exceptions import FieldError
from django.core import serializers
from django.db import connection, models

import sakip
from django_fields import ExactField, PeriodField


class Report(models.Model):
    period = PeriodField()
    value = ExactField(null=True, blank=True)
    share = ExactField(default="0.5")
    until = PeriodField(null=True, blank=True, unique=True)

    class Meta:
        app_label = "office"


class Form(forms.ModelForm):
    class Meta:
        model = Report
        fields = ["period", "value", "until"]


class ShareForm(forms.ModelForm):
    class Meta:
        model = Report
        fields = ["share"]


with connection.schema_editor() as editor:
    editor.create_model(Report)
    numeric = Report._meta.get_field("value").db_type(type("Other", (), {"vendor": "postgresql"}))

form = Form({"period": "TW II 2024", "value": "88.305"})
assert form.is_valid(), form.errors
row = form.save()
row.refresh_from_db()
Report.objects.create(period=sakip.Year(2024), value="999999999999999999.999999999")
Report.objects.create(period="2024-Q1")
with connection.cursor() as cursor:
    cursor.execute("SELECT period, typeof(value), value FROM office_report ORDER BY id")
    stored = cursor.fetchall()
form = Form({"period": "2024", "value": " 9 ", "until": ""})
assert form.is_valid(), form.errors
cleaned = [repr(form.cleaned_data[name]) for name in ("period", "value", "until")]
again = form.save()
again.delete()
sums = Report.objects.filter(value__lt=1000).aggregate(most=models.Max("value"), least=models.Min("value"))
try:
    Report.objects.aggregate(models.Sum("value"))
    refused = ""
except sakip.SakipError as error:
    refused = str(error)
try:
    Report.objects.filter(value__contains="8")
    contains = ""
except FieldError as error:
    contains = str(error)
for number in ("9", "100.5", "-5", "0.1", "-0.1"):
    Report.objects.create(period="2020", value=number)
sortable = Report.objects.filter(period="2020")
text = serializers.serialize("json", Report.objects.order_by("id"))
again = [one.object for one in serializers.deserialize("json", text)]
print(json.dumps({
    "row": [repr(row.period), str(row.value)],
    "stored": stored,
    "found": Report.objects.filter(period=sakip.Quarter(2024, 2), value="88.305").count(),
    "same": [(one.pk, one.period, one.value) for one in again]
    == list(map(tuple, Report.objects.order_by("id").values_list("pk", "period", "value"))),
    "shown": Form(instance=row).as_p(),
    "faults": Form({"period": "TW V 2024", "value": "88,3"}).errors.get_json_data(),
    "blank": Form({"period": "", "value": ""}).errors.get_json_data(),
    "numeric": numeric,
    "cleaned": cleaned,
    "most": [str(sums["most"]), str(sums["least"])],
    "refused": refused,
    "contains": contains,
    "sorted": [str(float(one)) for one in sortable.order_by("value").values_list("value", flat=True)],
    "above": [str(float(one.value)) for one in sortable.filter(value__gt=9).order_by("value")],
    "between": sortable.filter(value__range=("-1", "9")).count(),
    "changed": [Form({"period": "TW 2 2024", "value": "88.3050"}, instance=row).changed_data,
                ShareForm({"share": "0.50"}).changed_data],
    "inserted": str(Report.objects.get(period="2024-Q1").share),
}))
"""


@pytest.fixture(scope="module")
def django() -> Any:
    done = subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-W", "error", "-c", DJANGO, str(HOW_TO)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


def test_django_keeps_periods_and_exact_numbers_and_its_forms_speak_with_the_library(django: dict[str, Any]) -> None:
    said = django
    assert said["row"] == ["Quarter(2024, 2)", "17661/200"]
    assert said["stored"] == [
        ["2024-Q2", "text", "1000000000000000088.305000000"],
        ["2024", "text", "1999999999999999999.999999999"],
        ["2024-Q1", "null", None],
    ]
    assert (said["found"], said["same"], said["numeric"]) == (1, True, "numeric(27, 9)")
    assert 'value="2024-Q2"' in said["shown"]
    assert 'value="88.305"' in said["shown"]
    assert said["faults"]["period"][0]["message"].startswith("'TW V 2024' names no period")
    assert said["faults"]["value"][0] == {
        "message": "'88,3' is not a plain number. Write it with a decimal point, like 1234.5.",
        "code": "number",
    }
    assert list(said["blank"]) == ["period"]


def test_a_form_of_django_gives_values_and_none_for_what_is_blank(django: dict[str, Any]) -> None:
    """Two blanks are not the same where a column is unique; what is written otherwise is not changed."""
    assert django["cleaned"] == ["Year(2024)", "Fraction(9, 1)", "None"]
    assert django["changed"] == [[], []]
    assert django["inserted"] == "1/2"


def test_numbers_of_django_in_sqlite_compare_and_sort_as_they_do_in_python(django: dict[str, Any]) -> None:
    assert django["sorted"] == ["-5.0", "-0.1", "0.1", "9.0", "100.5"]
    assert (django["above"], django["between"]) == (["100.5"], 3)
    assert django["most"] == ["17661/200", "17661/200"]


def test_what_sqlite_would_get_wrong_is_refused(django: dict[str, Any]) -> None:
    assert django["refused"].startswith("SQLite computed")
    assert "Unsupported lookup 'contains'" in django["contains"]


def test_a_quarter_is_what_it_says() -> None:
    """Text of quarters sorts as they follow one another, as the page says."""
    quarters = [Quarter(year, number) for year in (2023, 2024) for number in range(1, 5)]
    assert sorted(map(str, quarters)) == [str(quarter) for quarter in sorted(quarters)]
