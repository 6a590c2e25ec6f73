"""`python -m benchmarks`: prints the tables that README shows. Exit code 1 when a target is missed."""

import sys

from benchmarks import booklet, planner, search, start

sys.exit(max([bench.main() for bench in (start, booklet, search, planner)]))
