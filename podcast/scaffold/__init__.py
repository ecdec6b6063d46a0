"""What a producer starts from: a new show, and a new episode in it from the files at hand."""

from podcast.scaffold.episode import Added, Said, add
from podcast.scaffold.show import new

__all__ = ["Added", "Said", "add", "new"]
