"""Workers side by side, each at its own pace: what one takes long for, the others need not wait for."""

from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Generic, Self, TypeVar

Worker = TypeVar("Worker")

_AHEAD = 3
"""Tasks that may wait for a worker: blocks of 5 s, a few megabytes in all."""


class Crew(Generic[Worker]):
    """Gives every task to all workers; each has a thread of its own and takes its tasks in order.

    To be used in a ``with``. What a task raises is raised by a later `give` or by `finish`.
    """

    def __init__(self, workers: Sequence[Worker]) -> None:
        self._workers = workers
        self._threads = [ThreadPoolExecutor(1) for _ in workers]
        self._waiting: list[deque[Future[None]]] = [deque() for _ in workers]

    def give(self, task: Callable[[Worker], None]) -> None:
        """Have a task done by everybody, soon."""
        for worker, thread, waiting in zip(self._workers, self._threads, self._waiting, strict=True):
            while len(waiting) >= _AHEAD:
                waiting.popleft().result()
            waiting.append(thread.submit(task, worker))

    def finish(self) -> None:
        """Wait until everything is done."""
        for waiting in self._waiting:
            while waiting:
                waiting.popleft().result()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Wait for what is being done; what is not begun yet is left."""
        for thread in self._threads:
            thread.shutdown(cancel_futures=True)
