"""How compiled code reads what it is handed by one address (`handed`): a row of words, in the order of the fields.

An array is the address of its first element and its shape, a number is itself, what is handed in turn is an address.
"""

import hashlib
from typing import Any

from llvmlite import ir
from numba.core import cgutils, types
from numba.core.datamodel import models, register_default
from numba.core.typing.templates import AttributeTemplate
from numba.extending import NativeValue, infer_getattr, lower_getattr_generic, unbox

from loyalty_sim.compiled.unchanging import read_once

_WORD, _PLACE = ir.IntType(64), ir.IntType(32)
_BYTES = 8


class Handed(types.Type):  # type: ignore[misc]
    """Numba's type of it: its class, and the name and type of each field."""

    def __init__(self, instance_class: type, fields: tuple[tuple[str, Any], ...]):
        self.instance_class, self.fields = instance_class, fields
        self.kinds, self.places, self.words = dict(fields), {}, 0
        for name, kind in fields:
            self.places[name] = self.words
            self.words += 1 + (kind.ndim if isinstance(kind, types.Array) else 0)
        made_of = repr([(name, str(kind)) for name, kind in fields])
        super().__init__(f"{instance_class.__qualname__}_{hashlib.sha256(made_of.encode()).hexdigest()[:16]}")


def _pointer(kind: Handed) -> Any:
    return ir.ArrayType(_WORD, kind.words).as_pointer()


@register_default(Handed)
class _Address(models.PrimitiveModel):  # type: ignore[misc]
    def __init__(self, manager: Any, kind: Handed):
        super().__init__(manager, kind, _pointer(kind))


@unbox(Handed)
def _unbox(kind: Handed, handed: Any, c: Any) -> NativeValue:
    address = c.pyapi.object_getattr_string(handed, "_address")
    value = c.builder.inttoptr(c.pyapi.long_as_longlong(address), _pointer(kind))
    c.pyapi.decref(address)
    return NativeValue(value, is_error=c.pyapi.c_api_error())


@infer_getattr
class _Fields(AttributeTemplate):  # type: ignore[misc]
    key = Handed

    def generic_resolve(self, kind: Handed, name: str) -> Any:  # type: ignore[override]
        return kind.kinds.get(name)


@lower_getattr_generic(Handed)
def _field(context: Any, builder: Any, kind: Handed, address: Any, name: str) -> Any:
    _say_it_can_be_read(builder.function, kind)
    field, place = kind.kinds[name], kind.places[name]
    if isinstance(field, types.Array):
        return _array(context, builder, field, address, place)
    if isinstance(field, Handed):
        return read_once(builder, _place_of(builder, address, place, _pointer(field)), _BYTES * field.words)
    return builder.bitcast(_word(builder, address, place), context.get_value_type(field))


def _say_it_can_be_read(function: Any, kind: Handed) -> None:
    """Let the compiler read words ahead of where they are needed: out of a loop, even if few rounds need them."""
    for argument in function.args:
        if argument.type == _pointer(kind):
            argument.attributes.dereferenceable = _BYTES * kind.words


def _array(context: Any, builder: Any, kind: Any, address: Any, place: int) -> Any:
    """An array without gaps, from where it begins and its shape."""
    item = ir.Constant(_WORD, context.get_abi_sizeof(context.get_data_type(kind.dtype)))
    shape = [_word(builder, address, place + 1 + axis) for axis in range(kind.ndim)]
    strides = [item]
    for length in reversed(shape[1:]):
        strides.insert(0, builder.mul(strides[0], length))
    count = shape[0]
    for length in shape[1:]:
        count = builder.mul(count, length)
    model = context.data_model_manager[kind]
    parts = {
        "nitems": count,
        "itemsize": item,
        "data": read_once(builder, _place_of(builder, address, place, context.get_data_type(kind.dtype).as_pointer())),
        "shape": cgutils.pack_array(builder, shape, ty=_WORD),
        "strides": cgutils.pack_array(builder, strides, ty=_WORD),
    }
    array = ir.Constant(model.get_value_type(), None)  # nobody counts who refers to it
    for name, part in parts.items():
        array = builder.insert_value(array, part, model.get_field_position(name))
    return array


def _word(builder: Any, address: Any, place: int) -> Any:
    return read_once(builder, _place_of(builder, address, place, _WORD))


def _place_of(builder: Any, address: Any, place: int, kind: Any) -> Any:
    """Where a word lies, which is read as one of a kind."""
    word = builder.gep(address, [ir.Constant(_PLACE, 0), ir.Constant(_PLACE, place)])
    return builder.bitcast(word, kind.as_pointer())
