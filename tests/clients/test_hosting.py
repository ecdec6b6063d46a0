"""The preview does all that a host of the show must do; tests/interop holds web servers to the same."""

from collections.abc import Callable

import pytest

from tests.clients.conftest import Served
from tests.hosting import PROMISES, Host


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__)
def test_the_preview_is_a_good_host(promise: Callable[[Host], None], served: Served) -> None:
    promise(Host(served.folder / "feed", served.address, keeps=False))
