"""Where a sentence ends: after a stop that belongs to no abbreviation, citation or number."""

import subprocess
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from policy_compare.texts.sentences import sentence_spans


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    "expected",
    [
        ["The U.S. government spends more.", "The U.K. Treasury disagreed."],
        ["Reform stalled in the U.S.", "The government should begin with the states."],
        ["Most firms left Washington, D.C.", "It was a costly move."],
        ["The U.S. Army and the U.S. Congress object.", "So does the U.N. Secretary-General."],
        ["Pilots (e.g. in two towns) worked.", "Others, i.e., those in the north, did not."],
        ["Okafor et al. (2019) report a fall of 3.5 per cent (see Fig. 2, p. 12, and pp. 3–5)."],
        ["Growth fell to 2 per cent.", "France grew."],
        ["See the tables.", "Write to the author."],
        ["Congress should fund the rest.", "States can help."],
        ["By Jan. 5, 2023, it had cost $1.2 billion.", "No. 4 on the list was dropped."],
        ["Dr. Yusuf met Gen. R. K. Osei.", "Lt. Gov. Pratt did not object."],
        ["The firm cited 15 U.S.C. § 4656.", "It lost."],
        ["The Act, Pub. L. No. 96-480, tit. I, pt. 3, 94 Stat. 2311 (1980), remains.", "So be it."],
        ["He said no.", "I agree."],
        ["Who pays?", "Consumers do!", "Why?"],
        ['The minister said: "We must act."', "Then she left."],
        ["The report says: “Nothing has changed.”", "Critics agree."],
        ["“Will it last?” the chair asked.", "“It will,” said J. R. Smith."],
        ["Output rose (prices fell) in 2019.", "(The exception was steel.)", "It fell."],
        ["It has three aims: to cut waste; to raise pay; and to train nurses.", "None is costed."],
        ["The Treasury has said so…", "What next?"],
        ["They were exempt.", "12 states followed."],
        ["The first policy.12", "The second came later."],
        ["The means were more so.6", "Few have read it."],
        ["It would not “happen again.”3", "That is why it ended."],
        ["Rules were cut.7, 8", "To go on, more is needed."],
        ["It was revised.¹²", "A review is due."],
        ["It was revised in 2021.[3]", "A review is due. [4]", "It is late."],
        ["See fig.2 Then as now.", "It rose."],
        ["1. Establish a data trust.", "It should report each year."],
        ["Recommendation 12. The council should plan.", "Recommendation 13. It should build."],
        ["Recommendation 4: Establish a regulator.", "It should have powers to fine."],
        [
            "(a) Councils should publish rents by Jan. 31 each year.",
            "(b) Landlords should register.",
        ],
        ["See www.example.org/papers/v2.1 for tables.", "Write to j.smith@example.org for code."],
        ["The file results.v3.csv holds 4.2 million rows.", "The rest is lost."],
    ],
    ids=lambda expected: expected[0][:30],
)
def test_a_paragraph_is_cut_at_its_sentences(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected


def test_a_paragraph_without_a_stop_is_one_sentence() -> None:
    assert sentences("  Policy options for the coast ") == ["Policy options for the coast"]


@pytest.mark.parametrize("text", ["", " ", "\t\u00a0\u2003"])
def test_no_text_has_no_sentences(text: str) -> None:
    assert sentence_spans(text) == ()


#: Bits that meet the rules more often than arbitrary text does.
_WORDS = '. ? … ” " ( [1] 12 I § Mr. no. tit. fig.2 rest The U.S. a 1. Step e.g. , – - é ²'
_BITS = st.lists(
    st.sampled_from(_WORDS.split()) | st.sampled_from([" ", "\n", "\u00a0"]),
).map("".join)


@given(st.text() | _BITS)
@example("Mr. Mr. ")
@example("\x1c.\x85A")
def test_sentences_hold_all_of_a_text_but_its_white_space(text: str) -> None:
    found = sentence_spans(text)
    place = 0
    for start, end in found:
        assert place <= start < end <= len(text)
        assert not text[place:start].strip()
        assert text[start:end] == text[start:end].strip()
        place = end
    assert not text[place:].strip()


def test_the_splitter_is_loaded_at_first_use() -> None:
    code = "import policy_compare.texts.sentences, sys; sys.exit('nupunkt' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
