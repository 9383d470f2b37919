"""The fixed words of a list that is handed over: one set for reading, and a shorter one in easy Danish."""

from dataclasses import dataclass

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from casework.models import AnswerKind, HandoutLanguage, ReasonCode

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Wording:
    """What stands round the activities. Each is a whole sentence or a label; `%(...)s` is filled in by whoever shows it."""

    title: Words
    intro: Words
    reason: Words
    where: Words
    at_home: Words
    price: Words
    first_time: Words
    no_first_time: Words
    meets: Words
    nobody_known: Words
    call: Words
    ask_for: Words
    write_to: Words
    no_phone: Words
    unknown: Words
    not_a_no: Words
    agreed: Words
    help: Words
    help_lines: tuple[Words, ...]
    code_line: Words
    qr: Words
    qr_alt: Words
    answers: dict[str, Words]
    reasons: dict[str, Words]


PLAIN = Wording(
    title=_("Din liste"),
    intro=_("Her er noget, du kan prøve. Tag én ting ad gangen. Du bestemmer selv."),
    reason=_("Derfor kan det passe til dig"),
    where=_("Her er det"),
    at_home=_("Det foregår på nettet. Du er med hjemmefra."),
    price=_("Det koster"),
    first_time=_("Din første gang"),
    no_first_time=_("Vi ved ikke, hvad der sker den første gang. Ring og spørg."),
    meets=_("Sådan bliver du mødt"),
    nobody_known=_("Vi ved ikke, om nogen tager imod dig. Ring og spørg."),
    call=_("Ring og hør mere"),
    ask_for=_("Spørg efter %(name)s."),
    write_to=_("Skriv til %(email)s."),
    no_phone=_("Vi har ikke et nummer. Ring til os på %(phone)s, så spørger vi for dig."),
    unknown=_("Det ved vi ikke"),
    not_a_no=_("Det er ikke et nej. Ring og spørg."),
    agreed=_("Det aftalte vi"),
    help=_("Hvis du vil tale med os"),
    help_lines=(
        _("Ring til %(owner)s på %(phone)s."),
        _("Blev det ikke til noget? Det er helt i orden. Så finder vi noget andet sammen."),
    ),
    code_line=_("Mit kodeord til listen på telefonen: ______________________"),
    qr=_("Se listen på telefonen. Du skal bruge dit kodeord."),
    qr_alt=_("QR-kode. Den åbner listen på telefonen."),
    answers={kind.value: kind.label for kind in AnswerKind},
    reasons={reason.value: reason.label for reason in ReasonCode},
)

EASY = Wording(
    title=pgettext_lazy("easy", "Din liste"),
    intro=_("Du kan prøve det her. Du behøver ikke prøve alt."),
    reason=_("Hvorfor?"),
    where=_("Hvor?"),
    at_home=_("Du kan være hjemme. Det er på nettet."),
    price=_("Hvad koster det?"),
    first_time=_("Første gang"),
    no_first_time=_("Vi ved ikke, hvad der sker. Ring og spørg."),
    meets=_("Hvem møder mig?"),
    nobody_known=_("Det ved vi ikke. Ring og spørg."),
    call=_("Ring her"),
    ask_for=_("Sig: Jeg vil tale med %(name)s."),
    write_to=_("Skriv til %(email)s."),
    no_phone=_("Ring til os: %(phone)s. Vi hjælper."),
    unknown=_("Vi ved det ikke"),
    not_a_no=_("Ring og spørg. Måske er svaret ja."),
    agreed=_("Det sagde vi"),
    help=_("Ring til os"),
    help_lines=(
        _("Vores nummer: %(phone)s."),
        _("Gik det ikke? Det gør ikke noget. Vi finder noget nyt."),
    ),
    code_line=_("Mit kodeord: ______________________"),
    qr=_("Se listen på telefonen. Husk dit kodeord."),
    qr_alt=pgettext_lazy("easy", "QR-kode. Den åbner listen på telefonen."),
    answers={
        AnswerKind.YES: pgettext_lazy("easy answer", "Ja"),
        AnswerKind.MAYBE: pgettext_lazy("easy answer", "Måske"),
        AnswerKind.NO: pgettext_lazy("easy answer", "Nej"),
        AnswerKind.WENT: pgettext_lazy("easy answer", "Jeg var der"),
        AnswerKind.AGAIN: pgettext_lazy("easy answer", "Jeg vil derhen igen"),
    },
    reasons={
        ReasonCode.TOO_FAR: pgettext_lazy("easy answer", "Det er langt væk"),
        ReasonCode.TOO_MANY_PEOPLE: pgettext_lazy("easy answer", "Der er mange mennesker"),
        ReasonCode.WRONG_TIME: pgettext_lazy("easy answer", "Jeg kan ikke den dag"),
        ReasonCode.NOT_FOR_ME: pgettext_lazy("easy answer", "Jeg vil hellere noget andet"),
        ReasonCode.DID_NOT_DARE_ALONE: pgettext_lazy("easy answer", "Jeg vil gerne følges med nogen"),
    },
)


def wording(language: HandoutLanguage) -> Wording:
    """The set of words for a language; show them while that language is active (`speaking`)."""
    return EASY if language == HandoutLanguage.EASY_DANISH else PLAIN


def speaking(language: HandoutLanguage) -> translation.override:
    """A block in which texts come in the language of a list."""
    return translation.override(language.locale)


def whom_to_call() -> dict[str, str]:
    """What the sentences about calling us are filled with."""
    return {"owner": settings.SITE_OWNER, "phone": settings.CASEWORK_PHONE}
