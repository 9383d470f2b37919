"""Activities: found by a question, and one by one."""

from django.http import HttpResponse
from django.utils import timezone
from rest_framework.request import Request

from activities.models import Activity
from api.problems import NoSuchThing
from api.resource import Resource, reply
from api.v1 import documents
from api.v1.addresses import Addresses
from api.v1.details import activity_body
from api.v1.reading import beyond_end, identity, read_question, refuse_other_than
from api.v1.results import answer_body
from api.v1.tables import ABOUT_ONE
from finder.answer import PageBeyondEnd
from finder.search import search


class ActivityList(Resource):
    """The same search as the site's own."""

    @documents.activities
    def get(self, request: Request) -> HttpResponse:
        """One page of the answer."""
        query, notices = read_question(request.query_params)
        try:
            answer = search(query, now=timezone.now(), with_served=True)
        except PageBeyondEnd as error:
            raise beyond_end(error.last) from error
        body = answer_body(answer, Addresses.of(request))
        return reply(request, {**body, "notices": [*notices, *body["notices"]]})


class ActivityDetail(Resource):
    """Everything the site shows of one activity."""

    @documents.activity
    def get(self, request: Request, id: str) -> HttpResponse:  # noqa: A002 (the name the documentation shows)
        """The activity, and how it meets what was asked."""
        refuse_other_than(request.query_params, ABOUT_ONE)
        query, _notices = read_question(request.query_params)
        activity = Activity.objects.visible().with_page_facts().filter(pk=identity(id)).first()
        if activity is None:
            raise NoSuchThing
        return reply(request, activity_body(activity, query, Addresses.of(request), now=timezone.now()))
