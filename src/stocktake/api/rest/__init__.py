"""The verbs over HTTP: one GET route per command of the command line, with the same names, words and JSON.

What a verb takes is said once, in its command: ``verbs`` reads names, types and explanations from there and
leaves out what names files. ``application`` serves them, ``desk`` sees to it that a few are worked on at a
time, ``refusals`` tells errors, ``page`` lists the routes. FastAPI is needed here only (the extra ``api``).
"""
