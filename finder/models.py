"""The index: narrow tables of whole numbers, the same on SQLite and PostgreSQL, always rebuilt from activities."""

import secrets

from django.db import models
from django.db.models import F
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _

from activities.models import Activity
from activities.vocabularies import Audience, Category, Need, TimeOfDay, Weekday


def _never_both(one: str, other: str) -> models.CheckConstraint:
    """No feature may stand in two of the three masks."""
    return models.CheckConstraint(
        condition=Exact(F(one).bitand(F(other)), 0),  # type: ignore[arg-type]  # a lookup is a condition
        name=f"entry_{one}_is_not_{other}",
    )


def new_generation() -> int:
    """A number nobody has drawn before."""
    return secrets.randbits(62)


# What a page of results near a place reads of each entry: standing in the index itself, the table need not be opened.
READ_WITH_A_CELL = (
    "category", "lat", "lon", "hide_after", "last_start", "ask_after", "yes", "partly", "no", "slots", "activity",
)  # fmt: skip


class IndexEntry(models.Model):
    """One published activity, ready to be compared. Masks have one bit per code, in vocabulary order.

    Times are minutes since 0001-01-01 in local time (`finder.clock`); nothing here depends on what the clock says now.
    """

    activity = models.OneToOneField(
        Activity, on_delete=models.CASCADE, primary_key=True, related_name="+", db_constraint=False
    )
    version = models.BigIntegerField()
    cell = models.IntegerField()
    coarse_cell = models.IntegerField()
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    postcode = models.IntegerField()
    town = models.CharField(max_length=100)
    organisation_id = models.BigIntegerField()
    category = models.SmallIntegerField()
    focus_area = models.SmallIntegerField()
    online = models.SmallIntegerField()
    booking = models.SmallIntegerField()
    gender = models.SmallIntegerField()
    yes = models.BigIntegerField()
    partly = models.BigIntegerField()
    no = models.BigIntegerField()
    audiences = models.BigIntegerField()
    audiences_only = models.BigIntegerField()
    languages = models.BigIntegerField()
    price_ore = models.IntegerField(null=True)
    price_unit = models.SmallIntegerField()
    min_age = models.SmallIntegerField()
    max_age = models.SmallIntegerField()
    slots = models.IntegerField()
    last_start = models.IntegerField()
    ask_after = models.IntegerField()
    hide_after = models.IntegerField()
    title_key = models.CharField(max_length=250)

    class Meta:
        verbose_name = "indexlinje"
        verbose_name_plural = "indexlinjer"
        indexes = [
            models.Index(fields=["cell", *READ_WITH_A_CELL], name="entry_cell"),
            models.Index(fields=["coarse_cell", *READ_WITH_A_CELL], name="entry_coarse_cell"),
            models.Index(fields=["category", "cell"], name="entry_category"),
            models.Index(fields=["postcode"], name="entry_postcode"),
            models.Index(fields=["town"], name="entry_town"),
            models.Index(fields=["organisation_id"], name="entry_organisation"),
        ]
        constraints = [
            _never_both("yes", "no"),
            _never_both("yes", "partly"),
            _never_both("partly", "no"),
        ]

    def __str__(self) -> str:
        return f"{self.activity_id} v{self.version}"


class IndexRun(models.Model):
    """Dates with equal steps between them: a weekly activity is one row, exact across half a year.

    Every occurrence that takes place is in exactly one run; days are ordinals (`date.toordinal`).
    """

    activity_id = models.BigIntegerField()
    slot = models.SmallIntegerField()
    start_minute = models.SmallIntegerField()
    end_minute = models.SmallIntegerField(null=True)
    first_day = models.IntegerField()
    last_day = models.IntegerField()
    step = models.SmallIntegerField()

    class Meta:
        verbose_name = "række af datoer"
        verbose_name_plural = "rækker af datoer"
        indexes = [
            models.Index(
                fields=[
                    "activity_id", "last_day", "first_day", "step", "slot", "start_minute", "end_minute",
                ],
                name="run_of_activity",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.activity_id}: {self.first_day}-{self.last_day}/{self.step}"


class IndexTerm(models.Model):
    """One word of one activity and how much it weighs there (title most)."""

    pk = models.CompositePrimaryKey("token", "activity_id")
    token = models.BigIntegerField()
    activity_id = models.BigIntegerField()
    impact = models.SmallIntegerField()

    class Meta:
        verbose_name = "ord i en aktivitet"
        verbose_name_plural = "ord i aktiviteter"
        indexes = [models.Index(fields=["activity_id"], name="term_of_activity")]

    def __str__(self) -> str:
        return f"{self.token}: {self.activity_id}"


class IndexWord(models.Model):
    """The index's own vocabulary, for mending spelling when nothing was found."""

    token = models.BigIntegerField(primary_key=True)
    word = models.CharField(max_length=80)

    class Meta:
        verbose_name = "ord"
        verbose_name_plural = "ord"

    def __str__(self) -> str:
        return self.word


class IndexCard(models.Model):
    """What a result shows of an activity: its facts, gathered once when the activity changes.

    A page of results fetches twenty by id: rows are small, and on SQLite the id is the row's own number.
    """

    activity_id = models.BigAutoField(primary_key=True)
    facts = models.BinaryField()

    class Meta:
        verbose_name = "indexkort"
        verbose_name_plural = "indexkort"

    def __str__(self) -> str:
        return str(self.activity_id)


class IndexRecord(models.Model):
    """What the API serves of an activity, as it is written; twice the size of its card, so kept apart."""

    activity_id = models.BigAutoField(primary_key=True)
    served = models.BinaryField()

    class Meta:
        verbose_name = "indexblad"
        verbose_name_plural = "indexblade"

    def __str__(self) -> str:
        return str(self.activity_id)


class IndexChange(models.Model):
    """An activity that changed and that the index has yet to follow; written in the change's own transaction."""

    version = models.BigIntegerField(primary_key=True)
    activity_id = models.BigIntegerField(db_index=True)
    is_applied = models.BooleanField(default=False)

    class Meta:
        verbose_name = "ændring"
        verbose_name_plural = "ændringer"
        indexes = [
            models.Index(fields=["version"], condition=models.Q(is_applied=False), name="change_waiting"),
        ]

    def __str__(self) -> str:
        return f"{self.version}: {self.activity_id}"


class Wish(models.Model):
    """Something nobody offers yet: need, kind, place and time. No words, no contact, nothing of who asked."""

    need = models.CharField(_("Behov"), max_length=24, choices=Need.choices, blank=True)
    category = models.CharField(_("Hvad?"), max_length=20, choices=Category.choices, blank=True)
    audience = models.CharField(_("For hvem?"), max_length=24, choices=Audience.choices, blank=True)
    place = models.CharField(_("Hvor?"), max_length=100, blank=True)
    weekday = models.CharField(_("Ugedag"), max_length=2, choices=Weekday.choices, blank=True)
    time_of_day = models.CharField(_("Tid på dagen"), max_length=10, choices=TimeOfDay.choices, blank=True)
    wished_on = models.DateField(_("Ønsket den"))

    class Meta:
        verbose_name = _("ønske")
        verbose_name_plural = _("ønsker")
        indexes = [models.Index(fields=["wished_on"], name="wish_day")]

    def __str__(self) -> str:
        return " · ".join(filter(None, (self.need, self.category, self.audience, self.place, self.weekday)))


class IndexVersion(models.Model):
    """One row that counts changes; its lock makes the order of versions the order of commits.

    `generation` is drawn anew whenever the index is written without counting changes: a snapshot of another generation
    (of another database, or from before a rebuild) is never believed.
    """

    number = models.BigIntegerField()
    generation = models.BigIntegerField(default=new_generation)

    class Meta:
        verbose_name = "indexversion"
        verbose_name_plural = "indexversioner"

    def __str__(self) -> str:
        return str(self.number)
