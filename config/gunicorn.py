"""How gunicorn serves the site, on a newcomer's machine and behind a proxy alike; options on its command line win."""

import gc
import logging
import re
import signal
from typing import Any

from gunicorn.glogging import Logger

from config.logs import without_tokens

bind = "127.0.0.1:8000"
workers = 2
# Threads, so that a connection a browser keeps open blocks nobody.
worker_class = "gthread"
threads = 4
graceful_timeout = 10
control_socket_disable = True
# The site is loaded once and shared by the workers, word lists and all.
preload_app = True
# A long question gets an answer in words from us; how long a request may be at all is the proxy's to say.
limit_request_line = 0

loglevel = "warning"
accesslog = "-"
# Time, method, path, status, bytes and microseconds: never a person's address, never what was asked for.
access_log_format = "%(t)s %(m)s %(U)s %(s)s %(b)s %(D)sus"

QUERY = re.compile(r"\?[^\s'\"]*")


def without_queries(record: logging.LogRecord) -> bool:
    """Cut what was asked for out of a message: gunicorn names the whole address when a request breaks or is malformed."""
    record.msg, record.args = QUERY.sub("?...", without_tokens(record.getMessage())), None
    return True


class LoggerWithoutQueries(Logger):  # type: ignore[misc]  # gunicorn ships no types
    """Gunicorn's log, minus every query and every token of a link."""

    def setup(self, cfg: Any) -> None:
        """Set up as gunicorn does, then put the filter in front."""
        super().setup(cfg)
        self.error_log.addFilter(without_queries)

    def atoms(self, resp: Any, req: Any, environ: Any, request_time: Any) -> dict[str, Any]:
        """What a line of the access log is made of."""
        found: dict[str, Any] = super().atoms(resp, req, environ, request_time)
        return {**found, "U": without_tokens(str(found.get("U", "")))}


logger_class = LoggerWithoutQueries


def when_ready(_server: Any) -> None:
    """Load every page and read a sentence before the first person asks for one: all workers share what is loaded then.

    No database. What stands by then stays: the collector need not look through it with every few pages, nor copy it into
    each worker.
    """
    from django.urls import get_resolver

    from finder.language.analyser import query_terms
    from finder.language.reading import read

    list(get_resolver().url_patterns)
    for sentence in ("kaffe i Nordborg for nye i byen", "Kaffee in Norburg", "coffee near Nordborg"):
        query_terms(" ".join(read(sentence).terms))
    gc.collect()
    gc.freeze()


def post_worker_init(_worker: Any) -> None:
    """Leave Ctrl-C to the first process, which then ends the others (asked twice at once, a worker can hang)."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # A page makes some thousand things and hardly a ring of them: looking for rings every few hundred is time for nothing.
    gc.set_threshold(20_000, 10, 10)
