"""The socket that the workbench listens on."""

import asyncio
import socket
from concurrent.futures import ThreadPoolExecutor

from diptych.adapters.loopback import listen


def test_answers_do_not_wait_for_an_acknowledgement() -> None:
    seen: list[int] = []

    async def answered() -> None:
        def made(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            taken = writer.get_extra_info("socket")
            seen.append(taken.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            writer.close()

        server = await asyncio.start_server(made, sock=listen("127.0.0.1", 0))
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        await reader.read()
        writer.close()
        server.close()

    # In a thread of its own: tests of pages leave the loop of their browser in this one.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, answered()).result()
    assert seen and seen[0]
