"""What readers say back without an account: that something is wrong, or what they would like to know; and the answer."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from activities import questions
from activities.forms.open import AnswerForm, AskForm, OpenForm, ReportForm
from activities.forms.questions import QUESTIONS
from activities.models import Activity
from activities.pace import is_too_often
from activities.questions import Outcome
from activities.reports import report
from activities.views.anonymous import for_anybody
from activities.vocabularies import FeatureValue

UNPROCESSABLE, GONE, TOO_MANY = 422, 410, 429
REPORTS_IN_AN_HOUR, QUESTIONS_IN_AN_HOUR = 10, 20


@for_anybody
def activity_report(request: HttpRequest, pk: int) -> HttpResponse:
    """ "Er noget forkert?": a reason, a few words, and warm thanks."""
    activity, now = _shown(pk), timezone.now()
    form = ReportForm(request.POST if request.method == "POST" else None, about=f"report:{pk}", now=now)
    if request.method != "POST":
        return _page(request, "activities/report.html", activity, form)
    if not form.is_of_machine:
        if not form.is_valid():
            return _page(request, "activities/report.html", activity, form)
        if is_too_often(request, "report", most=REPORTS_IN_AN_HOUR):
            return render(request, "429.html", status=TOO_MANY)
        report(activity, reason=form.cleaned_data["reason"], text=form.cleaned_data["text"], now=now)
    return render(request, "activities/report.html", {"activity": activity, "is_done": True})


@for_anybody
def activity_ask(request: HttpRequest, pk: int, feature: str) -> HttpResponse:
    """ "Spørg for mig": what we will ask, and one button."""
    if feature not in QUESTIONS:
        raise Http404
    activity, now = _shown(pk), timezone.now()
    form = AskForm(request.POST if request.method == "POST" else None, about=f"ask:{pk}:{feature}", now=now)
    words = {"question": QUESTIONS[feature]}
    if request.method != "POST":
        return _page(request, "activities/ask.html", activity, form, **words)
    outcome = Outcome.ASKED
    if not form.is_of_machine:
        if not form.is_valid():
            return _page(request, "activities/ask.html", activity, form, **words)
        if is_too_often(request, "ask", most=QUESTIONS_IN_AN_HOUR):
            return render(request, "429.html", status=TOO_MANY)
        outcome = questions.ask(pk, feature, now=now)
    context = {"activity": activity, "is_done": True, "outcome": outcome.value, **words}
    return render(request, "activities/ask.html", context)


@for_anybody
def question(request: HttpRequest, token: str) -> HttpResponse:
    """The organiser's side of a question: opening the link changes nothing, one tap answers, once."""
    asked = questions.question_of(token)
    if asked is None:
        return render(request, "activities/link_is_over.html", status=GONE)
    form = AnswerForm(request.POST if request.method == "POST" else None, auto_id="%s")
    context = {"activity": asked.activity, "question": QUESTIONS[asked.feature], "form": form, "is_done": False}
    if request.method != "POST" or not form.is_valid():
        errors = form.errors if form.is_bound else {}
        return render(
            request, "activities/question.html", context | {"errors": errors}, status=UNPROCESSABLE if errors else 200
        )
    value = form.cleaned_data["value"]
    questions.answer(asked, value=value, note=form.cleaned_data["note"], now=timezone.now())
    return render(
        request, "activities/question.html", context | {"is_done": True, "is_told": value in FeatureValue.values}
    )


def _shown(pk: int) -> Activity:
    return get_object_or_404(Activity.objects.visible().select_related("organisation"), pk=pk)


def _page(request: HttpRequest, template: str, activity: Activity, form: OpenForm, **more: object) -> HttpResponse:
    errors = form.errors if form.is_bound else {}
    context = {"activity": activity, "form": form, "errors": errors, "is_done": False, **more}
    return render(request, template, context, status=UNPROCESSABLE if errors else 200)
