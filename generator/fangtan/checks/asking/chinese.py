"""Chinese questions: those that yes or no would answer.

Every function is handed a sentence, Simplified or Traditional, with blots on what it quotes.
"""

from __future__ import annotations

import re

_SIMPLIFIED = str.maketrans(
    "嗎對沒還會應該誰幾為爲麼麽無論說談請斷討辯過與這樣",
    "吗对没还会应该谁几为为么么无论说谈请断讨辩过与这样",
)
_ASKING = re.compile(
    r"什么|啥|谁|孰|哪|怎|如何|何(?:以|处|时|种|在|为|人|者|物|等|谓)|[为从因缘]何"
    r"|几(?![乎近])|多[少久大高长远深快宽]"
)
_REASON = re.compile(
    r"(?:\A|[，,；;])\W*(?:那|又|这)?(?:是)?(?:为什么|为何|为啥|何以见得|何以如此|凭什么|凭何|怎么讲|怎么说|理由(?:是什么|何在|呢))"
    r"(?:呢)?[？?！!\s]*\Z"
)
_MORE = re.compile(r"[\W_]*(?:还是|抑或|或者|又或)")

_TAG = re.compile(
    r"[，,]\s*(?:不?是吗|对吗|好吗|行吗|可以吗|同意吗|是不是|对不对|好不好|行不行|对吧|是吧|好吧)"
    r"\s*[？?]\W*\Z"
)
_PARTICLE = re.compile(
    r"(?<![干幹])吗(?=[\W_]|\Z)|(?<![什怎那这要多])么(?=\s*[？?])|吧(?=\s*[？?])"
)
_NOT = re.compile(r"没有(?=\s*[？?])")
_V_NOT_V = re.compile(
    r"[是能可会应]否|与否|(?P<verb>\w{1,2})(?:不|没)(?P=verb)"
    r"|(?P<whole>\w{1,3})[，,]?还是(?:不|没有?)(?P=whole)"
)
_ADVERB = re.compile(r"[动时]不[动时]|(?P<a>\w)不(?P=a)(?P<b>\w)不(?P=b)")
"""What looks like a verb with its negation and is none: 动不动, 人不人鬼不鬼."""
_ANYWAY = re.compile(r"(?:无论|不论|不管|不问)[^，,；;]*\Z")
_EITHER_WAY = re.compile(r"[^，,；;]*[都也]")
_CHOICE = re.compile(r"还是(?!不|没)|抑或")
_TASK = re.compile(r"说说|谈谈|说一说|谈一谈|想一想|想想|讨论|判断|辩论|说明|表态|表决|请说")


def wants_yes_or_no(sentence: str, *, asks: bool) -> bool:
    """Return whether yes or no would answer a question, or what a task wants to be decided."""
    plain = sentence.translate(_SIMPLIFIED)
    if not asks:
        return _TASK.search(plain) is not None and _is_left_open(plain)
    if _TAG.search(plain):
        return True
    bare = _REASON.sub("？", plain)
    if found := _PARTICLE.search(bare):
        after = bare[found.end() :]
        # 他不是说过……吗，那么什么……？ leads in to another question.
        return not _MORE.match(after) and not _ASKING.search(after)
    return _is_left_open(bare) or (_NOT.search(bare) is not None and not _ASKING.search(bare))


def asks_why(sentence: str) -> bool:
    """Return whether a question only asks for the reason of the answer to the one before it."""
    plain = sentence.translate(_SIMPLIFIED)
    found = _REASON.search(plain)
    return found is not None and not re.search(r"\w", plain[: found.start()])


def offers_more(sentence: str) -> bool:
    """Return whether a question goes on with a choice that the one before it began."""
    return _MORE.match(sentence.translate(_SIMPLIFIED)) is not None


def _is_left_open(plain: str) -> bool:
    """Return whether a sentence has a verb with its negation, and asks nothing else."""
    if _ASKING.search(plain):
        return False
    kept = _ADVERB.sub("", plain)
    for found in _V_NOT_V.finditer(kept):
        before, after = kept[: found.start()], kept[found.end() :]
        is_conceded = _ANYWAY.search(before) or _EITHER_WAY.match(after)
        if not is_conceded and not _CHOICE.search(after):
            return True
    return False
