"""Settings: read once from the environment, checked, and explained in one line when something is wrong."""

import os
import secrets
from collections.abc import Iterable, Mapping
from email.utils import parseaddr
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from elearn.places import shipped

PREFIX = "ELEARN_"
MAIL_SCHEMES = ("smtp", "smtps", "smtp+starttls")


class SettingsError(Exception):
    """A setting that cannot be used; the message is one line that a person can act on."""


class Settings(BaseModel):
    """Every setting, each read from the environment variable ELEARN_<NAME>."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    secret_key: str = Field("", description="Signs cookies. Required, unless in demo mode: 32 characters or more.")
    data: Path = Field(Path("instance"), description="Folder for the SQLite database and other kept files.")
    database_url: str = Field("", description="Database address. Empty means SQLite in the data folder.")
    courses: str = Field(
        "", description="Course folders beside the shipped ones, separated by the system's path separator."
    )
    site_name: str = Field("Tandem", min_length=1, max_length=40, description="The name visitors see.")
    language: str = Field(
        "nl", pattern="^(nl|fr|en)$", description="The interface language before somebody chooses: nl, fr or en."
    )
    timezone: str = Field("Europe/Brussels", description="The time zone in which dates are shown.")
    demo: bool = Field(False, description="Demo mode: demo accounts may log in, a secret key is made and kept.")
    secure_cookies: bool = Field(True, description="Send cookies over HTTPS only. Switched off in demo mode.")
    trusted_proxies: int = Field(0, ge=0, le=5, description="How many reverse proxies stand before Tandem.")
    mail_url: str = Field("", description="The mail server: smtp://, smtp+starttls:// or smtps://. Empty: no mail.")
    mail_from: str = Field("", description="The address that mails come from. Needed when there is a mail server.")
    site_url: str = Field("", description="Where the site is, for links in mails. Needed when there is a mail server.")
    watch_courses: bool = Field(False, description="Read changed course files again at the next request.")

    def shown(self) -> list[tuple[str, str, str]]:
        """(variable, value, what it is for) of every setting; secrets are not shown."""
        secret = {"secret_key", "database_url", "mail_url"}
        return [
            (PREFIX + name.upper(), "(set)" if name in secret and value else str(value), field.description or "")
            for name, field in Settings.model_fields.items()
            for value in [getattr(self, name)]
        ]

    @field_validator("timezone")
    @classmethod
    def known_timezone(cls, name: str) -> str:
        """Only names of the tz database."""
        if name not in available_timezones():
            raise ValueError("there is no such time zone")
        return name

    @field_validator("mail_url")
    @classmethod
    def known_mail_server(cls, url: str) -> str:
        """A scheme that can be spoken, a host, and a port that can be."""
        if url and not _is_address(url, MAIL_SCHEMES):
            raise ValueError("write it as smtp://name:password@host:port, or with smtp+starttls:// or smtps://")
        return url

    @field_validator("mail_from")
    @classmethod
    def one_sender(cls, sender: str) -> str:
        """`tandem@example.org` or `Tandem <tandem@example.org>`."""
        name, _at, host = parseaddr(sender)[1].rpartition("@")
        if sender and not (name and host and sender.isprintable()):
            raise ValueError("write it as name@example.org or as Tandem <name@example.org>")
        return sender

    @field_validator("site_url")
    @classmethod
    def whole_address(cls, url: str) -> str:
        """`https://tandem.example.org`, with a path or without."""
        if url and not _is_address(url, ("http", "https")):
            raise ValueError("write it as https://tandem.example.org")
        return url

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    @property
    def database(self) -> str:
        """The SQLAlchemy address; a plain `postgresql://` means psycopg 3."""
        if not self.database_url:
            return f"sqlite:///{(self.data / 'tandem.sqlite3').resolve()}"
        for prefix in ("postgres://", "postgresql://"):
            if self.database_url.startswith(prefix):
                return "postgresql+psycopg://" + self.database_url.removeprefix(prefix)
        return self.database_url

    @property
    def course_folders(self) -> list[Path]:
        """The shipped courses first, then those named in ELEARN_COURSES."""
        named = [Path(part) for part in self.courses.split(os.pathsep) if part]
        return [shipped("courses"), *named]


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Read and check the settings.

    Raises:
        SettingsError: an unknown ELEARN_ variable, a value that does not fit, or no secret key outside demo mode.
    """
    source = os.environ if environment is None else environment
    values = {key.removeprefix(PREFIX).lower(): value for key, value in source.items() if key.startswith(PREFIX)}
    try:
        settings = Settings.model_validate(values)
    except ValidationError as error:
        raise SettingsError(_explain(error)) from None
    for folder in settings.course_folders[1:]:
        if not folder.is_dir():
            raise SettingsError(f"ELEARN_COURSES: there is no folder {folder}")
    for name in ("mail_from", "site_url"):
        if settings.mail_url and not getattr(settings, name):
            wanted = Settings.model_fields[name].description
            raise SettingsError(f"{PREFIX}{name.upper()} is missing, and ELEARN_MAIL_URL is set ({wanted})")
    return _with_secret_key(settings)


def _is_address(url: str, schemes: Iterable[str]) -> bool:
    if not url.isprintable() or " " in url:
        return False
    try:
        parts = urlsplit(url)
        return parts.scheme in schemes and bool(parts.hostname) and parts.port != 0 and not parts.query
    except ValueError:
        return False


def _explain(error: ValidationError) -> str:
    first = error.errors()[0]
    name = PREFIX + "_".join(str(part) for part in first["loc"]).upper()
    if first["type"] == "extra_forbidden":
        return f"{name}: there is no such setting; `elearn settings` lists them"
    field = Settings.model_fields.get(str(first["loc"][0])) if first["loc"] else None
    return f"{name}: {first['msg']}" + (f" ({field.description})" if field else "")


def _with_secret_key(settings: Settings) -> Settings:
    if settings.secret_key:
        if len(settings.secret_key) < 32:
            raise SettingsError("ELEARN_SECRET_KEY: use 32 characters or more")
        return settings
    if not settings.demo:
        raise SettingsError(
            "ELEARN_SECRET_KEY is missing: set it to a random text of 32 characters or more, and keep it the same"
        )
    return settings.model_copy(update={"secret_key": _kept_key(settings.data / "demo-secret-key")})


def _kept_key(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        path.write_text(secrets.token_hex(32), encoding="ascii")
        path.chmod(0o600)
    return path.read_text(encoding="ascii")
