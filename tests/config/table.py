"""Who may do what, by the parts of the site: each address with the status everybody gets, in the order of PEOPLE.

anonymous, stranger (owner of another organisation), editor, owner, approver, caseworker, team lead, administrator. What stands
behind a question mark of a POST is what its form says. Casework keeps its rows in tests/casework/table.py.
"""

from tests.config.people_and_things import Statuses, Table

YES, ON, SIGN_IN, NO, GONE, WRONG, REFUSED = 200, 302, 302, 404, 410, 422, 403


def everybody(status: int) -> Statuses:
    """Without looking at who asks."""
    return (status,) * 8


def signed_in(status: int = YES) -> Statuses:
    """Whoever has an account."""
    return (SIGN_IN, *(status,) * 7)


def signed_out(status: int = YES) -> Statuses:
    """Whoever is signed in is led on."""
    return (status, *(ON,) * 7)


def members(status: int = YES) -> Statuses:
    """Those who write for the organisation, and those who look after all of them."""
    return (SIGN_IN, NO, status, status, status, NO, NO, status)


def owners(status: int = YES) -> Statuses:
    """The same without editors."""
    return (SIGN_IN, NO, NO, status, status, NO, NO, status)


def approvers(status: int = YES) -> Statuses:
    """Who reads things first."""
    return (SIGN_IN, NO, NO, NO, status, NO, NO, status)


def staff(approver: int, administrator: int) -> Statuses:
    """The administration: others are led to a door that is not there (404)."""
    return (ON, ON, ON, ON, approver, ON, ON, administrator)


READING: Table = {
    **dict.fromkeys(
        [
            "GET /", "GET /find/", "GET /kort.json", "GET /forslag.json", "GET /min-liste/", "GET /oensk/", "GET /stil/",
            "GET /om/", "GET /privatliv/", "GET /hjaelp/", "GET /was/", "GET /was", "GET /robots.txt", "GET /sitemap.xml",
            "GET /sundhed",
            "GET /aktivitet/{activity}/kaffe/", "GET /aktivitet/{activity}/kaffe/kalender.ics", "GET /billede/{picture}.jpg",
            "GET /forening/{organisation}/kaffe/", "GET /forening/{organisation}/kaffe/kalender.ics",
        ],
        everybody(YES),
    ),
    "GET /aktivitet/{draft}/kladde/": everybody(NO),
    "GET /aktivitet/{draft}/kladde/kalender.ics": everybody(NO),
    "POST /aktivitet/{activity}/gemt": everybody(204),
}  # fmt: skip

WITHOUT_AN_ACCOUNT: Table = {
    "GET /aktivitet/{activity}/forkert/": everybody(YES),
    "POST /aktivitet/{activity}/forkert/": everybody(WRONG),
    "GET /aktivitet/{draft}/forkert/": everybody(NO),
    "GET /aktivitet/{activity}/spoerg/hearing_loop/": everybody(YES),
    "POST /aktivitet/{activity}/spoerg/hearing_loop/": everybody(WRONG),
    "GET /aktivitet/{activity}/foelg/": everybody(YES),
    "POST /aktivitet/{activity}/foelg/?email=a@example.dk": everybody(WRONG),
    "GET /aktivitet/{draft}/foelg/": everybody(NO),
    "GET /foelg/{follow}/": everybody(YES),
    "POST /foelg/{follow}/": everybody(YES),
    "GET /foelg/forged/": everybody(GONE),
    "GET /foelg/{follow}/stop/": everybody(YES),
    "POST /foelg/{follow}/stop/": everybody(YES),
    "GET /svar/{asked}/": everybody(YES),
    "POST /svar/{asked}/?value=yes": everybody(YES),
    "GET /svar/forged/": everybody(GONE),
    "GET /bekraeft/{still}/passer/": everybody(YES),
    "POST /bekraeft/{still}/slut/": everybody(YES),
    "POST /bekraeft/forged/passer/": everybody(GONE),
    "GET /forening/overtag/svar/forged/": everybody(GONE),
    "POST /forening/overtag/svar/forged/": everybody(GONE),
}

DESK: Table = {
    "GET /forening/": everybody(YES),
    "GET /forening/opret/": signed_in(),
    "POST /forening/opret/": signed_in(WRONG),
    "GET /forening/overtag/{organisation}/": signed_in(),
    "GET /forening/invitation/forged/": signed_in(GONE),
    "GET /forening/vores/{organisation}/": members(),
    "POST /forening/vores/{organisation}/?name=Nyt&kind=association": (SIGN_IN, NO, WRONG, ON, ON, NO, NO, ON),
    "POST /forening/vores/{organisation}/inviter/?email=b@example.dk&role=editor": owners(ON),
    "POST /forening/vores/{organisation}/inviter/{invitation}/fjern/": owners(ON),
    "POST /forening/vores/{organisation}/med/{member}/?wish=owner": owners(ON),
    "POST /forening/vores/{organisation}/med/{member}/?wish=remove": members(ON),
    "POST /forening/vores/{organisation}/med/{member}/?wish=king": members(NO),
    "POST /forening/vores/{organisation}/med/{owning}/?wish=remove": owners(ON),
    "GET /forening/vores/{organisation}/liste/": members(),
    "POST /forening/vores/{organisation}/liste/": members(WRONG),
    "GET /forening/vores/{organisation}/liste/tom.xlsx": members(),
    "GET /forening/vores/{organisation}/ny/": members(),
    "POST /forening/vores/{organisation}/ny/?template=kaffe": members(ON),
    "POST /forening/vores/{organisation}/ny/?template=king": members(NO),
    "GET /forening/aktivitet/{activity}/": members(),
    "GET /forening/aktivitet/{activity}/vis/": members(),
    "POST /forening/aktivitet/{draft}/send/": members(ON),
    "GET /forening/aktivitet/{activity}/sendt/": members(),
    "POST /forening/aktivitet/{activity}/plads/?room=full": members(ON),
    "GET /forening/aktivitet/{draft}/smid-ud/": members(),
    "POST /forening/aktivitet/{draft}/smid-ud/": members(ON),
    "POST /forening/aktivitet/{activity}/smid-ud/": members(NO),
    "POST /forening/aktivitet/{activity}/datoer/": members(),
    "POST /forening/aktivitet/{activity}/find-adresse/?postcode=6400": members(),
    "GET /forening/aktivitet/{activity}/gang/{date}/": members(),
    "POST /forening/aktivitet/{activity}/gang/{date}/?deed=cancel&because=illness": members(ON),
    "POST /forening/aktivitet/{activity}/saa/bekraeft/": members(ON),
    "POST /forening/aktivitet/{activity}/saa/pause/": members(ON),
    "POST /forening/aktivitet/{activity}/saa/slut/": members(ON),
    "GET /forening/aktivitet/{activity}/hvad/": members(),
    "POST /forening/aktivitet/{activity}/hvad/": members(WRONG),
    "POST /forening/sted/{proposal}/?answer=yes": members(ON),
}

APPROVING: Table = {
    "GET /forening/godkend/": approvers(),
    "GET /forening/godkend/forening/{new}/": approvers(),
    "POST /forening/godkend/forening/{new}/?answer=yes": approvers(ON),
    "GET /forening/godkend/aktivitet/{submitted}/": approvers(),
    "POST /forening/godkend/aktivitet/{submitted}/?answer=yes": approvers(ON),
    "GET /forening/godkend/rettelse/{edit}/": approvers(),
    "POST /forening/godkend/rettelse/{edit}/?answer=yes": approvers(ON),
    "GET /forening/godkend/ringeliste/": approvers(),
    "POST /forening/godkend/ringeliste/{stale}/?answer=yes": approvers(ON),
    "POST /forening/godkend/besked/{report}/": approvers(ON),
    "POST /forening/godkend/sted/{proposal}/?answer=no": approvers(ON),
}

ACCOUNT: Table = {
    "GET /konto/": signed_in(),
    "GET /konto/om/": signed_in(),
    "GET /konto/e-mail/": signed_in(),
    "GET /konto/slet/": signed_in(),
    "GET /konto/sikkerhed/": signed_in(),
    "GET /konto/noegler/": signed_in(),
    "GET /konto/igen/kode/": signed_in(),
    "GET /konto/log-ud/": signed_in(),
    "POST /konto/log-ud/": everybody(ON),
    "POST /konto/log-ud/alle-steder/": everybody(ON),
    "GET /konto/log-ind/": signed_out(),
    "GET /konto/log-ind/igen/": signed_out(),
    "GET /konto/opret/": signed_out(),
    "GET /konto/lukket/": everybody(YES),
    # Ways that lead on because nothing was begun: no code was asked for, no key or app is there.
    **dict.fromkeys(
        [
            "GET /konto/log-ind/kode/", "GET /konto/log-ind/noegle/", "GET /konto/log-ind/app/", "GET /konto/bekraeft/",
            "GET /konto/igen/", "GET /konto/igen/noegle/", "GET /konto/app/", "GET /konto/noegler/tilfoej/",
            "GET /konto/noegler/1/fjern/", "GET /konto/reservekoder/nye/",
        ],
        everybody(ON),
    ),
    "GET /konto/app/fjern/": signed_in(NO),
    "GET /konto/reservekoder/": signed_in(NO),
    "GET /konto/log-ind/kommune/": everybody(NO),
    "GET /konto/log-ind/kommune/svar/": everybody(NO),
    "GET /post/": everybody(NO),
}  # fmt: skip

MACHINES: Table = {
    **dict.fromkeys(
        [
            "GET /api/v1/activities", "GET /api/v1/activities/{activity}", "GET /api/v1/organisations",
            "GET /api/v1/organisations/{organisation}", "GET /api/v1/places", "GET /api/v1/vocabulary", "GET /api/v1/map",
            "GET /api/v1/openapi.json", "GET /api/v1/docs",
        ],
        everybody(YES),
    ),
    "GET /api/v1/activities/{draft}": everybody(NO),
    "GET /api/noget": everybody(NO),
    "POST /api/v1/activities": everybody(405),
}  # fmt: skip

# What the administration shows of each table: an id, what an approver gets, and what an administrator gets, for the list,
# for a new row, for a row and for removing it.
ADMINISTERED: dict[str, tuple[str, tuple[int, ...], tuple[int, ...]]] = {
    "activities/activity": ("activity", (YES, YES, YES, REFUSED), (YES, YES, YES, YES)),
    "activities/organisation": ("organisation", (YES, YES, YES, REFUSED), (YES, YES, YES, YES)),
    "activities/place": ("place", (YES, YES, YES, REFUSED), (YES, YES, YES, YES)),
    "activities/schedule": ("schedule", (YES, YES, YES, REFUSED), (YES, YES, YES, YES)),
    "activities/revision": ("edit", (YES, YES, YES, REFUSED), (YES, YES, YES, YES)),
    "activities/source": ("source", (YES, YES, YES, REFUSED), (YES, YES, YES, YES)),
    "activities/occurrence": ("date", (YES, REFUSED, YES, REFUSED), (YES, REFUSED, YES, REFUSED)),
    "finder/wish": ("wish", (REFUSED,) * 4, (YES, REFUSED, YES, YES)),
    "accounts/user": ("user", (REFUSED,) * 4, (YES, YES, YES, YES)),
    "accounts/undeliverableaddress": ("refused", (REFUSED,) * 4, (YES, YES, YES, YES)),
    "auth/group": ("group", (REFUSED,) * 4, (YES, YES, YES, YES)),
}


def administration() -> Table:
    """Every page of the administration."""
    rows: Table = {
        "GET /admin/": staff(YES, YES),
        "GET /admin/activities/": staff(YES, YES),
        "GET /admin/accounts/": staff(NO, YES),
        "GET /admin/login/": (ON, *(NO,) * 7),
        "POST /admin/logout/": everybody(ON),
        "GET /admin/password_change/": staff(YES, YES),
        "GET /admin/password_change/done/": staff(YES, YES),
        "GET /admin/autocomplete/": staff(REFUSED, REFUSED),
        "GET /admin/jsi18n/": staff(YES, YES),
        "GET /admin/r/1/1/": staff(NO, NO),
        "GET /admin/noget/": staff(NO, NO),
    }
    for table, (thing, approver, administrator) in ADMINISTERED.items():
        its = f"GET /admin/{table}/"
        row = f"{its}{{{thing}}}/"
        for address, one, other in zip(
            (its, f"{its}add/", f"{row}change/", f"{row}delete/"), approver, administrator, strict=True
        ):
            rows[address] = staff(one, other)
        rows[row] = staff(ON, ON)
        rows[f"{row}history/"] = staff(approver[2], administrator[2])
    return rows


SITE: dict[str, Table] = {
    "reading": READING,
    "without an account": WITHOUT_AN_ACCOUNT,
    "desk": DESK,
    "approving": APPROVING,
    "account": ACCOUNT,
    "machines": MACHINES,
    "administration": administration(),
}
