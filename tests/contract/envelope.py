"""A letter by its description in src/wire/envelope.rs, written and read without a line of ours; `age` seals and opens.

    envelope.py write RECIPIENT < a letter as JSON > its bytes
    envelope.py read IDENTITY_FILE < its bytes > the letter as JSON
"""

import hashlib
import json
import subprocess
import sys

PLACES = {"team": 5, "private": 3}
HASHES = ("deed", "seen_to", "receipt")


def pack(keyset, soon, secrets, team, private):
    """The bytes that travel; without secrets those of the first version."""
    mark = b"FSENV2" if secrets else b"FSENV1"
    hashes = b"".join(hashlib.sha256(secrets[name].encode()).digest() for name in HASHES if secrets)
    head = mark + keyset.to_bytes(4, "big") + bytes([soon]) + hashes
    return head + b"".join(len(part).to_bytes(4, "big") + part for part in (team, private))


def unpack(data):
    """The same way back: the head in words, and both parts sealed as they are."""
    mark, keyset, soon, rest = data[:6], int.from_bytes(data[6:10], "big"), data[10], data[11:]
    assert mark in (b"FSENV1", b"FSENV2") and soon in (0, 1), data[:11]
    hashes = {}
    for name in HASHES if mark == b"FSENV2" else ():
        hashes[name], rest = rest[:32].hex(), rest[32:]
    parts = {}
    for name in PLACES:
        end = 4 + int.from_bytes(rest[:4], "big")
        parts[name], rest = rest[4:end], rest[end:]
    assert not rest, "bytes after the end"
    return {"keyset": keyset, "contact_soon": bool(soon), "hashes": hashes}, parts


def age(arguments, data):
    return subprocess.run(["age", *arguments], input=data, stdout=subprocess.PIPE, check=True).stdout


def write(recipient):
    letter = json.load(sys.stdin)
    sealed = []
    for name, places in PLACES.items():
        document = letter[name].encode().ljust(16 * 1024)
        sealed.append(age(["-r", recipient] * places, document))
    sys.stdout.buffer.write(pack(letter["keyset"], letter["contact_soon"], letter["secrets"], *sealed))


def read(identity):
    letter, parts = unpack(sys.stdin.buffer.read())
    for name, part in parts.items():
        letter[name] = age(["-d", "-i", identity], part).decode().rstrip(" ")
    json.dump(letter, sys.stdout)


if __name__ == "__main__":
    {"write": write, "read": read}[sys.argv[1]](sys.argv[2])
