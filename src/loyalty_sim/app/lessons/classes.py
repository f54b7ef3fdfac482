"""Who may do what in classes, beyond what is the same for all rooms."""

from typing import TYPE_CHECKING, TypeAlias

from loyalty_sim.app.lessons.rooms import Rooms
from loyalty_sim.app.together.gate import Gate, is_here

if TYPE_CHECKING:
    from starlette.requests import Request

Classes: TypeAlias = Gate[Rooms]


def may_teach(classes: Classes, request: "Request", lesson: str) -> bool:
    """Whether who asks may read the teacher's notes: at this machine, or as host of a class at the lesson."""
    return is_here(request) or classes.rooms.leads(classes.person(request), lesson)
