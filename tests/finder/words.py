"""The words of a question, as an engine is given them."""

from finder.language.analyser import query_terms
from finder.wording import PlanTerm, plan_terms


def terms_of(text: str) -> tuple[PlanTerm, ...]:
    """The words to look up, in the order they were written; nothing is read into them."""
    return plan_terms(query_terms(text))
