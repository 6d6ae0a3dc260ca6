"""A page saved by a browser as one MIME file → the bytes of its HTML."""

import email
import email.policy
from email.errors import MessageError

from indexer.read.formats import damaged


def page_of(data: bytes) -> tuple[bytes, str | None]:
    """The bytes of the first HTML part, and the encoding its head names; raises UnreadableError where there is none."""
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
        for part in message.walk():
            payload = part.get_payload(decode=True) if part.get_content_type() == "text/html" else None
            if isinstance(payload, bytes) and payload.strip():
                return payload, part.get_content_charset()
    except (MessageError, ValueError, LookupError, TypeError) as error:
        raise damaged("MHTML") from error
    raise damaged("MHTML")
