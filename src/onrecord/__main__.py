"""The command ``onrecord``, also as ``python -m onrecord``: Ctrl-C ends it without a traceback from the start."""

import signal


def main() -> None:
    """Load the command line and run it.

    Until it is loaded, and once it is done, an interrupt ends the process as it ends any other: raised amid an import
    it would be printed, lost, or taken for a library that is not there.
    """
    _end_when_interrupted()
    try:
        from onrecord.cli import main as run  # noqa: PLC0415  # the loading is what is not to be interrupted loudly

        run()
    finally:
        _end_when_interrupted()


def _end_when_interrupted() -> None:
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # else whoever started us has it ignored
        signal.signal(signal.SIGINT, signal.SIG_DFL)


if __name__ == "__main__":
    main()
