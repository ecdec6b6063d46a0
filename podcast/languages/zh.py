"""Chinese: no spaces."""

from podcast.languages.language import Language, words

LANGUAGE = Language(
    tag="zh",
    determiners=words("这 那 每 各 很 太 最 不 没 也 都 就 還 还 這"),
    prepositions=words("在 从 把 被 对 向 跟 和 与 從 對 與"),
    trailing=words("的 了 着 过 吗 呢 吧 啊 们 地 得 著 過 嗎 們"),
)
