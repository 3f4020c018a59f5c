"""`token__prefix="am"`: begins with, in a form that both databases answer from an index.

SQLite never uses an index for LIKE with ESCAPE, so there it is a range; PostgreSQL reads LIKE from an index
with varchar_pattern_ops whatever the collation.
"""

from typing import Any

from django.db.models import CharField, Lookup

_LAST = "\U0010ffff"


@CharField.register_lookup
class Prefix(Lookup):
    lookup_name = "prefix"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        left, params = self.process_lhs(compiler, connection)
        escaped = str(self.rhs).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        return f"{left} LIKE %s", (*params, escaped + "%")

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        left, params = self.process_lhs(compiler, connection)
        low = str(self.rhs)
        return f"({left} >= %s AND {left} < %s)", (*params, low, *params, low + _LAST)
