"""Settings: read from the environment, refused in one clear line, documented."""

from pathlib import Path

import pytest

from elearn.settings import Settings, SettingsError, read_settings

KEY = "k" * 32
README = Path(__file__).parent.parent / "README.md"


def test_a_missing_secret_key_is_one_clear_line() -> None:
    with pytest.raises(SettingsError, match=r"^ELEARN_SECRET_KEY is missing: .+$"):
        read_settings({})


def test_a_short_secret_key_is_refused() -> None:
    with pytest.raises(SettingsError, match="32 characters"):
        read_settings({"ELEARN_SECRET_KEY": "kort"})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ELEARN_LANGUAGE", "de"),
        ("ELEARN_DEMO", "misschien"),
        ("ELEARN_TRUSTED_PROXIES", "-1"),
        ("ELEARN_COURSES", "/er/is/geen/map"),
        ("ELEARN_SITE_NAME", ""),
        ("ELEARN_TIMEZONE", "Europe/Atlantis"),
        ("ELEARN_LANGAUGE", "nl"),
    ],
)
def test_a_wrong_value_names_the_setting_in_one_line(name: str, value: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read_settings({"ELEARN_SECRET_KEY": KEY, name: value})
    assert name in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_demo_makes_a_key_and_keeps_it(tmp_path: Path) -> None:
    environment = {"ELEARN_DEMO": "1", "ELEARN_DATA": str(tmp_path)}
    first, second = read_settings(environment), read_settings(environment)
    assert len(first.secret_key) >= 32
    assert first.secret_key == second.secret_key


@pytest.mark.parametrize("address", ["postgresql://a@h/d", "postgres://a@h/d", "postgresql+psycopg://a@h/d"])
def test_a_plain_postgresql_address_means_psycopg_3(address: str) -> None:
    assert (
        read_settings({"ELEARN_SECRET_KEY": KEY, "ELEARN_DATABASE_URL": address}).database
        == "postgresql+psycopg://a@h/d"
    )


def test_every_setting_is_in_the_table_of_the_readme() -> None:
    text = README.read_text(encoding="utf-8")
    missing = [name for name in Settings.model_fields if f"`ELEARN_{name.upper()}`" not in text]
    assert not missing


def test_secrets_are_not_shown() -> None:
    settings = Settings(secret_key=KEY, database_url="postgresql://a:geheim@h/d")
    shown = {name: value for name, value, _meaning in settings.shown()}
    assert shown["ELEARN_SECRET_KEY"] == "(set)"
    assert "geheim" not in str(shown)
