"""The file of a game that is right in every line, for tests that spoil one."""

GAME = """\
title: t
settings: {trade: bank, market.customers: 300}
seed: 7
quarters: 4
budget: 6000
price_of_interview: 5
teams: [Red, Blue, {name: Leader, bot: imitate_leader}]
story: [{quarter: 3, kind: demand_surge, size: 0.4, told: x}]
decisions:
  Red: {1: {climate: 2, interviews: 5}, 3: {price: 0.97}}
"""
