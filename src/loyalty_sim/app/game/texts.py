"""Every sentence of the pages of games, in one place, in plain English; `language.tell` has them in others."""

GAME = "The market game"
PAGE = "Game"

# -- opening, joining, leading ----------------------------------------------------------------------------------
WHAT_IT_IS = (
    "Teams run the firms of one market, quarter by quarter. In the end you learn what was your doing, what your "
    "rivals', and what luck."
)
OPEN_A_GAME = "Open a game"
FIELD_TITLE, FIELD_TRADE, FIELD_TEAMS, FIELD_BOTS = "Title", "Trade", "Teams, parted by commas", "Firms run by bots"
FIELD_QUARTERS, FIELD_CUSTOMERS, FIELD_WORD = "Quarters", "Customers", "Host's word"
TITLE_OF_A_GAME, USUAL_TEAMS = "Market game", "Red, Blue, Green, Yellow"
FILE_OF_A_GAME = "Or paste the file of a game"
FILE_HELP = "A game that was saved from this page goes on where it stood. A story of shocks goes in here too."
FIELD_FILE = "File of a game"
OPEN, OPEN_FILE = "Open", "Open the file"
CODE = "Code of the game"
TABLE = "{name}: table"
CHOOSE_A_TEAM = "Choose your team"
JOIN_TEAM = "Join {team}"
TEAM_HAS = "{count} here"
FIRST_LEADS = (
    "The first one in a team leads it: that phone makes the decisions. Everybody else watches and advises. "
    "No name is asked for. This browser keeps your seat."
)
LEAD_THE_GAME = "Lead game {code}"
NOT_FOR_TEAMS = "The host's page shows the PIN. Teams do not need it:"
JOIN_AS_TEAM = "Join a team"
NO_LONGER_KEPT = "This game is no longer kept."

# -- where the game is ------------------------------------------------------------------------------------------
BEGINS = "The market opens …"
DECIDE = "Quarter {quarter} of {quarters}: teams decide."
HAVE_LOCKED = "{count} of {teams} have locked."
RUNS = "Quarter {quarter} of {quarters} is being played …"
IS_OVER = (
    "The quarter is over. Before the debrief: how much of your result was your own doing?",
    "All {count} quarters are over. Before the debrief: how much of your result was your own doing?",
)
"""For one, and for more."""
IS_REVEALED = "The debrief is open."
TIME_LEFT, TIME_IS_UP = "{minutes}:{seconds:02d} left", "Time is up"
FAULT = "It could not be played: {fault}. Try again, or take the quarter back."

# -- host -------------------------------------------------------------------------------------------------------
PROJECTOR, PROJECTOR_HELP = "Projector", "The view for the wall opens beside"
FILE, FILE_TIP = "Game file", "Market, teams and decisions: plays again bit for bit"
CSV, CSV_TIP = "CSV", "Reports, decisions, research and debrief as tables"
HANDOUT, HANDOUT_TIP = "Handout", "A page for every team, to print"
PLAY = "Play quarter {quarter}"
OPEN_MARKET = "Open the market"
END_HERE, END_TIP = "End the game here", "No further quarter; the debrief is prepared"
UNDO, UNDO_TIP = "Take back quarter {quarter}", "Its decisions are open again"
MINUTES, START_CLOCK, STOP_CLOCK = "Minutes", "Start the clock", "Stop the clock"
SHOW_DEBRIEF = "Show the debrief to everybody"
PREPARING = "The debrief is being prepared: {done} of {total} sister worlds."
READY = "The debrief is ready."
WHO_DOES_NOT_LOCK = "A team that has not locked repeats its last decision. After the clock no lock is taken."
TEAMS = "Teams"
TEAM, HERE, HAS_LOCKED, SHARE, PROFIT = "Team", "Here", "Locked", "Share", "Profit"
YES, NOT_YET, BOT = "yes", "not yet", "bot"
PER_CENT, POINTS = "{value:.1f} %", "{change} points"
NOBODY, SEATS_HERE = "nobody", "{count}, number {lead} leads"
DECIDE_AGAIN, PASS_LEAD = "Let {team} decide again", "Pass {team}'s lead on"
AGAIN_SHORT, PASS_SHORT = "Decide again", "Pass the lead on"
STORY_TO_COME = "The story that is to come (not for the projector)"
EVENT = "Quarter {quarter}, week {week}: {kind}, size {size:g}, {weeks} weeks, {who}. {told}"
EVERYBODY = "everybody"

# -- market -----------------------------------------------------------------------------------------------------
MARKET = "The market after quarter {quarter}"
MARKET_BEFORE = "The market"
SHARES = "Market shares"
SHARES_AXIS, QUARTER = "share of customers (%)", "quarter"
NEWS = "News"
NEWS_LINE = "Quarter {quarter}: {told}"

PUBLIC_FIGURES = {
    "share": "Share",
    "customers": "Customers",
    "joined": "Won",
    "gone": "Lost",
    "price": "Price",
    "reputation": "Reviews (±stars)",
    "image": "Image (0-1)",
}

# -- team -------------------------------------------------------------------------------------------------------
WHAT_LEVERS_DO = "What each lever does"
TO_DECIDE, TO_RESULTS, TO_MARKET, TO_RESEARCH = "Decide", "Results", "Market", "Research"
YOU_ARE = "Team {team}"
YOU_LEAD = "You lead: what you lock counts for the team."
YOU_WATCH = "You watch and advise. The lead's phone decides."
DECISION_FOR = "Decide quarter {quarter}"
STANDS = "What you do not move stays as it is. 1 is what a firm usually does."
RESEARCH = "Market research"
INTERVIEWS = "Interviews with customers of each firm"
COSTS = "{amount} a quarter"
WITH_WAGES = "paid with the wages"
FREE = "costs nothing to set"
MOVED_IN_GROUP = "{group} · {count} moved"
SPENT = "{spent} of {budget} spent beyond the usual"
SAVED = "{spent} less than usual: {left} to spend"
TOO_DEAR = "{over} too much. Move something down before you lock."
LOCK = "Lock the decision"
LOCKED = "Locked for quarter {quarter}: {what}"
NOT_LOCKED = "To be locked: {what}"
AS_BEFORE = "all as before"
MOVED_TO = "{title} × {value:g}"
BUYS = ("{count} interview with customers of each firm", "{count} interviews with customers of each firm")
CAME_LATE = "Your last decision was not locked in time, so the one before it stood. What you had picked is still here."
TOO_LATE = "This came too late, or is locked already."
NO_LEVER, NO_NUMBER = "There is no such lever", "This is not a number"
OUT_OF_RANGE, MOST_ASKED = "{title} goes from {low:g} to {high:g}", "Interviews go from 0 to {most}"
YOUR_RESULTS = "Your quarter {quarter}"
FIGURE, THIS_QUARTER, CHANGE = "Figure", "This quarter", "Change"
RESEARCH_OF = "What {answers} customers of each firm told you"
RESEARCH_NONE = "You bought no research for this quarter."
RESEARCH_NOTE = "Mean ± standard error. Two firms whose figures lie closer than that may well be the same."
FIRM = "Firm"
ASKED = {
    "satisfaction": "Satisfaction (0-100)",
    "quality": "Quality (0-100)",
    "value": "Value for money (0-100)",
    "expectation": "Expected (0-100)",
    "again": "Would come again (1-10)",
}

# -- debrief ----------------------------------------------------------------------------------------------------
DEBRIEF = "What was your doing?"
SKILL_TITLE = "What each team's own decisions added"
SKILL_VALUE, SKILL_BESIDE = "own decisions: the skill score", ("rivals", "luck")
SKILL_MARK = "as good as doing the usual"
SKILL_SAID = (
    "Bars: what a team's own decisions added, beside a team that did the usual, with the range in which it lies in "
    "nine cases of ten. Points: what its rivals and luck added or took."
)
PARTS_TITLE = "The parts add up"
PARTS_HEADS = ("Team", "Result", "Usual", "Own decisions", "Rivals", "Luck")
PARTS_NOTE = (
    "In {currency}. The result is the profit and the change in what the customers are worth, less what research cost. "
    "Result = usual + own decisions + rivals + luck, from {worlds} sister worlds: the same decisions under other luck. "
    "Only own decisions come out alike again."
)
STORIES = "A customer kept, a customer lost"
KEPT = "{team} kept customer {row:,}"
LOST = "{team} lost customer {row:,}"
KEPT_SAID = "One of {of:,} who stayed only because of what {team} decided."
LOST_SAID = "One of {of:,} who left because of what {team} decided."
AS_PLAYED, HAD_USUAL = "As it was", "Had {team} done the usual"
IN_WEEK = "week {week}"
NO_STORIES = "{team} neither kept nor lost anybody by its decisions."
NOTHING_HAPPENED = "Nothing went wrong."

# -- hand-out ---------------------------------------------------------------------------------------------------
HANDOUT_TITLE, PRINT, PRINT_TIP = "Hand-out", "Print", "Print this page"
HANDOUT_TEAM = "Team: ______________________    Names: ______________________________"
HANDOUT_MARKET = (
    "{firms} equal firms share one market of {customers:,} customers ({trade}). You run one of them for {quarters} "
    "quarters of 13 weeks."
)
HANDOUT_RULES = (
    "Before each quarter you decide what to move. What you do not move stays as it is.",
    "1 is what a firm usually does. Spending beyond the usual comes out of your budget: {budget} a quarter. What you "
    "cut elsewhere gives you more.",
    "Research costs {interview} for each interview. It asks so many customers of every firm.",
    "You see your own books, and of the others what everybody can see: price, customers, reputation.",
    "Some things work at once, others take quarters to build. Staff, habits and reputation have a memory.",
    "Your result is your profit, plus what your customers have become worth, less what you paid for research.",
)
HANDOUT_LEVERS = "What you can move"
HANDOUT_HEADS = ("Lever", "What it does", "Usual", "One step of 0.5 costs a quarter")
HANDOUT_DECISIONS = "Our decisions"
HANDOUT_DECIDED = ("Quarter", "We move", "Because we expect", "What came out")
HANDOUT_GUESS = (
    "Before the debrief: of our result, so much was our own doing: ______ %, our rivals': ______ %, luck: ______ %"
)
HANDOUT_AFTER = "After the debrief: what would we do again, whatever came out?"
