"""What one does at each kind of activity, in a sentence: a reason where somebody asked for it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from activities.vocabularies import Category

KIND_SENTENCES: dict[str, str | Promise] = {
    Category.COFFEE_SOCIAL: _("Der er kaffe og samvær."),
    Category.SHARED_MEALS: _("Man spiser sammen."),
    Category.PARASPORT: _("Det er parasport."),
    Category.MOVEMENT: _("Man rører sig sammen."),
    Category.OUTDOORS: _("Man er ude i naturen."),
    Category.MUSIC_SONG: _("Det er musik og sang."),
    Category.CREATIVE: _("Man laver noget med hænderne."),
    Category.GAMES: _("Man spiller sammen."),
    Category.CULTURE: _("Det handler om kultur, bøger eller foredrag."),
    Category.LEARNING: _("Man lærer noget nyt."),
    Category.VOLUNTEERING: _("Man giver en hånd med."),
    Category.WORKSHOP: _("Man arbejder i et værksted."),
    Category.SUPPORT_GROUP: _("Man taler sammen om det, der fylder."),
    Category.COUNSELLING: _("Man kan få råd."),
    Category.FAITH: _("Det handler om tro og kirke."),
    Category.GARDEN_ANIMALS: _("Det handler om have eller dyr."),
}
