"""The words an audience goes by in everyday texts: indexed with an activity, and looked up when a sentence tells of them."""

# The first words say it outright and weigh in full; those after the bar are signs of it.
AUDIENCE_WORDS: dict[str, str] = {
    "lonely": "ensom alene fællesskab netværk venskab besøgsven | snak samvær nærvær hygge",
    "new_in_town": "tilflytter nytilflyttet tilflyttet nabo velkomst | mødested netværk",
    "bereavement": "sorg sorggruppe efterladt enke enkemand mistet dødsfald | alene sjælesorg trøst",
    "mental_health": "angst depression psykisk sind stress sårbar | samtale ro mod lyttende",
    "autism_adhd": "autisme adhd autist aspergers neurodivergent | rolig forudsigelig",
    "brain_injury": "hjerneskade blodprop hjerne afasi | genoptræning",
    "dementia": "demens demensvenlig hukommelse huske alzheimer | erindring",
    "intellectual_disability": "udviklingshandicap udviklingshæmmet handicap | støtte",
    "physical_disability": "handicap kørestol parasport bevægelseshandicap rollator | siddende hjælpemidler",
    "vision_loss": "blind svagtseende syn synshandicap | ledsager oplæsning lydbog",
    "hearing_loss": "døv hørelse hørehæmmet tegnsprog høreapparat teleslynge | mundaflæsning",
    "chronic_illness": "sygdom smerter kronisk | patient træthed",
    "recovery": "misbrug afhængighed ædru alkohol rus | efterværn",
    "relatives": "pårørende pårørendegruppe | familie ægtefælle forældre",
    "young_adult": "unge ung ungdom | studerende",
    "senior": "senior seniorer pensionist ældre ældreklub | efterløn",
    "single_parent": "eneforsørger enlig alenemor alenefar | forældre børn",
    "outside_work": "ledig jobsøgende arbejdsløs førtidspension | beskæftigelse fleksjob sygemeldt",
    "newcomer_denmark": "flygtning indvandrer sprogcafé dansk international | integration",
    "lgbt": "lgbt regnbue queer homoseksuel | trans køn seksualitet",
    "men_community": "mænd mand mandeklub mandeværksted | herre",
    "low_income": "gratis økonomi gæld | billig genbrug",
}


# Kinds of one audience that have little to do with each other: looked up only for who names them.
AUDIENCE_KINDS: dict[str, str] = {"chronic_illness": "kræft gigt parkinson sclerose diabetes kol lunge hjerte"}


def outright_words(code: str) -> str:
    """The words that say it outright, its kinds included."""
    return f"{AUDIENCE_WORDS[code].partition('|')[0]} {AUDIENCE_KINDS.get(code, '')}"
