"""The wordings known when this version was made: a start that a person can date and change, not a law in code."""

from __future__ import annotations

from datetime import date

from trainer.settings.records import WordingCode as Code

_START = date(2019, 1, 1)

WORDINGS: tuple[tuple[Code, date, str], ...] = (
    (Code.VAT_TRAINING, _START, "Exonération de TVA, art. 261, 4, 4° a du CGI"),
    (Code.VAT_NON_PROFIT, _START, "Exonération de TVA, art. 261, 7, 1° du CGI"),
    (Code.VAT_SMALL, _START, "TVA non applicable, art. 293 B du CGI"),
    (Code.VAT_TAXED, _START, "TVA au taux de 20\u00a0%"),
    (
        Code.LATE_PENALTY,
        _START,
        "En cas de retard de paiement, pénalités au taux de la Banque centrale européenne majoré de 10\u00a0points.",
    ),
    (
        Code.RECOVERY,
        _START,
        "Indemnité forfaitaire pour frais de recouvrement, due par les professionnels\u00a0: 40\u00a0€.",
    ),
    (Code.DISCOUNT, _START, "Escompte pour paiement anticipé\u00a0: néant."),
    (
        Code.KEEP_PAPERS,
        _START,
        "Sans préjudice des délais imposés par les règles fiscales, comptables ou commerciales, je m’engage à "
        "conserver l’ensemble des pièces justificatives qui ont permis d’établir le présent certificat pendant une "
        "durée de 3\u00a0ans à compter de la fin de l’année du dernier paiement.",
    ),
    (
        Code.NDA,
        _START,
        "Déclaration d’activité enregistrée sous le numéro {numéro} auprès du préfet de région {région}. Cet "
        "enregistrement ne vaut pas agrément de l’État.",
    ),
)
