"""Who with whom: a problem as columns of numbers to the best plan there is, with its proof. No database, no words.

The version stands with every stored plan. It changes whenever the same problem could get another plan.
"""

VERSION = "1"
