"""What the panel of time says. No Qt in here but the translator."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from trainer.planning.fit import Fit, Proposal, Why
from trainer.planning.fit_share import FLOORS
from trainer.planning.records import Block, Plan
from trainer.planning.totals import Clash, HalfTotal, LaneTotal, Sum, Totals, Trouble
from ui.kit.french import duration, hours
from ui.kit.tokens import Tone
from ui.pages.workshops.planner.words import half_name


def of_hours(part: Sum) -> str:
    """ "2 h 50 sur 3 h": what is planned in the hours there are, the meals in neither."""
    return _tr("{0} sur {1}").format(duration(part.planned), hours(part.hours))


def room(part: Sum) -> tuple[str, Tone]:
    """ "10 min libres", "20 min de trop", "complet"."""
    if part.room > 0:
        return _tr("{0} libres").format(duration(part.room)), Tone.NEUTRAL
    if part.room < 0:
        return _tr("{0} de trop").format(duration(-part.room)), Tone.DANGER
    return _tr("complet"), Tone.SUCCESS


def planned(part: Sum) -> str:
    """The figure over everything: "11 h 40 prévues sur 12 h", as on the board and on the run sheet."""
    return _tr("{0} prévues sur {1}").format(duration(part.planned), hours(part.hours))


def made_of(totals: Totals) -> str:
    """Under the figure: the pauses in it, the meals that are not, what is set aside."""
    part = totals.sum
    words = []
    if part.breaks:
        words.append(_tr("pauses comprises ({0})").format(duration(part.breaks)))
    if part.meals:
        words.append(_tr("repas non compté ({0})").format(duration(part.meals)))
    if totals.parked:
        words.append(_tr("{0} de côté").format(duration(totals.parked)))
    said = ", ".join(words)
    return said[:1].upper() + said[1:]


def sold(totals: Totals) -> tuple[str, Tone]:
    """How it stands against the hours sold; ("", …) when none were."""
    promised = hours(totals.sold)
    if not totals.sold:
        return "", Tone.NEUTRAL
    if totals.over_sold > 0:
        return _tr("{0} de plus que les {1} vendues").format(
            duration(totals.over_sold), promised
        ), Tone.WARNING
    if totals.over_sold < 0:
        return _tr("{0} de moins que les {1} vendues").format(
            duration(-totals.over_sold), promised
        ), Tone.WARNING
    return _tr("Juste les {0} vendues").format(promised), Tone.SUCCESS


def per_person(part: Sum) -> str:
    """What one person has planned."""
    if part.shortest == part.longest:
        return _tr("Par personne\u00a0: {0}").format(duration(part.longest))
    return _tr("Par personne\u00a0: de {0} à {1}, selon le groupe").format(
        duration(part.shortest), duration(part.longest)
    )


def waits(half: HalfTotal) -> list[str]:
    """Which groups are done before the others."""
    return [
        _tr("{0}\u00a0: {1} finit {2} avant les autres").format(
            half_name(half.half), lane_name(lane, place), duration(lane.waits)
        )
        for _, lanes in half.uneven
        for place, lane in enumerate(lanes)
        if lane.waits
    ]


def lane_name(lane: LaneTotal, place: int) -> str:
    """The name of a group, or its number."""
    return f"«\u00a0{lane.name}\u00a0»" if lane.name else _tr("le groupe {0}").format(place + 1)


def trouble(one: Trouble, plan: Plan) -> str:
    """A gap or an overlap in a sentence."""
    title, minutes = plan.block(one.key).title, duration(one.minutes)
    before = plan.block(one.after).title if one.after else ""
    if one.clash is Clash.GAP:
        return _tr("{1} sans rien avant «\u00a0{0}\u00a0»").format(title, minutes)
    if one.clash is Clash.EARLY:
        return _tr("«\u00a0{0}\u00a0» commence {1} avant le début de la demi-journée").format(title, minutes)
    if one.clash is Clash.OVERRUN:
        return _tr("«\u00a0{0}\u00a0» finit {1} après la fin de la demi-journée").format(title, minutes)
    if one.clash is Clash.MEAL:
        return _tr("«\u00a0{0}\u00a0» finit {1} après la reprise").format(title, minutes)
    return _tr("«\u00a0{0}\u00a0» commence {1} avant la fin de «\u00a0{2}\u00a0»").format(
        title, minutes, before
    )


def change(fit: Fit) -> str:
    """ "1 h 05 → 45 min"."""
    return _tr("{0} → {1}").format(duration(fit.before), duration(fit.after))


def reason(fit: Fit, block: Block) -> str:
    """Why a block can change as it does."""
    if fit.dropped:
        steps = [
            _tr("«\u00a0{0}\u00a0» ({1})").format(step.title, duration(step.minutes)) for step in fit.dropped
        ]
        words = _tr("en passant {0}").format(_listed(steps))
        if fit.spare:
            words += _tr(", et {0} de plus pour le reste").format(duration(fit.spare))
        return words
    if fit.why is Why.PAUSE:
        return _tr("les fiches n’ont plus rien à céder (minimum {0})").format(duration(FLOORS[block.kind]))
    return {
        Why.SURPLUS: _tr("durait plus longtemps que d’habitude"),
        Why.OPTIONAL: _tr("vers la durée courte de la fiche"),
        Why.RESTORED: _tr("vers sa durée habituelle"),
        Why.ROOM: _tr("vers la durée longue de la fiche"),
    }[fit.why]


def outcome(proposal: Proposal) -> tuple[str, Tone]:
    """What the proposal comes to."""
    target, after = duration(proposal.target), duration(proposal.after)
    if not proposal.keys:
        return _tr("Rien n’est encore prévu ici."), Tone.NEUTRAL
    if proposal.before == proposal.target:
        return _tr("Cela dure déjà {0}.").format(target), Tone.SUCCESS
    if proposal.rest > 0:
        return _tr(
            "Au plus court, cela dure {0}\u00a0: {1} de trop. Mettez une séquence de côté (touche M) ou choisissez-en "
            "une plus courte."
        ).format(after, duration(proposal.rest)), Tone.WARNING
    if proposal.rest < 0 and proposal.over and not proposal.fits:
        return _tr(
            "Cela dépasse déjà de {0}\u00a0: rien n’est allongé. Écrivez {1} pour finir à l’heure."
        ).format(duration(proposal.over), duration(proposal.before - proposal.over)), Tone.WARNING
    if proposal.rest < 0:
        return _tr("Au plus long, cela dure {0}\u00a0: {1} restent à remplir.").format(
            after, duration(-proposal.rest)
        ), Tone.WARNING
    count = len(proposal.fits)
    if count == 1:
        return _tr("De {0} à {1}, une séquence change\u00a0:").format(
            duration(proposal.before), target
        ), Tone.NEUTRAL
    return _tr("De {0} à {1}, {2} séquences changent\u00a0:").format(
        duration(proposal.before), target, count
    ), Tone.NEUTRAL


def hint(over: int, before: int) -> tuple[str, Tone]:
    """What to do while no length is typed; where the half-days overrun, which one makes them fit."""
    if not before:
        return _tr("Rien n’est encore prévu ici."), Tone.NEUTRAL
    if over:
        return _tr("Cela dépasse de {0}\u00a0: écrivez {1} pour finir à l’heure.").format(
            duration(over), duration(before - over)
        ), Tone.WARNING
    return _tr("Écrivez la durée à tenir\u00a0: ce qui changerait s’affiche ici."), Tone.NEUTRAL


def pinned(found: Iterable[Trouble], plan: Plan) -> str:
    """What opens before the blocks with a start that must hold; "" when nothing does."""
    words = [trouble(one, plan) for one in found]
    if not words:
        return ""
    return _tr("Les heures fixées restent\u00a0: {0}.").format(_tr("\u202f; ").join(words))


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else _tr("{0} et {1}").format(", ".join(words[:-1]), words[-1])


def _tr(text: str) -> str:
    return QCoreApplication.translate("plan", text)
