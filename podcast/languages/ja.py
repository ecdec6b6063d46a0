"""Japanese: no spaces. Short kana stand for the particles: words cannot be told without a dictionary."""

from podcast.languages.language import Language, words

LANGUAGE = Language(
    tag="ja",
    determiners=words("この その あの どの ある お ご"),
    trailing=words("は が を に で と も の へ や か ね よ な ば た て だ です ます さん"),
)
