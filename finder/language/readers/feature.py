"""Which facts of accessibility and welcome a sentence asks for, and which needs can be heard in it."""

from finder.language.finding import Finding
from finder.language.phrases import Matches
from finder.language.readers.negation import is_denied
from finder.language.sentence import Sentence

NEED_OF_FEATURE = {
    "wheelchair_participation": "wheelchair", "step_free": "walks_poorly", "lift": "walks_poorly", "seating": "walks_poorly",
    "dropoff_at_door": "walks_poorly", "tactile_guidance": "sees_poorly", "sighted_guide": "sees_poorly",
    "guide_dog_welcome": "sees_poorly", "large_print": "sees_poorly", "hearing_loop": "hears_poorly",
    "sign_language": "hears_poorly", "live_captions": "hears_poorly", "good_acoustics": "hears_poorly",
    "easy_language": "reads_poorly", "no_reading_needed": "reads_poorly", "low_sensory": "needs_calm",
    "quiet_space": "needs_calm", "predictable_structure": "wants_predictability", "picture_plan": "wants_predictability",
    "met_at_door": "nervous_first_time", "buddy_first_visit": "nervous_first_time", "companion_welcome": "brings_helper",
    "allergy_friendly": "scents_animals",
}  # fmt: skip
NEED_OF_AUDIENCE = {"vision_loss": "sees_poorly", "hearing_loss": "hears_poorly", "physical_disability": "walks_poorly"}


def read_features(sentence: Sentence, phrases: Matches) -> list[Finding]:
    """Return a finding for each feature the words name; one that is denied ("ikke i telefon") is left out."""
    return [
        Finding("feature", match.code, match.start, match.end)
        for match in phrases
        if match.code != "none" and not is_denied(sentence, match.start, match.end)
    ]


def read_needs(phrases: Matches, findings: list[Finding]) -> list[Finding]:
    """Return the needs heard in the words and in what was found; who uses a wheelchair is not also said to walk poorly."""
    needs = [Finding("need", match.code, match.start, match.end) for match in phrases]
    for one in findings:
        known = {"feature": NEED_OF_FEATURE, "audience": NEED_OF_AUDIENCE}.get(one.kind, {})
        if one.code in known and not one.is_denied:
            needs.append(Finding("need", known[one.code], one.start, one.end))
    if any(need.code == "wheelchair" for need in needs):
        needs = [need for need in needs if need.code != "walks_poorly"]
    return list({need.code: need for need in reversed(needs)}.values())[::-1]
