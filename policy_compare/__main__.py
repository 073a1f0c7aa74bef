"""Lets ``python -m policy_compare`` do what the command does."""

from policy_compare.cli import main

if __name__ == "__main__":
    main()
