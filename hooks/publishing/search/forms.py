"""Words that are written in several ways: the tables of the normal form.

Python reads them here; browsers get the same as a module, which a build writes (``as_module``).
Every pair is "written this way, taken as that".
"""

import json
from collections.abc import Mapping


def _pairs(text: str) -> Mapping[str, str]:
    """Pairs of words: what several are taken as, a colon, and these; semicolons between them."""
    lines = [line.partition(":") for line in text.split(";")]
    return {written: meant.strip() for meant, _, several in lines for written in several.split()}


LETTERS = _pairs("""
    ae: æ ǽ ǣ; AE: Æ Ǽ Ǣ; oe: œ; OE: Œ; ss: ß; SS: ẞ; th: þ; TH: Þ; d: đ ð ɖ ɗ ƌ; D: Đ Ð Ɖ Ɗ; l: ł ƚ ɫ ꝉ ɬ;
    L: Ł Ƚ Ɫ; o: ø ǿ ɵ; O: Ø Ǿ; h: ħ ɦ; H: Ħ; t: ŧ ƭ ʈ; T: Ŧ; b: ƀ ɓ; B: Ƀ Ɓ; g: ǥ ɠ ɡ; G: Ǥ; i: ı ɨ; I: Ɨ;
    j: ɉ ȷ; J: Ɉ; k: ƙ ĸ; K: Ƙ; n: ɲ ƞ; N: Ɲ; ng: ŋ; NG: Ŋ; r: ɍ; R: Ɍ; u: ʉ; y: ɏ ƴ; Y: Ɏ Ƴ; z: ƶ ȥ; Z: Ƶ Ȥ;
    a: ⱥ ɑ; A: Ⱥ; c: ȼ; C: Ȼ; e: ɇ; E: Ɇ; f: ƒ; p: ᵽ ƥ
""")
"""Letters that Unicode does not take apart by itself."""

SINGULARS = _pairs("""
    child: children; woman: women; man: men; person: people persons peoples; foot: feet; tooth: teeth;
    life: lives; wife: wives; half: halves; housewife: housewives; midwife: midwives; knife: knives;
    shelf: shelves; wolf: wolves; loaf: loaves; thief: thieves; calf: calves; mouse: mice; goose: geese;
    criterion: criteria; phenomenon: phenomena; analysis: analyses; crisis: crises; diagnosis: diagnoses;
    hypothesis: hypotheses; synthesis: syntheses; thesis: theses; oasis: oases; appendix: appendices appendixes;
    index: indices indexes; matrix: matrices; curriculum: curricula; memorandum: memoranda;
    referendum: referenda; forum: fora; stratum: strata; addendum: addenda; erratum: errata; bacterium: bacteria;
    stimulus: stimuli; syllabus: syllabi; nucleus: nuclei; alumnus: alumni; bureau: bureaux; plateau: plateaux;
    chairman: chairmen; spokesman: spokesmen; fireman: firemen; policeman: policemen; salesman: salesmen;
    workman: workmen; foreman: foremen; ombudsman: ombudsmen
""")
"""Irregular plurals; of other words that end in "children" or "women" the rest goes the same way."""

PLURAL_ENDS = {"children": "child", "women": "woman"}

BRITISH = _pairs("""
    programme: program; programmes: programs; defence: defense; defences: defenses; offence: offense;
    offences: offenses; pretence: pretense; licence: license; licences: licenses; practice: practise;
    practices: practises; practicing: practising; practiced: practised; judgement: judgment;
    judgements: judgments; acknowledgement: acknowledgment; acknowledgements: acknowledgments; ageing: aging;
    ageism: agism; grey: gray; catalogue: catalog; catalogues: catalogs; catalogued: cataloged; dialogue: dialog;
    dialogues: dialogs; analogue: analog; enrol: enroll; enrols: enrolls; enrolment: enrollment;
    enrolments: enrollments; fulfil: fulfill; fulfils: fulfills; fulfilment: fulfillment;
    instalment: installment; instalments: installments; skilful: skillful; skilfully: skillfully;
    wilful: willful; wilfully: willfully; counselling: counseling; counselled: counseled; counsellor: counselor;
    counsellors: counselors; travelling: traveling; travelled: traveled; traveller: traveler;
    travellers: travelers; labelling: labeling; labelled: labeled; modelling: modeling; modelled: modeled;
    cancelled: canceled; cancelling: canceling; signalling: signaling; signalled: signaled; fuelled: fueled;
    fuelling: fueling; levelled: leveled; levelling: leveling; channelled: channeled; channelling: channeling;
    totalled: totaled; totalling: totaling; quarrelled: quarreled; quarrelling: quarreling;
    tunnelling: tunneling; marvellous: marvelous; jewellery: jewelry; woollen: woolen; focused: focussed;
    focusing: focussing; focuses: focusses; targeted: targetted; targeting: targetting; benefited: benefitted;
    benefiting: benefitting; paediatric: pediatric; paediatrics: pediatrics; paediatrician: pediatrician;
    paediatricians: pediatricians; paedophile: pedophile; paedophiles: pedophiles; anaemia: anemia;
    anaesthetic: anesthetic; foetus: fetus; foetal: fetal; gynaecology: gynecology; haemorrhage: hemorrhage;
    leukaemia: leukemia; oestrogen: estrogen; orthopaedic: orthopedic; diarrhoea: diarrhea;
    encyclopaedia: encyclopedia; manoeuvre: maneuver; sceptic: skeptic; sceptical: skeptical;
    scepticism: skepticism; plough: plow; mum: mom; mums: moms; mummy: mommy; aeroplane: airplane;
    aluminium: aluminum; maths: math; moustache: mustache; pyjamas: pajamas; sulphur: sulfur;
    connection: connexion; inquiry: enquiry; inquiries: enquiries; inquire: enquire; inquired: enquired;
    inquiring: enquiring; adviser: advisor; advisers: advisors; centre: center; centres: centers;
    centred: centered; centring: centering; theatre: theater; theatres: theaters; fibre: fiber; fibres: fibers;
    litre: liter; litres: liters; kilometre: kilometer; kilometres: kilometers; calibre: caliber; sombre: somber;
    lustre: luster; spectre: specter; meagre: meager; sabre: saber
""")
"""Spellings that no rule covers, most of them American."""

OUR = (
    "behavi misbehavi col discol fav disfav hon dishon lab neighb harb hum rum endeav rig vig val od vap splend parl "
    "sav flav arm cand clam demean misdemean ferv ranc succ tum"
).split()
"""Beginnings of words in -our (American -or)."""

OUR_ENDS = "s ed ing al ally hood hoods ite ites able ably er ers less ful fully".split()

IZE_KEPT = "size sized sizes sizing prize prized prizes seize seized seizes seizing maize capsize capsized".split()
"""Words in -ize that no spelling writes with s; so are those that end with "size"."""

SENSITIVE = (
    "abuse abused abuser abusers abusing abusive neglect neglected neglectful rape raped rapist suicide suicidal murder "
    "murdered manslaughter homicide incest paedophile paedophiles molest molested assault assaulted sexual sexually sex "
    "porn pornography groom groomed grooming exploited exploitation trafficked trafficking slavery violence violent "
    "killed killing death deaths died dead drowned overdose overdosed stabbed stabbing injury injuries bruise bruises "
    "bruised mutilation fgm harm harmed harming selfharm hiv aids autism autistic disabled disability racism racist "
    "terrorism terrorist extremism gay lesbian trans transgender bisexual gypsy gypsies roma jewish muslim islam "
    "refugee refugees asylum miscarriage abortion stillborn stillbirth addict addicted addiction alcoholic heroin "
    "cocaine prostitution prostitute anorexia anorexic bulimia psychosis psychotic schizophrenia"
).split()
"""Words for which no other word is ever looked for, however close its spelling."""


def as_module() -> str:
    """Return the tables as a module for browsers."""
    tables = {
        "letters": LETTERS,
        "singulars": SINGULARS,
        "pluralEnds": PLURAL_ENDS,
        "british": BRITISH,
        "our": OUR,
        "ourEnds": OUR_ENDS,
        "izeKept": IZE_KEPT,
        "sensitive": SENSITIVE,
    }
    return f"export default {json.dumps(tables, ensure_ascii=False, separators=(',', ':'))};\n"
