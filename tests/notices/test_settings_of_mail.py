"""The settings of mail: all or none of them, each refused in one line, and no password shown."""

import pytest

from elearn.settings import Settings, SettingsError, read_settings

MAIL = {
    "ELEARN_SECRET_KEY": "k" * 32,
    "ELEARN_MAIL_URL": "smtp+starttls://tandem:geheim@mail.school.example:587",
    "ELEARN_MAIL_FROM": "Tandem <tandem@school.example>",
    "ELEARN_SITE_URL": "https://tandem.school.example",
}


@pytest.mark.parametrize("missing", ["ELEARN_MAIL_FROM", "ELEARN_SITE_URL"])
def test_with_a_mail_server_the_others_are_needed(missing: str) -> None:
    with pytest.raises(SettingsError, match=rf"^{missing} is missing, and ELEARN_MAIL_URL is set \(.+\)$"):
        read_settings({**MAIL, missing: ""})


@pytest.mark.parametrize("url", ["", "smtp://localhost", "smtps://mail.example:465", "smtp://a:b%40@[::1]:25"])
def test_an_address_of_a_mail_server(url: str) -> None:
    assert read_settings({**MAIL, "ELEARN_MAIL_URL": url}).mail_url == url


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ELEARN_MAIL_URL", "mail.school.example"),
        ("ELEARN_MAIL_URL", "http://mail.school.example"),
        ("ELEARN_MAIL_URL", "smtp://"),
        ("ELEARN_MAIL_URL", "smtp://mail.school.example:post"),
        ("ELEARN_MAIL_URL", "smtp://mail.school.example:99999"),
        ("ELEARN_MAIL_URL", "smtp://mail.school.example\n"),
        ("ELEARN_MAIL_URL", "smtp://[::1"),
        ("ELEARN_MAIL_FROM", "tandem"),
        ("ELEARN_MAIL_FROM", "tandem@school.example\nBcc: x@y.example"),
        ("ELEARN_SITE_URL", "tandem.school.example"),
        ("ELEARN_SITE_URL", "ftp://tandem.school.example"),
        ("ELEARN_SITE_URL", "https://tandem.school.example?x=1"),
    ],
)
def test_what_is_wrong_names_the_setting_in_one_line(name: str, value: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read_settings({**MAIL, name: value})
    assert str(caught.value).startswith(name)
    assert "\n" not in str(caught.value)


def test_the_password_of_the_mail_server_is_not_shown() -> None:
    shown = str(read_settings(MAIL).shown())
    assert "geheim" not in shown
    assert "mail.school.example" not in shown


def test_without_mail_nothing_else_is_needed() -> None:
    assert Settings(secret_key="k" * 32).mail_url == ""
