"""Meanings of the letters of Word's Symbol and Wingdings fonts.

Word writes a sign of these fonts as a letter of Unicode's private area, U+F020 to U+F0FF, and forgets the font when its
text is pasted elsewhere: U+F0B7 is a bullet in Symbol and a clock in Wingdings. ``MEANINGS`` says what each most probably
means, ``OTHERS`` what it means in the other font, where that differs.
"""

from collections.abc import Mapping

FIRST, LAST = 0xF020, 0xF0FF
NOTHING = "·"  # in the tables below: no sign, or one that Unicode does not have

_SYMBOL = (
    " !∀#∃%&∍()∗+,−./" "0123456789:;<=>?" "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟ" "ΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"
    "‾αβχδεφγηιϕκλμνο" "πθρστυϖωξψζ{|}∼·" "················" "················"
    "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓" "°±″≥×∝∂•÷≠≡≈…│—↵" "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉" "∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓"
    "◊〈®©™∑··········" "·〉∫············"
)  # fmt: skip
_WINGDINGS = (
    " ✎✂✁👓🔔📖🕯☎✆✉📧📪📫📬📭" "📁📂📄📃📑🗄⌛⌨🖱🖲💻🖥💾💽✇✍" "✍✌👌👍👎☜☞☝☟✋☺😐☹💣☠⚐" "⚑✈☼💧❄✝✞✝✠✡☪☯ॐ☸♈♉"
    "♊♋♌♍♎♏♐♑♒♓&&●○■□" "□❑❒◆⧫◆❖◆☒⌂⌘❀✿“”·" "0①②③④⑤⑥⑦⑧⑨⑩0❶❷❸❹" "❺❻❼❽❾❿❧❦❦❧❧❧❦❦∙•"
    "▪○○○◉◎○▪□▲✦★✶✴✹✵" "⊕⊕◇⌑◇✪✰🕐🕑🕒🕓🕔🕕🕖🕗🕘" "🕙🕚🕛↰↱↲↳↴↵↶↷❧❧❧❦❦" "❦❦❧❧❦⌫⌦◁➢△▽⇐⇒⇑⇓←"
    "→↑↓↖↗↙↘←➔↑↓↖↗↙↘⇦" "⇨⇧⇩⬄⇳⇖⇗⇙⇘▭▯✗✓☒☑·"
)  # fmt: skip

# Signs of Wingdings that Word's own bullets, smileys and ticks put into texts, whatever Symbol has in their place.
_COMMON = "4A 4B 4C 6C 6D 6E 6F 70 71 72 73 74 75 76 9F A7 A8 D8 DC DF E0 E1 E2 E7 E8 E9 EA EF F0 F1 F2 FB FC FD FE"
_BULLETS = "2D 6C 6D 6E 6F 70 71 72 73 74 75 76 77 9E 9F A0 A1 A2 A3 A4 A5 A6 A7 A8 B7 BE D8 DC E0 E8 F0 FB FC FD FE"
_TELLING = "6F 70 71 72 A8 FB FC FD FE"  # bullets that say something: boxes, ticks and crosses


def _letters(codes: str) -> frozenset[str]:
    return frozenset(chr(0xF000 + int(code, 16)) for code in codes.split())


def _signs(table: str) -> Mapping[str, str]:
    return {chr(FIRST + place): sign for place, sign in enumerate(table) if sign != NOTHING}


SYMBOL, WINGDINGS = _signs(_SYMBOL), _signs(_WINGDINGS)
BULLETS, TELLING = _letters(_BULLETS), _letters(_TELLING)
_AS_WINGDINGS = {letter: sign for letter, sign in WINGDINGS.items() if letter in _letters(_COMMON)}
MEANINGS: Mapping[str, str] = {**WINGDINGS, **SYMBOL, **_AS_WINGDINGS}
OTHERS: Mapping[str, str] = {
    letter: other
    for letter, sign in MEANINGS.items()
    for other in (SYMBOL.get(letter, ""), WINGDINGS.get(letter, ""))
    if other and other != sign
}
