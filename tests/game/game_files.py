"""Small games that the tests of the market game play."""

SMALL = """
title: Four small banks
settings: {trade: bank, market.customers: 600}
seed: 5
quarters: 2
budget: 2000
price_of_interview: 1
teams: [Red, Blue, Twin, {name: Robot, bot: imitate_leader+match_price}]
story: [{quarter: 2, kind: demand_surge, size: 0.5, weeks: 6, after: 2, team: Blue}]
decisions:
  Red: {1: {climate: 1.5, promise: 0.5, interviews: 30}, 2: {price: 0.95, positions: 1.0}}
  Twin: {1: {price: 1.04}}
"""
"""Blue decides nothing; Robot is a bot."""
