"""How we speak to an address service: one try, no redirects, no more than a megabyte."""

import ssl
from http.client import HTTPException, HTTPResponse
from typing import IO
from urllib.request import HTTPRedirectHandler, HTTPSHandler, ProxyHandler, Request, build_opener

from geopy.adapters import URLLibAdapter
from geopy.exc import GeocoderParseError, GeocoderServiceError

LONGEST_ANSWER = 1_000_000  # bytes


class OneTryAdapter(URLLibAdapter):  # type: ignore[misc]  # geopy ships no types
    """geopy's own urllib adapter, made strict.

    The adapter on `requests` that geopy prefers tries three times, so a timeout of 3 s blocks for 9, and its library
    writes the whole URL with address and token to the log.
    """

    def __init__(self, *, proxies: dict[str, str] | None, ssl_context: ssl.SSLContext | None) -> None:
        super().__init__(proxies=proxies, ssl_context=ssl_context)
        proxy = ProxyHandler(proxies)
        self.urlopen = build_opener(HTTPSHandler(context=ssl_context), proxy, NoRedirects()).open

    def _decode_page(self, page: HTTPResponse) -> str:
        try:
            body = page.read(LONGEST_ANSWER + 1)
        except (OSError, HTTPException) as error:
            raise GeocoderServiceError("The answer broke off.") from error
        if len(body) > LONGEST_ANSWER:
            raise GeocoderParseError("The answer is too long to be one.")
        try:
            return body.decode()
        except UnicodeDecodeError as error:
            raise GeocoderParseError("The answer is not UTF-8.") from error


class NoRedirects(HTTPRedirectHandler):
    """An address service that sends us elsewhere is out of order: an address and a token go to no other host."""

    def redirect_request(
        self,
        req: Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: object,
        newurl: str,
    ) -> None:
        """Follows nothing; urllib then raises the status as an error."""
        return
