"""How what visitors ask is computed: by worker processes that a queue serves fairly, and what is kept for the next.

Pages ask for it in a module of their own (`what_if.inquiry`, `lessons.solve`, `game.work`, `pilot.work`).
"""
