"""A service that assesses what it is sent: uvicorn fastapi_app:app."""

from typing import Annotated

from fastapi import Body, FastAPI, Request
from fastapi.responses import JSONResponse

import sakip
from sakip import Assessment, Realisation, SakipError, Scorecard
from sakip.fields import Period

office = sakip.load("mojosari-2024")
app = FastAPI(title=office.title, version="1")


@app.post("/assessment")
def assessment(realisation: Annotated[Realisation, Body()]) -> Assessment:
    """Assess one indicator on what was reported for a period: its value, its achievement, and how they came about."""
    return sakip.assess(office, [realisation], period=realisation.period)[realisation.indicator]


@app.post("/scorecard")
def scorecard(realisations: list[Realisation], period: Period) -> Scorecard:
    """Assess every indicator of the office in a period; what was not reported says so."""
    return sakip.assess(office, realisations, period=period)


@app.exception_handler(SakipError)
def refused(_: Request, error: SakipError) -> JSONResponse:
    """Say what is wrong with a request that is well-formed, such as an indicator the office does not have."""
    return JSONResponse({"code": error.code, "what": error.what, "remedy": error.remedy}, status_code=422)
