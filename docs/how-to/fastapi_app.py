"""A service that assesses what it is sent: uvicorn fastapi_app:app."""

from typing import Annotated, Any

from fastapi import Body, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel

import sakip
from sakip import Assessment, Realisation, SakipError, Scorecard
from sakip.fields import Period

office = sakip.load("mojosari-2024")
app = FastAPI(title=office.title, version="1")


class Answer(BaseModel):
    """An assessment, and what was found odd in what it was made from, such as a component the formula does not have."""

    assessment: Assessment
    findings: list[dict[str, Any]]


@app.post("/assessment")
def assessment(realisation: Annotated[Realisation, Body()]) -> Answer:
    """Assess one indicator on what was reported for a period: its value, its achievement, and how they came about."""
    card = sakip.assess(office, [realisation], period=realisation.period)
    return Answer(assessment=card[realisation.indicator], findings=[finding.to_dict() for finding in card.findings])


@app.post("/scorecard")
def scorecard(realisations: list[Realisation], period: Period) -> Scorecard:
    """Assess every indicator of the office in a period; what was not reported says so."""
    return sakip.assess(office, realisations, period=period)


@app.exception_handler(RequestValidationError)
def unreadable(_: Request, error: RequestValidationError) -> JSONResponse:
    """Say every fault of a request, and repeat nothing of it: NaN or half a character could not be sent back."""
    faults = [{key: fault[key] for key in ("type", "loc", "msg")} | _indonesian(fault) for fault in error.errors()]
    return JSONResponse({"detail": faults}, status_code=422)


def _indonesian(fault: dict[str, Any]) -> dict[str, Any]:
    return {"ctx": {"id": fault["ctx"]["id"]}} if fault["type"].startswith("sakip.") else {}


@app.exception_handler(SakipError)
def refused(_: Request, error: SakipError) -> JSONResponse:
    """Say what is wrong with a request that is well-formed, such as an indicator the office does not have."""
    return JSONResponse({"code": error.code, "what": error.what, "remedy": error.remedy}, status_code=422)
