"""Two machines of one core each, as Ray sees them, on this one: prints their address, and ends when its input does."""

import os
import sys
from typing import Any

os.environ |= {"RAY_USAGE_STATS_ENABLED": "0"}

from ray.cluster_utils import Cluster  # after what it reads when it is loaded


def main() -> None:
    machine = {"num_cpus": 1, "object_store_memory": 100 << 20, "include_dashboard": False}
    cluster: Any = Cluster(initialize_head=True, head_node_args=machine)
    cluster.add_node(num_cpus=1, object_store_memory=100 << 20)
    sys.stdout.write(f"{cluster.address}\n")
    sys.stdout.flush()
    sys.stdin.read()
    cluster.shutdown()


if __name__ == "__main__":
    main()
