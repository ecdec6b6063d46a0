"""An existing show taken over from its feed: settings, notes, guids, and all that the feed names."""

from podcast.importing.options import Options
from podcast.importing.show import Imported, import_show

__all__ = ["Imported", "Options", "import_show"]
