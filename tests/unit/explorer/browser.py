"""A page opened in headless Chromium, and what it holds once its scripts have run."""

import html
import json
import re
import shutil
import subprocess

import numpy as np
import pytest

ANSWER = re.compile(r'<pre id="answer">(.*?)</pre>', re.DOTALL)


def chromium():
    """The browser's path; skips the test where there is none."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        pytest.skip("no Chromium on this machine")
    return found


def opened(address):
    """The page as HTML after its scripts."""
    given = ["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=20000", "--dump-dom"]
    return subprocess.run(
        [chromium(), *given, address], capture_output=True, text=True, timeout=300, check=True
    ).stdout


def asked(page, script, folder, fragment=""):
    """What a script finds that runs at the end of a page; it sets ``answer``.

    page : HTML; a copy of it is opened, so the script sees all that the page's own scripts made
    """
    end = (
        "<script>(()=>{let answer;const node=document.createElement('pre');node.id='answer';try{"
        + script
        + "}catch(error){answer={error:String(error.stack||error)};}"
        + "node.textContent=JSON.stringify(answer);document.body.append(node);})()</script>"
    )
    path = folder / "asked.html"
    path.write_text(page.replace("</body>", end + "</body>"), encoding="utf8")
    found = ANSWER.search(opened(path.as_uri() + fragment))
    assert found is not None, "the page's script did not finish"
    answer = json.loads(html.unescape(found[1]))
    assert not (isinstance(answer, dict) and "error" in answer), answer["error"]
    return answer


def floats(values):
    """A Float64Array in JavaScript."""
    return f"Float64Array.of({','.join(map(repr, np.ravel(values).astype(float).tolist()))})"


def blank(script):
    """A page with nothing but a script."""
    return f'<!doctype html><meta charset="utf-8"><body><script>{script}</script></body>'
