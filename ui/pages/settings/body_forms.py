"""The fields of the training body, in four groups."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.kit.form import Form


def _tr(text: str) -> str:
    return QCoreApplication.translate("settings", text)


def groups() -> dict[str, Form]:
    """The forms by title: identity, official numbers, signature, invoicing. Every field of `BodyFields` once."""
    result = {
        _tr("Identité"): _identity(),
        _tr("Numéros officiels"): _numbers(),
        _tr("Signature et accueil"): _signature(),
        _tr("Facturation"): _invoicing(),
    }
    for form in result.values():
        for key in form.values():
            form.widget(key).setObjectName(f"settings.body.{key}")
    return result


def _identity() -> Form:
    form = Form(columns=2)
    form.text(
        "legal_name",
        _tr("Dénomination"),
        required=True,
        wide=True,
        hint=_tr("Le nom déposé, tel qu’il figure sur les conventions, les certificats et les factures."),
    )
    form.text("address", _tr("Adresse"), wide=True)
    form.text("postcode", _tr("Code postal"))
    form.text("city", _tr("Ville"))
    form.text("email", _tr("Courriel"), placeholder=_tr("formation@exemple.org"))
    form.text("phone", _tr("Téléphone"))
    form.text("website", _tr("Site web"), wide=True)
    return form


def _numbers() -> Form:
    form = Form()
    form.text("siret", _tr("SIRET"), hint=_tr("14 chiffres. Obligatoire sur une facture."))
    form.text(
        "rna",
        _tr("Numéro RNA"),
        hint=_tr("W et 9 chiffres\u00a0: le répertoire des associations. Absent en Alsace-Moselle."),
    )
    form.text(
        "nda",
        _tr("Numéro de déclaration d’activité (NDA)"),
        hint=_tr(
            "11 chiffres, donnés par la préfecture de région. La mention qui l’accompagne est ajoutée sur les papiers."
        ),
    )
    form.text(
        "nda_region",
        _tr("Région d’enregistrement"),
        hint=_tr("Celle du préfet qui a enregistré la déclaration."),
    )
    return form


def _signature() -> Form:
    form = Form()
    form.text("signatory", _tr("Signataire"), hint=_tr("Qui signe les conventions et les certificats."))
    form.text("signatory_capacity", _tr("En qualité de"), placeholder=_tr("présidente, directeur…"))
    form.text(
        "access_contact",
        _tr("Contact accessibilité"),
        hint=_tr(
            "Qui répond aux besoins d’adaptation\u00a0: nom et téléphone, imprimés sur les convocations."
        ),
    )
    return form


def _invoicing() -> Form:
    form = Form(columns=2)
    form.choice("vat_case", _tr("Régime de TVA"), vat_cases(), value="training")
    form.number(
        "payment_days",
        _tr("Délai de paiement (jours)"),
        value=30,
        required=True,
        maximum=60,
        hint=_tr("30 d’ordinaire, 60 au plus."),
    )
    form.text("iban", _tr("IBAN"), wide=True, hint=_tr("Imprimé sur les factures, pour les virements."))
    form.text("bic", _tr("BIC"))
    return form


def vat_cases() -> tuple[tuple[str, str], ...]:
    """The VAT cases: what is stored, what is shown."""
    return (
        ("training", _tr("Formation exonérée (attestation)")),
        ("non-profit", _tr("Organisme sans but lucratif")),
        ("small", _tr("Franchise en base")),
        ("taxed", _tr("TVA à 20\u00a0%")),
    )
