"""Makes the database named by DATABASE_URL hold a made-up country: `python -m benchmarks.fill --count 100000`."""

import argparse
import sys

import django


def main() -> None:
    """Migrates, fills and builds the snapshot."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--seed", type=int, default=7)
    arguments = parser.parse_args()
    django.setup()
    from django.core.management import call_command

    from benchmarks.world import make_world

    call_command("migrate", verbosity=0)
    make_world(arguments.count, seed=arguments.seed, progress=lambda done: sys.stderr.write(f"\r{done}"))
    call_command("build_snapshot", verbosity=0)
    sys.stderr.write("\n")


if __name__ == "__main__":
    main()
