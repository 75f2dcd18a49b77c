"""Chats and saved pages as text: every line as it stands, nothing of what a page hides."""

from __future__ import annotations

from pathlib import Path

from shopguard.appeals.evidence_texts import text_of_file


def told(path: Path, content: bytes, media_type: str) -> str:
    path.write_bytes(content)
    text = text_of_file(path, media_type)
    assert text is not None
    assert text.whole
    return text.text


def test_a_text_stands_line_by_line(tmp_path: Path) -> None:
    chat = "买家 10:00\r\n  什么时候发货？😀\r\n\r\n客服 10:01\r\n今天"
    assert told(tmp_path / "a.txt", chat.encode(), "text/plain") == "买家 10:00\n  什么时候发货？😀\n\n客服 10:01\n今天"
    assert told(tmp_path / "b.txt", "今天发货".encode("gb18030"), "text/plain") == "今天发货"


def test_of_a_page_what_its_reader_sees(tmp_path: Path) -> None:
    page = (
        "<?xml version='1.0' encoding='utf-8'?><!DOCTYPE html><html><head><title>不印</title><style>p{}</style></head>"
        "<body><p>买家 <b>10:00</b></p><p>什么时候<br>发货\n呀？</p><script>alert(1)</script><template>不印</template>"
        "<table><tr><td>单号</td><td>YT1</td></tr><tr><td>a</td></tr></table><!-- 不印 --><pre>x\ny</pre>&lt;尾&gt;</body></html>"
    )
    assert told(tmp_path / "a.html", page.encode(), "text/html").split("\n") == [
        "买家 10:00", "什么时候", "发货 呀？", "单号 YT1", "a", "x", "y", "<尾>",
    ]  # fmt: skip


def test_what_a_page_hides_is_not_printed_and_what_is_behind_it_is(tmp_path: Path) -> None:
    page = (
        "<html><head><style>.gone, p#away {color: red; display : none}\n.small{font-size:10px}</style></head><body>"
        "<p>看得见</p><p style='Display:NONE'>甲<b>乙</b></p><p hidden>丙</p><div class='x gone'>丁</div><p id=away>戊</p>"
        "<p style='font-size:0'>己</p><p style='font-size:0.9em'>小字</p><p class=small>也小</p>"
        "<p><span style='visibility:hidden'>庚</span>尾</p>"
    )
    for encoding in ("utf-8", "utf-16", "gb18030"):
        assert told(tmp_path / f"{encoding}.html", page.encode(encoding), "text/html") == "看得见\n小字\n也小\n尾"


def test_a_page_nested_deep(tmp_path: Path) -> None:
    page = "<html><body>" + "<div>" * 200 + "底" + "</div>" * 200
    assert told(tmp_path / "a.html", page.encode(), "text/html").strip() == "底"


def test_what_is_no_text(tmp_path: Path) -> None:
    for number, (content, media) in enumerate(
        ((b"\x00\x01", "text/plain"), (b" \n ", "text/plain"), (b"<html></html>", "text/html"))
    ):
        path = tmp_path / str(number)
        path.write_bytes(content)
        assert text_of_file(path, media) is None


def test_a_very_long_text_is_cut_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("长" * 70_000, "utf-8")
    text = text_of_file(tmp_path / "a.txt", "text/plain")
    assert text is not None
    assert (len(text.text), text.whole) == (60_000, False)


def test_of_a_page_larger_than_is_read_it_is_the_beginning(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(f"<p>begin</p><script>{'x' * 17 * 1024 * 1024}</script><p>end</p>", "utf-8")
    assert text_of_file(path, "text/html") == ("begin", False)
