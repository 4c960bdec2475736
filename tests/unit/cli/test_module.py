"""The command line is also a module, and is quiet when its reader has read enough."""

import subprocess
import sys

import pytest


def test_the_package_runs_as_a_module():
    done = subprocess.run(
        [sys.executable, "-m", "stocktake", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("stocktake ")


@pytest.mark.parametrize("words", [("places", "--json"), ("pledges",)])
def test_a_reader_who_stops_reading_is_no_mistake(words):
    done = subprocess.Popen(
        [sys.executable, "-m", "stocktake", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    done.stdout.readline()
    done.stdout.close()
    said = done.stderr.read().decode()
    assert done.wait() in (0, 141) and "mistake" not in said and "Traceback" not in said
