"""French words for what the operating system and the database drivers answer in English.

What is not known here stays out of the sentence: « ne peut pas être écrit. » is better than half a sentence in English.
"""

from __future__ import annotations

import errno

_BY_NAME: dict[str, str] = {
    "EACCES": "l’accès est refusé",
    "EPERM": "l’opération n’est pas permise",
    "EROFS": "ce disque est en lecture seule",
    "ENOENT": "le fichier ou le dossier n’existe pas",
    "EISDIR": "c’est un dossier",
    "ENOTDIR": "un des dossiers du chemin est un fichier",
    "EEXIST": "ce nom est déjà pris",
    "ENOTEMPTY": "le dossier n’est pas vide",
    "ENOSPC": "le disque est plein",
    "EDQUOT": "la place qui vous est accordée est épuisée",
    "EFBIG": "le fichier est trop gros pour ce disque",
    "ENAMETOOLONG": "le nom est trop long",
    "EINVAL": "ce nom n’est pas possible ici",
    "ELOOP": "les liens tournent en rond",
    "EBUSY": "un autre programme s’en sert",
    "ETXTBSY": "un autre programme s’en sert",
    "EMFILE": "trop de fichiers sont ouverts",
    "ENFILE": "trop de fichiers sont ouverts",
    "EXDEV": "les deux dossiers ne sont pas sur le même disque",
    "EIO": "le disque ne répond pas",
    "ENXIO": "le disque ne répond pas",
    "ENODEV": "le disque n’est plus là",
    "ESTALE": "le dossier partagé ne répond plus",
    "ETIMEDOUT": "la réponse se fait trop attendre",
    "ECONNREFUSED": "la connexion est refusée",
    "EHOSTUNREACH": "le serveur est injoignable",
    "ENETUNREACH": "le réseau est injoignable",
    "ENOMEM": "la mémoire est pleine",
}
_DISK = {getattr(errno, name): words for name, words in _BY_NAME.items() if hasattr(errno, name)}
_SHARING, _LOCK = 32, 33
"""What Windows answers for a file that is open in another program: errno says EACCES."""

_DATABASE: tuple[tuple[str, str], ...] = (
    ("unable to open database file", "le fichier ne peut pas être ouvert"),
    ("attempt to write a readonly database", "le fichier est protégé en écriture"),
    ("database is locked", "un autre programme l’occupe"),
    ("database or disk is full", "le disque est plein"),
    ("file is not a database", "ce fichier n’est pas une base de données"),
    ("malformed", "le fichier est abîmé"),
    ("disk i/o error", "le disque ne répond pas"),
    ("no space left on device", "le disque du serveur est plein"),
    ("connection refused", "la connexion est refusée"),
    ("failed to resolve host", "le serveur est introuvable"),
    ("could not translate host name", "le serveur est introuvable"),
    ("name or service not known", "le serveur est introuvable"),
    ("no route to host", "le serveur est injoignable"),
    ("network is unreachable", "le réseau est injoignable"),
    ("no password supplied", "il manque le mot de passe"),
    ("password authentication failed", "le nom ou le mot de passe est refusé"),
    ("no pg_hba.conf entry", "le serveur n’accepte pas cet ordinateur"),
    ("does not support ssl", "le serveur n’accepte pas de connexion chiffrée"),
    ("starting up", "le serveur démarre"),
    ("shutting down", "le serveur s’arrête"),
    ("too many clients", "le serveur a trop de connexions"),
    ("too many connections", "le serveur a trop de connexions"),
    ("remaining connection slots", "le serveur a trop de connexions"),
    ("permission denied", "l’accès est refusé"),
    ("read-only transaction", "le serveur est en lecture seule"),
    ("no such file or directory", "le serveur est introuvable"),
    ("timeout", "le serveur met trop longtemps à répondre"),
    ("timed out", "le serveur met trop longtemps à répondre"),
    ("server closed the connection", "la connexion est coupée"),
    ("terminating connection", "la connexion est coupée"),
    ("connection is closed", "la connexion est coupée"),
    ("connection is lost", "la connexion est coupée"),
    ("connection reset", "la connexion est coupée"),
)


def disk_words(error: OSError) -> str:
    """Why the system refused, as « le disque est plein »; "" when there are no words for it."""
    if getattr(error, "winerror", None) in (_SHARING, _LOCK):
        return "un autre programme s’en sert"
    return _DISK.get(error.errno, "") if error.errno is not None else ""


def because(error: OSError) -> str:
    """ " : le disque est plein" (with its no-break space) to end a sentence with, "" without words."""
    return _after_colon(disk_words(error))


def database_words(answer: str) -> str:
    """Why a database refused, from what its driver said; "" when there are no words for it. Keeps no name from it."""
    plain = answer.casefold()
    if "does not exist" in plain:
        if "role" in plain:
            return "ce nom n’est pas connu du serveur"
        if "database" in plain:
            return "cette base n’existe pas sur le serveur"
    return next((words for english, words in _DATABASE if english in plain), "")


def database_because(answer: str) -> str:
    """Like `because`, for what a driver said."""
    return _after_colon(database_words(answer))


def _after_colon(words: str) -> str:
    return f"\u00a0: {words}" if words else ""
