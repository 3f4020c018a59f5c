"""How dates are written where Django has another habit: the day before the month, as people in Europe write it."""
