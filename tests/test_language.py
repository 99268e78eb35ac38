"""Claims about what is taken for English."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from analysis import language

COLLECTIONS = Path(__file__).parent / "collection"

OTHERS = {
    "German": "Kim und Xi haben sich in Peking getroffen und wollen weiter zusammenarbeiten.",
    "French": "Le dirigeant a reçu son homologue à Pékin avec une délégation officielle.",
    "Spanish": "El presidente recibió a Kim en Pekín para una visita sobre los dos países.",
    "Italian": "Il leader è arrivato a Pechino con un treno della sua flotta alla parata.",
    "Indonesian": "Pemimpin itu tiba di Beijing dengan kereta dan bertemu dengan presiden.",
    "Dutch": "De leiders ontmoetten elkaar in Peking en spraken over de handel tussen beide landen.",
    "Danish": "Lederne mødtes i Beijing og talte om handlen mellem de to lande.",
    "Finnish": "Johtajat tapasivat Pekingissä ja puhuivat kaupasta, joka on kasvanut.",
    "Polish": "Przywódcy spotkali się w Pekinie i rozmawiali o handlu między krajami.",
    "Turkish": "Liderler bir araya geldi ve iki ülke arasındaki ticareti görüştü.",
    "Vietnamese": "Lãnh đạo hai nước đã gặp nhau và thảo luận về thương mại giữa hai nước.",
    "Filipino": "Nagkita ang mga pinuno sa Beijing at pinag-usapan ang kalakalan.",
    "Arabic": "التقى زعيما الصين وكوريا الشمالية في بكين.",
    "Japanese": "中国と北朝鮮の首脳が北京で会談した。",
    "Korean": "북한과 중국은 우호 협력 관계를 더욱 발전시키기로 했다.",
    "Russian": "Лидеры двух стран встретились в Пекине.",
}


@pytest.mark.parametrize("name", OTHERS)
def test_a_sentence_of_another_language_is_told_and_so_is_a_page_of_them(name: str):
    assert language.foreign(OTHERS[name])
    assert language.foreign(OTHERS[name] * 30)


NAMES = "Kim Jong Un, Choe Son Hui, Jo Yong Won, Yang Jiechi, Wang Yi, Zhao Leji and Das attended. "
ENGLISH = {
    "names of anywhere": "Le Monde and Der Spiegel said that Wang Yi and Yang Jiechi would not wait.",
    "a list of names": NAMES,
    "names in their own letters": "Kim Jong Un (김정은) and Xi Jinping (习近平) met in Beijing (北京).",
    "a quotation in its own letters": "Xi said: “中朝友谊万古长青，两国人民世代友好” and Kim agreed with the words.",
    "words taken from elsewhere": "A fait accompli, said Los Angeles, is a de facto coup d'état, die hard or not.",
    "capitals": "KIM JONG UN AND XI JINPING AGREED TO DEEPEN THE FRIENDSHIP.",
    "headlines": "Kim Arrives in Beijing\nXi Hosts Parade\nSeoul Watches Closely\nTrade Climbs Again\n",
    "a table": "Imports 2019 2020 2021\nChina 1.2 0.8 0.3\nRussia 0.1 0.2 0.1\n",
    "a title": "Kim, Xi Meet\n",
    "a post": "Great news! China & North Korea BFFs 😀 #friendship #ties\n",
}


@pytest.mark.parametrize("name", ENGLISH)
def test_english_is_english_short_or_long(name: str):
    assert not language.foreign(ENGLISH[name])
    assert not language.foreign(ENGLISH[name] * 30)


def test_a_short_text_that_nobody_can_tell_is_taken_as_english():
    for text in (
        "Kim",
        "Xi!",
        "2025: 1, 2, 3",
        "Pyongyang Beijing Seoul",
        "😀😀",
        "Xi visits los alamos",
    ):
        assert not language.foreign(text)


def test_a_page_without_one_english_word_is_told_whatever_language_it_is():
    words = "Jungguk Joseon jidoja Beijing mannaseo muyeok daehae iyagihaetda".split()
    assert language.foreign(" ".join(words * 7))  # 56
    assert not language.foreign(" ".join(words * 6))  # 48: too few to tell


def test_no_sentence_of_the_coded_collections_is_foreign():
    lines = [
        row["text"]
        for path in sorted(COLLECTIONS.glob("*.csv"))
        for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    ]
    assert len(lines) > 5000
    assert [line for line in lines if language.foreign(line)] == []


def test_a_text_of_two_languages_is_what_most_of_its_letters_are():
    english = "The two leaders met and agreed to widen their trade. "
    assert not language.foreign(english * 3 + OTHERS["Korean"])
    assert language.foreign(english + OTHERS["Korean"] * 5)


def test_a_long_text_is_told_by_slices_of_it():
    english = "The two leaders met and agreed to widen their trade. "
    assert not language.foreign(english * 10_000)
    assert language.foreign(OTHERS["German"] * 10_000)


TOLD = {
    "English": (
        "The leaders of the two countries met in the capital on Wednesday. "
        "State media said that they had talked about trade and about the border. "
        "Officials from the south watched with concern. No date was set for another visit.",
    ),
    "Dutch": (
        "De leiders van de twee landen kwamen woensdag in de hoofdstad bijeen. "
        "Volgens staatsmedia spraken zij over de handel en over de grens met het zuiden. "
        "Ambtenaren uit het zuiden keken bezorgd toe. Er werd geen datum voor een nieuw bezoek "
        "genoemd.",
    ),
    "German": (
        "Die Staatschefs der beiden Länder sind am Mittwoch in der Hauptstadt zusammengekommen. "
        "Nach Angaben der Staatsmedien sprachen sie auch über den Handel und die Grenze. "
        "Beamte aus dem Süden waren besorgt. Ein neuer Termin wurde nicht genannt.",
    ),
    "French": (
        "Les dirigeants des deux pays se sont retrouvés mercredi dans la capitale. "
        "Selon les médias officiels, ils ont parlé du commerce et de la frontière avec le sud. "
        "Des responsables du sud ont été inquiets. Aucune date pour une autre visite.",
    ),
    "Spanish": (
        "Los dirigentes de los dos países se reunieron el miércoles en la capital. "
        "Según la prensa oficial hablaron del comercio y de una frontera que sigue cerrada. "
        "Los funcionarios del sur miraron con preocupación desde lejos.",
    ),
    "Italian": (
        "I capi dei due paesi si sono incontrati mercoledì nella capitale. "
        "Secondo gli organi di stato hanno parlato anche del commercio e della frontiera. "
        "Gli osservatori del sud sono preoccupati dalla visita.",
    ),
    "Indonesian": (
        "Para pemimpin kedua negara bertemu pada hari Rabu di ibu kota. "
        "Media negara menyebut mereka berbicara tentang perdagangan dan perbatasan yang ditutup. "
        "Pejabat dari selatan mengikuti pertemuan ini dengan cemas.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", [name for name in TOLD if name != "English"])
@pytest.mark.parametrize("end", ["\n", "\n\n", " "])
def test_a_text_of_two_languages_is_what_most_of_it_is(name: str, end: str):
    ours, theirs = TOLD["English"], TOLD[name]
    assert language.foreign(end.join([*ours * 8, *theirs * 12]))
    assert not language.foreign(end.join([*ours * 12, *theirs * 8]))
    assert language.foreign(end.join([*theirs * 12, *ours * 8]))


@pytest.mark.parametrize("text", ["", "1 2 3. 4 5.", "\U0001f600" * 25_000, "? ! . , ;\n* * *"])
def test_a_text_without_a_letter_has_no_words(text: str):
    assert language.wordless(text)
    assert not language.wordless(f"{text} a")
