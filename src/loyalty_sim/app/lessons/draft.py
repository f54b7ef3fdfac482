"""The draft of a lesson, to be written over: it can be read and checked as it is."""

DRAFT = """\
---
title: My lesson
minutes: 15
claims: [K05]
b: {scenario: baseline, firm.levers.price: 0.9}
both: {market.customers: 3000}
seeds: 12
chart: satisfaction
levers: [price]
question: We cut our price by a tenth. What do customers say of our service after three years?
choices:
  better: They are more satisfied
  same: No difference that luck does not explain
  worse: They are less satisfied
answer: "'better' if up('satisfaction') else 'worse' if down('satisfaction') else 'same'"
expect: better
holds:
  - text: Satisfaction rises
    so: "up('satisfaction')"
plan: {Story: 3, Look: 3, Predict: 3, Run: 1, Explain: 4, Transfer: 1}
discuss:
  - ask: What would you have to know to be sure?
    answer: One or two sentences that would do as an answer.
sources:
  - where the story or its figures come from
---
# Story
Who decided what, and why? Three sentences.

# Look
What can be seen before the decision? A is business as usual, B the decision; nothing else differs.

# Hint
One question that leads on.

# Explain
Satisfaction rises. Why? Every sentence about the model that stands here stands above, under holds, with what
makes it true.

# Transfer
Where else is it so, and where is it not?

# Teacher notes
What do you expect the class to answer, and what do you ask them then?
"""
