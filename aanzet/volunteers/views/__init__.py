"""Pages of volunteers, by who opens them: everybody (sign-up), the coordinator (office), the volunteer (mine)."""
