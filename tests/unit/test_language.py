from __future__ import annotations

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbrowse.text import language
from newsbrowse.text.language import detect

SENTENCES = """
en|The minister said on Monday that the harbour would stay closed until the storm had passed.
en|Shares fell sharply after the central bank raised rates.
de|Die Ministerin sagte am Montag, der Hafen bleibe geschlossen, bis der Sturm vorüber sei.
de|Die Aktien fielen deutlich, nachdem die Zentralbank die Zinsen erhöht hatte.
fr|La ministre a déclaré lundi que le port resterait fermé jusqu'à la fin de la tempête.
fr|Les actions ont chuté après la hausse des taux de la banque centrale.
es|La ministra dijo el lunes que el puerto permanecería cerrado hasta que pasara la tormenta.
es|Las acciones cayeron después de que el banco central subiera los tipos.
pt|A ministra disse na segunda-feira que o porto ficaria fechado até a tempestade passar.
pt|As ações caíram depois que o banco central aumentou os juros.
it|La ministra ha detto lunedì che il porto resterà chiuso finché la tempesta non sarà passata.
nl|De minister zei maandag dat de haven gesloten blijft tot de storm voorbij is.
sv|Ministern sade på måndagen att hamnen förblir stängd tills stormen har passerat.
da|Ministeren sagde mandag, at havnen forbliver lukket, indtil stormen er ovre.
no|Ministeren sa mandag at havnen forblir stengt til stormen har gitt seg.
fi|Ministeri sanoi maanantaina, että satama pysyy suljettuna, kunnes myrsky on ohi.
pl|Minister powiedziała w poniedziałek, że port pozostanie zamknięty do końca burzy.
cs|Ministryně v pondělí řekla, že přístav zůstane zavřený, dokud bouře nepřejde.
hu|A miniszter hétfőn azt mondta, hogy a kikötő zárva marad, amíg a vihar el nem múlik.
ro|Ministrul a spus luni că portul va rămâne închis până când furtuna va trece.
tr|Bakan pazartesi günü limanın fırtına geçene kadar kapalı kalacağını söyledi.
ru|Министр заявила в понедельник, что порт останется закрытым до конца шторма.
uk|Міністерка заявила в понеділок, що порт залишатиметься закритим до кінця шторму.
el|Η υπουργός δήλωσε τη Δευτέρα ότι το λιμάνι θα παραμείνει κλειστό μέχρι να περάσει η καταιγίδα.
ar|قالت الوزيرة يوم الاثنين إن الميناء سيبقى مغلقا حتى تنتهي العاصفة.
he|השרה אמרה ביום שני כי הנמל יישאר סגור עד שהסערה תחלוף.
hi|मंत्री ने सोमवार को कहा कि तूफान गुजरने तक बंदरगाह बंद रहेगा।
zh|部长周一表示,港口将关闭,直到风暴过去。
ja|大臣は月曜日、嵐が過ぎるまで港は閉鎖されたままだと述べた。
ko|장관은 월요일 폭풍이 지나갈 때까지 항구가 폐쇄될 것이라고 말했다.
id|Menteri mengatakan pada hari Senin bahwa pelabuhan akan tetap ditutup sampai badai berlalu.
sw|Waziri alisema Jumatatu kwamba bandari itabaki imefungwa hadi dhoruba ipite.
ha|Ministan ya ce ranar Litinin cewa tashar jiragen ruwa za ta ci gaba da kasancewa a rufe.
so|Wasiirku wuxuu sheegay Isniintii in dekeddu ay xirnaan doonto ilaa duufaantu dhammaato.
vi|Bộ trưởng cho biết hôm thứ Hai rằng cảng sẽ vẫn đóng cửa cho đến khi cơn bão đi qua.
th|รัฐมนตรีกล่าวเมื่อวันจันทร์ว่าท่าเรือจะยังคงปิดจนกว่าพายุจะผ่านไป
"""


@pytest.mark.parametrize("line", SENTENCES.strip().splitlines())
def test_a_sentence_tells_its_language(line: str) -> None:
    code, _, sentence = line.partition("|")
    assert detect(sentence) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12.4 1987 ... !",
        "Tokyo bond market closes",
        "KUALA LUMPUR TIN PRICE",
        "Deutsche Bahn",
        "\x00\x1b[31m\ud800",
    ],
)
def test_names_figures_and_noise_have_no_language_but_perhaps_english(text: str) -> None:
    assert detect(text) in (None, "en")


def test_names_from_elsewhere_do_not_make_an_english_text_foreign() -> None:
    body = "Jorge Núñez and Søren Kjær met at the Café de la Paix in Saint-Germain, said the mayor of Łódź. "
    assert detect(body) == "en"
    assert detect(body + "“No nos iremos mientras no nos paguen lo que nos deben”, they sang.") == "en"


def test_control_characters_do_not_hide_the_language() -> None:
    sentence = "Die Aktien fielen deutlich, nachdem die Zentralbank die Zinsen erhöht hatte."
    assert detect(sentence.replace(" ", "\x00\x1b")) == "de"


def test_without_the_detector_only_english_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pycld2", None)
    language._detector.cache_clear()
    try:
        assert detect("Die Aktien fielen deutlich, nachdem die Zentralbank die Zinsen erhöht hatte.") is None
        assert detect("The minister said that the port of the island would stay closed for the week.") == "en"
    finally:
        language._detector.cache_clear()


@given(st.text(max_size=400))
@settings(max_examples=100)
def test_any_text_has_a_code_or_none(text: str) -> None:
    code = detect(text)
    assert code is None or (code.isascii() and code.islower() and 2 <= len(code) <= 3)
