"""`python -m benchmarks`: prints the table that README shows. Exit code 1 when a target is missed."""

import sys

from benchmarks.start import main

sys.exit(main())
