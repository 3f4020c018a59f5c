"""Who gets through which door, written down apart from the policy table and read by people.

Names are of `tests.cast`. For urls with an object the object is Rahel's (or of her organisation or alliance). What
is not named here must answer as if nothing were there. "visitor" is sent to the sign-in page.
"""

COACHES = "coach stand_in"
TEAM = "coach stand_in coordinator"
HERS = "participant coach stand_in coordinator"
WORKERS = "coach stand_in idle_coach coordinator sister_coach sister_coordinator stranger_coach stranger_coordinator"
OFFICES = "coordinator sister_coordinator stranger_coordinator"

MATRIX: dict[str, str] = {
    "portal:now": WORKERS,
    "portal:me": "participant other_participant",
    "portal:looked": "participant other_participant",
    "portal:step_done": HERS,
    "portal:mentee_list": "mentor",
    "portal:mentee_read": "mentor",
    "portal:candidate_list": "school other_employer",
    "portal:candidate_read": "school",
    "cases:case_list": WORKERS,
    "cases:case_open": OFFICES,
    "cases:cohort_start": OFFICES,
    "cases:case_detail": TEAM,
    "cases:case_edit": TEAM,
    "cases:case_start": TEAM,
    "cases:fit_edit": TEAM,
    "cases:note_add": TEAM,
    "cases:note_draft": TEAM,
    "cases:note_edit": TEAM,
    "cases:phase_change": TEAM,
    "cases:pause_add": TEAM,
    "cases:pause_end": TEAM,
    "cases:exit_add": TEAM,
    "cases:case_reopen": "coordinator",
    "cases:coach_assign": "coordinator",
    "cases:referral_add": TEAM,
    "cases:referral_answer": TEAM,
    "cases:safe_contact_edit": HERS,
    "cases:consent_record": TEAM,
    "cases:link_add": "coordinator",
    "cases:link_undo": "coordinator",
}
