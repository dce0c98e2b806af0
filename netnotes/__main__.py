"""`python -m netnotes`."""

from netnotes.cli import main

main()
