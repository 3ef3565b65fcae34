"""What an import writes for people to replace: it begins with TODO, and `check` finds it."""

from __future__ import annotations

from collections.abc import Mapping

_WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "standfirst": "TODO: A paragraph that leads in: who speaks, about what, and why now.",
        "description": "TODO: A sentence or two about this publication.",
        "prompt": "TODO: Ask one question about “{about}” that the text can answer "
        "in more than one way.",
        "question": "A question about “{about}”",
        "guidance": "TODO: What the question is for, what to listen for, how to go on. "
        "Choose the facts above to match.",
        "answer": "TODO: An answer that the cited passages support.",
        "heading": "TODO: a heading of your own",
        "passage": "TODO: ¶{number} in your own words; there it has {length}.",
        "words": "{count} words",
        "characters": "{count} characters",
        "translated-heading": "TODO: {about}",
    },
    "zh": {
        "standfirst": "TODO：导语一段：谁在谈、谈什么、为何此时谈。",
        "description": "TODO：用一两句话介绍本出版物。",
        "prompt": "TODO：就“{about}”提一个问题，文中应能找到不止一种回答。",
        "question": "关于“{about}”",
        "guidance": "TODO：此问的用意、要听什么、如何推进；并相应选定上面的各项。",
        "answer": "TODO：所引段落能够支持的一种回答。",
        "heading": "TODO：自拟小标题",
        "passage": "TODO：用自己的话写出 ¶{number}；原文{length}。",
        "words": "{count} 词",
        "characters": "{count} 字",
        "translated-heading": "TODO：{about}",
    },
    "zh-Hant": {
        "standfirst": "TODO：導語一段：誰在談、談什麼、為何此時談。",
        "description": "TODO：用一兩句話介紹本出版物。",
        "prompt": "TODO：就「{about}」提一個問題，文中應能找到不止一種回答。",
        "question": "關於「{about}」",
        "guidance": "TODO：此問的用意、要聽什麼、如何推進；並相應選定上面的各項。",
        "answer": "TODO：所引段落能夠支持的一種回答。",
        "heading": "TODO：自擬小標題",
        "passage": "TODO：用自己的話寫出 ¶{number}；原文{length}。",
        "words": "{count} 詞",
        "characters": "{count} 字",
        "translated-heading": "TODO：{about}",
    },
}


def placeholder(language: str, key: str, **values: object) -> str:
    """Return a placeholder in a language; in English where there is none in it."""
    spoken = _WORDS.get(language) or _WORDS.get(language.split("-", maxsplit=1)[0]) or _WORDS["en"]
    return spoken[key].format(**values)
