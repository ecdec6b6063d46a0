"""What holds for a process that runs one command and then ends."""

import atexit
import gc
import os


def settle_in() -> None:
    """Spare what such a process has no use for."""
    # NumPy's BLAS begins a thread for each core, which waits busily for work: 30 ms of CPU at the start.
    # To align 3 minutes took 12 s with two of them and takes 7 with one, and no longer to the clock.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # What is loaded stays: looking for garbage in it after each 700 things takes 8 ms of a start with NumPy.
    gc.set_threshold(50_000)
    # At its end Python looks for garbage in all that was ever loaded, 15 to 25 ms with NumPy and PyAV; the
    # system takes that memory back anyway.
    atexit.register(gc.freeze)
