"""The settings of the talk network."""

from typing import Annotated, NamedTuple

from loyalty_sim.parameter import Parameter


class NetworkSettings(NamedTuple):
    """Which network customers talk over. The defaults give 5 ties a customer and a clustering of about .3."""

    kind: Annotated[
        str,
        Parameter(
            "how the network is made: small world (Watts-Strogatz), scale-free (Holme-Kim), blocks (stochastic block "
            "model), none, or a file of the user's",
            choices=("small_world", "scale_free", "blocks", "none", "file"),
        ),
    ] = "small_world"
    degree: Annotated[
        float, Parameter("mean number of people a customer talks to", "people", 0, 200, "EVIDENCE.md section 1", "B")
    ] = 5.0
    rewiring: Annotated[
        float,
        Parameter(
            "small world: chance that a tie leads anywhere instead of to a near neighbour",
            "1",
            0,
            1,
            "set for the clustering of talk networks, about .3 (EVIDENCE.md section 1)",
            "B",
        ),
    ] = 0.21
    clustering: Annotated[
        float,
        Parameter(
            "scale-free: chance that a tie closes a triangle (step of triad formation)",
            "1",
            0,
            1,
            "set for the clustering of talk networks, about .3 (EVIDENCE.md section 1)",
            "B",
        ),
    ] = 0.47
    blocks: Annotated[int, Parameter("blocks: number of communities, of equal size", "blocks", 1, 10_000_000)] = 20
    within_share: Annotated[
        float, Parameter("blocks: share of a customer's ties that stay in the own community", "1", 0, 1)
    ] = 0.8
    strong_share: Annotated[float, Parameter("share of ties that are strong", "1", 0, 1)] = 0.3
    bridge_strength: Annotated[
        float,
        Parameter(
            "chance that a tie without a common friend is strong, relative to a tie with one",
            "1",
            0,
            1,
            "direction: Granovetter 1973, Onnela et al. 2007; size: judgement",
        ),
    ] = 0.33
    path: Annotated[
        str, Parameter("file: GraphML, GEXF, GML, Pajek, or a table of source, target[, strong or weight]")
    ] = ""
