"""What Schemathesis cannot think of by itself: letters that have a letter's shape, the digest of what is sent, and the secrets
that a letter's readers show."""

import base64
import hashlib
import random

import schemathesis

from envelope import PLACES, pack

FIXED = random.Random(20261120)
NAMES = [f"{number:032x}" for number in range(24)]
KEPT = {}
SECRETS = {"deed": "de" * 32, "seen_to": "5e" * 32, "receipt": "ce" * 32}


def noise(count):
    return FIXED.randbytes(count)


def text(count):
    return base64.b64encode(noise(count)).decode().rstrip("=")


def group(readers, payload):
    stanzas = "".join(f"-> X25519 {text(32)}\n{text(32)}\n" for _ in range(readers))
    return f"age-encryption.org/v1\n{stanzas}--- {text(32)}\n".encode() + payload


def letter():
    size = FIXED.choice([32, 100, 16416])
    secrets = SECRETS if FIXED.random() < 0.7 else None
    return pack(1, FIXED.choice([0, 1]), secrets, *(group(places, noise(size)) for places in PLACES.values()))


def digest(body):
    return f"sha-256=:{base64.b64encode(hashlib.sha256(body).digest()).decode()}:"


@schemathesis.hook
def map_case(context, case):
    """Most of the well-meant letters are letters; names are few, so that they meet again."""
    positive = case.meta is None or case.meta.generation.mode.is_positive
    if not positive or "{id}" not in case.operation.path:
        return case
    if FIXED.random() < 0.9:
        case.path_parameters["id"] = FIXED.choice(NAMES)
    if case.method.upper() == "PUT":
        chance, name = FIXED.random(), case.path_parameters["id"]
        if chance < 0.6:
            case.body = KEPT.setdefault(name, letter())
        elif chance < 0.8:
            case.body = letter()
        elif not isinstance(case.body, bytes):
            case.body = str(case.body).encode()
        case.headers["Content-Digest"] = digest(case.body)
    elif case.method.upper() == "POST" and FIXED.random() < 0.7:
        case.headers["Front-Seat-Secret"] = FIXED.choice(list(SECRETS.values()))
    return case
