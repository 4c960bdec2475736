"""How much is worked on at once: a few questions at a time, a few more wait, others are told to come back.

The answers are computed in threads, and a thread cannot be ended from outside. A question that takes longer
than it may is answered with Busy, and its thread keeps its place until it is done: so no flood of long
questions can pile up behind.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from stocktake.errors import Busy

AT_ONCE = 2
WAITING = 16
SECONDS = 120.0


@dataclass
class Desk:
    """Answers questions, ``at_once`` at a time.

    waiting : how many more may wait
    seconds : from the question to its answer, waiting included
    """

    at_once: int = AT_ONCE
    waiting: int = WAITING
    seconds: float = SECONDS
    _open: int = field(default=0, init=False)
    _hands: ThreadPoolExecutor = field(init=False)

    def __post_init__(self) -> None:
        self._hands = ThreadPoolExecutor(self.at_once, thread_name_prefix="answer")

    async def answer(self, question: Callable[[], str]) -> str:
        """What the question gives; Busy where too many wait, or where it takes too long.

        Called from one event loop only, so that counting needs no lock.
        """
        if self._open >= self.at_once + self.waiting:
            raise Busy(
                f"{self._open} questions are being worked on or wait",
                "No more are taken at once",
                next_step="Ask again in a few seconds",
            )
        self._open += 1
        loop = asyncio.get_running_loop()
        work = self._hands.submit(question)
        work.add_done_callback(lambda _: self._done(loop))
        try:
            return await asyncio.wait_for(asyncio.wrap_future(work), self.seconds)
        except TimeoutError:
            raise Busy(
                f"This answer takes longer than {self.seconds:g} seconds",
                "A server for many does not work longer on one question",
                next_step="Ask for less, or use the command line or Python",
            ) from None

    def close(self) -> None:
        """Take no more; what waits is dropped."""
        self._hands.shutdown(wait=False, cancel_futures=True)

    def _done(self, loop: asyncio.AbstractEventLoop) -> None:
        if not loop.is_closed():
            loop.call_soon_threadsafe(self._leave)

    def _leave(self) -> None:
        self._open -= 1
