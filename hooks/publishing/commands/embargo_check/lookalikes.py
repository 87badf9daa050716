"""Letters of other alphabets that look like Latin ones.

Out: ``LOOKALIKES``, from each such letter, in its small form, to the Latin one. The table is drawn from Unicode's list of
confusable characters (confusables.txt, UTS #39, © Unicode, Inc., under the Unicode License v3): of that list only single
signs that look like one Latin letter, and that no compatible form makes one, beside letters with a stroke and small capitals.
"""

LOOKALIKES = {
    ord(other): letter
    for letter, others in {
        "a": "ɑαаᎪᗅ⍺ꓮ𐊠𖽀",
        "b": "ƅʙβвьᏏᏴᑲᖯᗷꓐꞵ𐊂𐊡𐌁",
        "c": "сᏟᴄⲥꓚ𐊢𐌂𐐽𐔜𑣩𑣲🝌",
        "d": "đԁᎠᏧᑯᗞᗪᴅꓒꓓ",
        "e": "ɛεеєҽᎬᴇ℮⋿ⴹꓰꬲ𐊆𑣆𑣎",
        "f": "ϝքᖴẝꓝꜰꞙꬵ𐊇𐊥𐔥𑣂𝈓",
        "g": "ƍɡɢԍցᏀᏳᶃꓖ",
        "h": "ħʜηнһհᎻᏂᕼⲏꓧ𐋏",
        "i": "ıɩɪιіӏᎥ⍳ꙇ𑣃",
        "j": "ʝϳјᎫᒍᴊꓙ",
        "k": "κкᏦᛕᴋⲕꓗ𐔘",
        "l": "łǀʟ۱Ꮮᒪᛁ∣⏽│ⲓⳑⵏꓡꓲ𐊊𐌉𐌠𐑃𐔦𑣒𖼖𖼨𝈪",
        "m": "μϻмᎷᗰᛖᴍⲙꓟ𐊰𐌑",
        "n": "ɴոռⲛꓠ𐔓",
        "o": "øοσоөօ۵०০੦૦ଠ୦௦ం౦ಂ೦ംഠ൦ං๐໐ဝ၀ჿዐᴏᴑⲟⵔ〇ꓳꬽ𐊒𐊫𐐬𐓪𐔖𑓐𑣈𑣕𑣗𑣠",
        "p": "ρрᏢᑭᴘ⍴ⲣꓑ𐊕",
        "q": "ԛգզⵕ",
        "r": "ʀгᎡᎱᏒᖇᴦⲅꓣꭇꭈ𐓜𖼵𝈖",
        "s": "ƽѕտᏕᏚꓢꜱ𐊖𐑈𑣁𖼺",
        "t": "ŧτтᎢᴛ⊤⟙ⲧꓔ𐊗𐊱𐌕𑣜𖼊🝨",
        "u": "ʋυսሀᑌᴜ∪⋃ꓴꞟꭎꭒ𐓶𑣘𖽂",
        "v": "νѵ۷Ꮩᐯᴠ∨⋁ⴸꓦꛟ𐔝𑜆𑣀𖼈𝈍",
        "w": "ɯѡԝաᎳᏔᴡꓪ𑜊𑜎𑜏𑣦𑣯",
        "x": "×χхᕁᕽ᙭᙮ᚷ╳⤫⤬⨯ⲭⵝꓫꭓ𐊐𐊴𐌗𐌢𐔧𑣬",
        "y": "ɣʏγуүყᎩᎽᶌỿⲩꓬꭚ𐊲𑣄𖽃",
        "z": "ζᏃᴢꓜ𐋵𑣉𑣥",
    }.items()
    for other in others
}
