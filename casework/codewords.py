"""Two Danish everyday words to say on the telephone: the key to a list, kept only as a keyed hash.

256 words make 65,536 pairs. The link itself has 160 random bits, and a link bears only a few wrong pairs before it closes
(CASEWORK_WRONG_CODES): who finds a paper on the floor has one chance in three thousand.
"""

import hmac
import secrets
import unicodedata
from itertools import chain

from django.conf import settings
from django.utils.crypto import salted_hmac

SALT = "casework.codewords"
# Short, known to everybody, said as they are written as far as Danish goes; nothing that could hurt.
WORDS: tuple[str, ...] = tuple(
    """
    abe adresse agurk albue aften alfabet anker ananas appelsin april arm avis bagage bager bakke ballon banan bord
    bil birk biograf blad blomst bluse blyant bog bolle brev briller bro brød buket burger bus butik båd café cement
    chokolade cirkel cirkus citron cykel dans dessert due duft dukke dyne dør efterår egern elefant elev emhætte
    engel eventyr fabrik familie fasan februar ferie film flag fjer fløde fløjte forår fodbold frakke fredag frokost
    frugt frø fugl fyr fyrtårn gaffel garage gave ged giraf glas godnat grantræ gulerod guitar gulv gynge gyngestol
    hammer handske havn havregryn hest himmel hindbær hjerte honning hotel humle hylde høne hånd idé insekt januar
    jordbær juice juli kaffe kage kalender kamera kanin kano karrusel kartoffel kat katedral kasket klaver klokke
    knap kniv koncert konge kop kornmark krone krydderi kuffert købmand lagkage lampe landsby lanterne leg lilje
    lomme løve lørdag lup maj mandag mark melon morgen muslinger museum musik mælk måge måned natur negl november
    nøgle næse oktober olie onsdag orange ost palme pandekage papir paraply pelikan pengepung peber pibe piano
    pindsvin plakat planet pony postkasse radio regn regnbue ring ris robot rose rugbrød rundstykke ræv rødbede saft
    saks salat sandal sang sejlbåd senge september sild skab skov slot smil sne sofa sol sommer spejl spand stige
    stjerne strand strik suppe svane syltetøj søndag tallerken tante tapet taske te teater telefon telt tepotte
    tidsel tiger tirsdag tomat traktor trappe tromme træ tulipan tunnel tæppe tårn ugle ur valnød vandfald vase vind
    vindue vinter violin vogn væksthus yoghurt zebra ært æble æg ørn østers ål
    """.split()  # noqa: SIM905 (a list one can read)
)


def new_code_word() -> str:
    """Two different words of the list, by chance."""
    first, second = secrets.SystemRandom().sample(WORDS, 2)
    return f"{first} {second}"


def hash_of(code_word: str, *, link: str) -> str:
    """What is stored of a code word: keyed, and different for every link (`link` is its token's hash)."""
    return _hash(code_word, link, settings.SECRET_KEY)


def is_right(said: str, *, stored: str, link: str) -> bool:
    """Whether somebody said the code word, however they wrote it. Takes as long for a wrong one as for the right one."""
    secret_keys = chain([settings.SECRET_KEY], settings.SECRET_KEY_FALLBACKS)
    fits = [hmac.compare_digest(_hash(said, link, key), stored) for key in secret_keys]
    return any(fits)


def _hash(code_word: str, link: str, key: str | bytes) -> str:
    return salted_hmac(SALT, f"{link}:{plain(code_word)}", secret=key, algorithm="sha256").hexdigest()


FOLDED = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})


def plain(code_word: str) -> str:
    """Letters alone: "Kaffe-Æble", "kaffe  aeble" and "KAFFEÆBLE" are the same."""
    known = unicodedata.normalize("NFC", code_word).lower().translate(FOLDED)
    decomposed = unicodedata.normalize("NFKD", known)
    return "".join(mark for mark in decomposed if "a" <= mark <= "z")
