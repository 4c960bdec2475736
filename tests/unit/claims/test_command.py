"""`stocktake check` on files, standard input and sentences; refusals are sentences with exit code 2."""

import io
import json

import pytest

from stocktake.cli import main


def run(capsys, *arguments):
    with pytest.raises(SystemExit) as left:
        main(["check", *map(str, arguments)])
    shown = capsys.readouterr()
    return left.value.code or 0, shown.out, shown.err


def test_a_sentence_gets_its_verdict(capsys):
    code, out, _ = run(capsys, "China is the world's largest emitter.", "--lang", "en")
    assert code == 0
    assert "holds" in out
    assert "Closest true sentence" in out


def test_a_chinese_sentence_is_answered_in_chinese(capsys):
    _, out, _ = run(capsys, "中国是世界第一大排放国。")
    assert "成立" in out
    assert "最接近的真实说法" in out


def test_lang_decides_the_language_of_the_answer(capsys):
    _, out, _ = run(capsys, "中国是世界第一大排放国。", "--lang", "en")
    assert "Closest true sentence" in out
    _, out, _ = run(capsys, "China is the world's largest emitter.", "--lang", "zh")
    assert "最接近的真实说法" in out


def test_json_has_the_promised_shape(capsys):
    text = "China is the world's largest emitter. It will rain."
    code, out, _ = run(capsys, text, "--json")
    document = json.loads(out)
    assert code == 0
    assert set(document) == {"claims", "version"}
    (claim,) = document["claims"]
    assert text[claim["start"] : claim["end"]] == claim["text"]
    assert claim["verdict"] == "holds"
    assert claim["claim"]["subject"] == ["CHN"]


def test_standard_input_is_read(capsys, monkeypatch):
    class Input:
        buffer = io.BytesIO("印度是全球第三大排放国。".encode("gb18030"))

    monkeypatch.setattr("sys.stdin", Input())
    _, out, _ = run(capsys, "-", "--json")
    assert json.loads(out)["claims"][0]["claim"]["subject"] == ["IND"]


def test_a_file_is_read_and_its_date_line_used(capsys, tmp_path):
    page = tmp_path / "article.html"
    page.write_text("<p>1 May 2016</p><p>China accounts for 30% of global emissions.</p>", encoding="utf8")
    _, out, _ = run(capsys, page, "--json")
    assert "In 2015" in json.loads(out)["claims"][0]["closest_true"]
    _, out, _ = run(capsys, page, "--json", "--date", "2020-01-01")
    assert "In 2019" in json.loads(out)["claims"][0]["closest_true"]


@pytest.mark.parametrize("extra", [(), ("--json",), ("--lang", "zh")])
def test_script_tags_never_come_out_as_tags(capsys, tmp_path, extra):
    page = tmp_path / "page.html"
    page.write_text(
        "<p>&lt;script&gt;alert(1)&lt;/script&gt; emits 30% of global emissions.</p>"
        "<script>China emits 99% of global emissions.</script>"
        "<p>China &lt;script&gt;x&lt;/script&gt; emissions rose 5%.</p>",
        encoding="utf8",
    )
    code, out, _ = run(capsys, page, *extra)
    assert code == 0
    assert "<script" not in out
    assert "99%" not in out


def test_control_characters_do_not_reach_the_terminal(capsys):
    _, out, _ = run(capsys, "China\x1b[31m emits 30% of global emissions, \x07they said.")
    assert "\x1b[31m" not in out
    assert "\x07" not in out


def test_a_text_without_claims_says_so(capsys):
    code, out, _ = run(capsys, "The envoy went to Dubai.", "--lang", "en")
    assert code == 0
    assert "No statement" in out
    code, out, _ = run(capsys, "The envoy went to Dubai.", "--json")
    assert json.loads(out)["claims"] == []


def test_an_unknown_place_is_reported_with_the_nearest(capsys):
    code, out, _ = run(capsys, "Chnia emits 30% of the world's greenhouse gases.")
    assert code == 0
    assert "Did you mean China" in out


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.txt", b"", "is empty"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(200), "no text"),
        ("large.html", b"<p>x</p>" * 6_500_000, "MB"),
    ],
    ids=["empty", "binary", "50 MB"],
)
def test_a_file_that_is_no_article_is_refused(capsys, tmp_path, name, content, said):
    path = tmp_path / name
    path.write_bytes(content)
    code, out, err = run(capsys, path)
    assert (code, out) == (2, "")
    assert said in err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["no_such_article.html"], "There is no file"),
        (["https://example.org/article.html"], "no network call"),
        ([""], "is empty"),
        (["China is the largest emitter.", "--date", "soon"], "is no date"),
    ],
)
def test_bad_input_is_refused_with_exit_code_2(capsys, arguments, said):
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (2, "")
    assert said in err


def test_a_refusal_is_json_where_json_was_asked(capsys):
    code, _, err = run(capsys, "no_such_article.html", "--json")
    assert code == 2
    assert json.loads(err)["error"] == "BadFile"
