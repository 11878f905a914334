"""How well encodings are told that nothing names: ours and rival detectors on sentences of news in eleven languages.

    python bench/encodings_of_news.py

Each sentence is given once and six times over; right is who gives back every character. Rivals that are not installed
are left out (`uv run --with charset-normalizer --with faust-cchardet --with chardetng-py ...`).
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from variorum.errors import ReadError
from variorum.read.decode import decode

SENTENCES = {
    "English": "The minister said: “We won’t wait – not any longer.” The bill costs £3bn, or €3.5bn, officials in"
    " Zürich said on Monday.",
    "French": "Le ministre a déclaré : « Nous n’attendrons plus. » Le coût s’élève à 3 milliards d’euros, a-t-il"
    " précisé à l’Assemblée.",
    "German": "Der Minister erklärte: „Wir warten nicht länger.“ Die Kosten betragen drei Milliarden Euro, hieß es am"
    " Montag aus Zürich. Übrig bleibt, was die Länder größtenteils ablehnen.",
    "Polish": "Minister powiedział: „Nie będziemy dłużej czekać”. Koszt wynosi trzy miliardy złotych, poinformowali w"
    " poniedziałek urzędnicy z Łodzi. Gdańsk i Wrocław dołączą później.",
    "Czech": "Ministr řekl: „Nebudeme déle čekat.“ Náklady činí tři miliardy korun, uvedli v pondělí úředníci z Plzně."
    " Česká vláda o věci rozhodne příští týden.",
    "Turkish": "Bakan şöyle dedi: “Daha fazla beklemeyeceğiz.” Maliyetin üç milyar lira olduğunu İstanbul’daki"
    " yetkililer pazartesi günü açıkladı. Görüşmeler sürüyor, çözüm aranıyor.",
    "Russian": "Министр заявил: «Мы больше не будем ждать». Расходы составляют три миллиарда рублей, сообщили в"
    " понедельник чиновники в Казани. Решение примет правительство на следующей неделе.",
    "Greek": "Ο υπουργός δήλωσε: «Δεν θα περιμένουμε άλλο». Το κόστος ανέρχεται σε τρία δισεκατομμύρια ευρώ, είπαν"
    " αξιωματούχοι τη Δευτέρα στην Αθήνα.",
    "Japanese": "大臣は「これ以上待つことはできない」と述べた。費用は三十億円に上ると、"
    "札幌市の担当者が月曜日に明らかにした。工事は来年の春に始まる見通しだという。",
    "Chinese": "部长说：“我们不会再等下去了。”官员星期一在成都表示，费用为三十亿元。"
    "工程将于明年春天开始，预计需要四年时间完成。",
    "Taiwanese": "部長說：「我們不會再等下去了。」官員星期一在臺北表示，費用為三十億元。"
    "工程將於明年春天開始，預計需要四年時間完成。",
    "Korean": "장관은 “더 이상 기다리지 않겠다”고 말했다. 비용은 30억 원이라고 부산시 관계자가 월요일"
    " 밝혔다. 공사는 내년 봄에 시작될 예정이며 완공까지 4년이 걸릴 것으로 보인다.",
}
ENCODINGS = {
    "English": "utf-8 utf-16 utf-16-le utf-16-be utf-32 utf-32-le utf-32-be cp1252 mac-roman",
    "French": "cp1252 iso-8859-1 iso-8859-15 mac-roman",
    "German": "cp1252 iso-8859-1 mac-roman",
    "Polish": "cp1250 iso-8859-2",
    "Czech": "cp1250 iso-8859-2",
    "Turkish": "cp1254 iso-8859-9",
    "Russian": "cp1251 koi8-r iso-8859-5 cp866 utf-16-le",
    "Greek": "cp1253 iso-8859-7",
    "Japanese": "shift_jis euc-jp iso-2022-jp",
    "Chinese": "gb18030 gb2312",
    "Taiwanese": "big5 gb18030",
    "Korean": "euc-kr cp949",
}
_PLAIN = str.maketrans({"“": '"', "”": '"', "„": '"', "’": "'", "–": "-", "«": '"', "»": '"', "€": "E"})


def _written(text: str, encoding: str) -> str:
    """The text as it is written where an encoding has no typographic marks."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return text.translate(_PLAIN)
    return text


CASES = tuple(
    (language, encoding, _written(SENTENCES[language], encoding))
    for language, names in ENCODINGS.items()
    for encoding in names.split()
)


def _ours(data: bytes) -> str:
    return decode(data, "case").text


def _rivals() -> dict[str, Callable[[bytes], str]]:
    """Detectors by name: each gives the text of some bytes."""
    calls: dict[str, tuple[str, Callable[[Any, bytes], str]]] = {
        "chardet": ("chardet", lambda m, data: str(m.detect(data)["encoding"])),
        "charset-normalizer": ("charset_normalizer", lambda m, data: m.from_bytes(data).best().encoding),
        "faust-cchardet": ("cchardet", lambda m, data: str(m.detect(data)["encoding"])),
        "chardetng-py": ("chardetng_py", lambda m, data: str(m.detect(data))),
    }
    found: dict[str, Callable[[bytes], str]] = {"variorum": _ours}
    for name, (module, call) in calls.items():
        try:
            library = import_module(module)
        except ImportError:
            continue
        found[name] = lambda data, m=library, call=call: data.decode(call(m, data)).removeprefix("\ufeff")  # type: ignore[misc]
    return found


def _is_right(read: Callable[[bytes], str], text: str, encoding: str) -> bool:
    try:
        return read(text.encode(encoding)) == text
    except (ReadError, LookupError, UnicodeError, AttributeError):
        return False


def main() -> None:
    """Prints how many cases each gives back, and which it does not."""
    cases = [(language, encoding, "\n\n".join([text] * n)) for language, encoding, text in CASES for n in (1, 6)]
    for name, read in _rivals().items():
        wrong = [f"{language} {encoding}" for language, encoding, text in cases if not _is_right(read, text, encoding)]
        print(f"{name:20} {len(cases) - len(wrong)} of {len(cases)}  {', '.join(dict.fromkeys(wrong))}")


if __name__ == "__main__":
    main()
