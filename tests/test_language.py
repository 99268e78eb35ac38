"""Claims about what is taken for English."""

from __future__ import annotations

import pytest

from analysis import language

OTHERS = {
    "German": "Kim und Xi haben sich in Peking getroffen und wollen weiter zusammenarbeiten.",
    "French": "Le dirigeant a reçu son homologue à Pékin avec une délégation officielle.",
    "Spanish": "El presidente recibió a Kim en Pekín para una visita sobre los dos países.",
    "Italian": "Il leader è arrivato a Pechino con un treno della sua flotta alla parata.",
    "Indonesian": "Pemimpin itu tiba di Beijing dengan kereta dan bertemu dengan presiden.",
    "Korean": "북한과 중국은 우호 협력 관계를 더욱 발전시키기로 했다.",
    "Russian": "Лидеры двух стран встретились в Пекине.",
}


@pytest.mark.parametrize("name", OTHERS)
def test_a_sentence_of_another_language_is_told_and_so_is_a_page_of_them(name: str):
    assert language.foreign(OTHERS[name])
    assert language.foreign(OTHERS[name] * 30)


def test_english_is_english_short_or_long_with_names_of_anywhere():
    line = (
        "Le Monde and Der Spiegel said that Wang Yi would see Choe Son Hui, and she would not wait."
    )
    assert not language.foreign(line)
    assert not language.foreign(line * 30)


def test_english_headlines_without_small_words_are_english():
    # 56 words, two of the words English cannot do without: 2 / 56 = 0.036, below 0.05.
    lines = "Kim Meets Xi, Trade Grows Again\nRail Link Reopens After Long Pause\n" * 4
    assert not language.foreign(lines + "Experts see what comes next of all this")


def test_a_text_of_two_languages_is_what_most_of_its_letters_are():
    english = "The two leaders met and agreed to widen their trade. "
    assert not language.foreign(english * 3 + OTHERS["Korean"])
    assert language.foreign(english + OTHERS["Korean"] * 5)


def test_a_long_text_is_told_by_slices_of_it():
    english = "The two leaders met and agreed to widen their trade. "
    assert not language.foreign(english * 10_000)
    assert language.foreign(OTHERS["German"] * 10_000)
