"""Questions put to the inventories; each gives a Finding over the whole choice set.

Every function takes a ``World`` (ledger, metrics, places and society in one frozen object), what is asked,
and ``fixed``: a mapping from an axis to one of its choices, such as ``{"gases": "kyoto"}``; axes left out stay
open and give the range. ``places`` are names as a reader writes them (codes, English or Chinese names,
groups); a place named twice, or inside a group also named, is counted once.

===================  =====================================================================  ==================
function             called as                                                              value of a finding
===================  =====================================================================  ==================
``share``            ``share(world, places, year, fixed={})``                               % of the world
``total``            ``total(world, places, year, fixed={})``                               Mt of gas or CO2e a year
``rank``             ``rank(world, place, year, fixed={}, per=None)``                       place among countries
``ranking``          ``ranking(world, year, fixed={}, per=None, top=10)``                   rows of ``rank``
``overtake``         ``overtake(world, leader, passed, fixed={})``                          year, or None
``cumulative``       ``cumulative(world, places, start=None, end=None, fixed={})``          % of the world's sum
``cumulative_total`` ``cumulative_total(world, places, start=None, end=None, fixed={})``    Gt over the period
``cumulative_rank``  ``cumulative_rank(world, place, start=None, end=None, fixed={})``      place among countries
``cumulative_ranking``  ``cumulative_ranking(world, start=None, end=None, fixed={}, top=10)``  rows of the same
``cumulative_overtake`` ``cumulative_overtake(world, leader, passed, start=None, fixed={})``  year, or None
``gases``            ``gases(world, year, places=(), fixed={})``                            rows: % by gas, ranked
``gas_rank``         ``gas_rank(world, gas, year, places=(), fixed={})``                    rank of one gas
``growth``           ``growth(world, places, first, last, fixed={})``                       % over the period
``trend``            ``trend(world, places, first=None, last=None, fixed={})``              % a year
``per_capita``       ``per_capita(world, places, year, fixed={})``                          t a person a year
``per_gdp``          ``per_gdp(world, places, year, fixed={})``                             kg a dollar
``kaya``             ``kaya(world, places, first=None, last=None, fixed={})``               rows: % a year by factor
``compare``          ``compare(world, places, year, fixed={})``                             rows by place and measure
===================  =====================================================================  ==================

``start=None`` leaves the start year open as a choice. ``per`` is None, ``"person"`` or ``"dollar"``. All raise
UnknownPlace, UnknownChoice, OutOfRange (a year outside all data) and NoAnswer (no choice of data can answer).
"""
