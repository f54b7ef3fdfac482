"""Records that compiled code only reads: what is made of their numbers alone is worked out once, and not for every row.

Of an ordinary record the compiler must fear that whatever is written, a customer's satisfaction say, lies in it.
"""

from typing import Any

from llvmlite import ir
from numba.core import cgutils, types
from numba.core.datamodel import models, register_default
from numba.extending import lower_getattr_generic


class Unchanging(types.Record):  # type: ignore[misc]
    """Numba's type of a record of numbers, and of such records, that nothing is written into while a kernel runs."""


register_default(Unchanging)(models.RecordModel)


def unchanging(record: Any) -> Unchanging:
    """The type of a record as one that nothing is written into, and so for the records in it."""
    fields: Any = [
        (name, {"type": unchanging(of.type) if isinstance(of.type, types.Record) else of.type, "offset": of.offset})
        for name, of in record.fields.items()
    ]
    return Unchanging(fields, record.size, record.aligned)


@lower_getattr_generic(Unchanging)
def _field(context: Any, builder: Any, kind: Unchanging, record: Any, name: str) -> Any:
    field = kind.typeof(name)
    place = cgutils.get_record_member(builder, record, kind.offset(name), context.get_data_type(field))
    if isinstance(field, types.Record):
        return builder.bitcast(place, context.get_value_type(field))
    return context.data_model_manager[field].from_data(builder, read_once(builder, place))


def read_once(builder: Any, place: Any, readable: int = 0) -> Any:
    """What lies in a place that nothing is written into while a kernel runs.

    readable: for an address, how many bytes from there on can be read.
    """
    loaded = builder.load(place)
    loaded.set_metadata("invariant.load", builder.module.add_metadata([]))
    if readable:
        loaded.set_metadata("dereferenceable", builder.module.add_metadata([ir.Constant(ir.IntType(64), readable)]))
    return loaded
