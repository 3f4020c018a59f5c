"""Reading about ambassadors: where they go, whom they reach, who came through them, how they are looked after."""
