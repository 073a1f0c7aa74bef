"""Which addresses of the web a text has: only those, and only as far as they go."""

import pytest

from policy_compare.render.addresses import ADDRESS


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("see https://example.org/a.", ["https://example.org/a"]),
        ("(http://example.org/a_(b)?c=1&d#e), or", ["http://example.org/a_(b)?c=1&d#e"]),
        ("https://a.example and https://b.example", ["https://a.example", "https://b.example"]),
        ("https://例え.jp/道", ["https://例え.jp/道"]),
        ("“https://example.org”", ["https://example.org"]),
        ("https://example.org/<script>", ["https://example.org/"]),
        ("https://", []),
        ("https://<b>", []),
        ("javascript:alert(1)", []),
        ("javascript://example.org/%0aalert(1)", []),
        ("data:text/html,<script>alert(1)</script>", []),
        ("file:///etc/passwd", []),
        ("HTTPS://example.org", []),
    ],
)
def test_addresses_of_the_web_are_found(text: str, addresses: list[str]) -> None:
    assert ADDRESS.findall(text) == addresses
