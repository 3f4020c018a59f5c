"""Who gets through which door, written down apart from the policy table and read by people.

Names are of `tests.cast`. For urls with an object the object is Rahel's (or of her organisation or alliance). What
is not named here must answer as if nothing were there. "visitor" is sent to the sign-in page.
"""

COACHES = "coach stand_in"
TEAM = "coach stand_in coordinator"
HERS = "participant coach stand_in coordinator"
WORKERS = "coach stand_in idle_coach coordinator sister_coach sister_coordinator stranger_coach stranger_coordinator"
EVERYBODY = (
    "coach stand_in idle_coach coordinator sister_coach sister_coordinator stranger_coach stranger_coordinator "
    "mentor ambassador volunteer school other_employer lead funder administrator participant other_participant"
)
OFFICES = "coordinator sister_coordinator stranger_coordinator"

MATRIX: dict[str, str] = {
    "portal:now": WORKERS,
    "portal:me": "participant other_participant",
    "portal:about": "participant other_participant",
    "portal:written": "participant other_participant",
    "portal:my_card": "participant other_participant",
    "portal:my_messages": "participant other_participant",
    "portal:message_list": HERS,
    **dict.fromkeys(
        "portal:way_in portal:card_make portal:card_stop portal:code_offer portal:code_stop portal:code_again "
        "portal:device_lend".split(),
        TEAM,
    ),
    "portal:step_done": HERS,
    "portal:mentee_list": "mentor",
    "portal:mentee_read": "mentor",
    "portal:candidate_list": "school other_employer",
    "portal:candidate_read": "school",
    "portal:candidate_sign": "school",
    "cases:case_list": WORKERS,
    "cases:case_open": OFFICES,
    "cases:cohort_start": OFFICES,
    "cases:cohort_list": OFFICES,
    "cases:cohort_detail": "coordinator",
    "cases:case_detail": TEAM,
    "cases:case_more": TEAM,
    "cases:case_edit": TEAM,
    "cases:case_start": TEAM,
    "cases:fit_edit": TEAM,
    "cases:trajectory_edit": TEAM,
    "cases:note_add": TEAM,
    "cases:note_draft": TEAM,
    "cases:note_edit": TEAM,
    "cases:deviation_add": TEAM,
    "cases:ladder_tell": TEAM,
    "cases:voice_record": TEAM,
    # A coordinator may press the button; only she and who accompanies her hear it.
    "cases:voice_play": "participant coach stand_in",
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
    "cases:consent_withdraw": TEAM,
    "cases:restriction_add": TEAM,
    "cases:restriction_end": "coach stand_in",
    "cases:link_add": "coordinator",
    "cases:link_undo": "coordinator",
    **dict.fromkeys(
        "cases:intake cases:intake_paper cases:intake_print cases:intake_pdf cases:intake_finish cases:intake_block "
        "cases:plan cases:plan_print cases:plan_pdf cases:plan_version cases:plan_agree cases:step_done "
        "cases:barriers cases:barrier_add cases:barrier_change cases:skill_add "
        "cases:strength_add cases:strength_edit work:independence_record".split(),
        HERS,
    ),
    **dict.fromkeys(
        "cases:plan_begin cases:plan_edit cases:wish_record cases:goal_add cases:goal_edit cases:goal_end "
        "cases:step_add cases:step_edit cases:step_drop work:placement_add work:start_situation_set "
        "work:placement_edit work:placement_end work:check_record work:yes_note".split(),
        TEAM,
    ),
    **dict.fromkeys(
        "cases:adjustment cases:adjustment_edit cases:discrimination cases:discrimination_add".split(),
        "participant coach stand_in",
    ),
    **dict.fromkeys(
        "circle:my_who circle:my_yes circle:my_only circle:my_read circle:my_family circle:my_family_add".split(),
        "participant other_participant",
    ),
    # One receiver, mentor, relative or meeting of hers.
    **dict.fromkeys(
        "circle:my_yes_to circle:my_yes_stop circle:my_less circle:my_relative circle:my_relative_remove "
        "circle:my_guests".split(),
        "participant",
    ),
    "circle:file_open": OFFICES,
    "circle:safety": COACHES,
    "circle:changes_seen": TEAM,
    "meetings:meeting_add": TEAM,
    "meetings:meeting_edit": TEAM,
    "meetings:meeting_cancel": TEAM,
    "meetings:my_meetings": "participant other_participant",
    "meetings:my_meeting": "participant",
    "meetings:my_file": "participant",
    # Only she sets her own order, and only she says her own yes.
    "cases:barrier_rank": "participant",
    "work:yes_say": "participant",
    "rights:mistake_answer": TEAM,
    # Suggestions: who coordinates decides; who leads reads numbers; what counts is for everybody it concerns.
    "matching:board": OFFICES,
    "matching:run_make": OFFICES,
    **dict.fromkeys(
        "matching:suggestion matching:held_end matching:release_ask matching:move_ask matching:move_note "
        "matching:move_withdraw matching:away_note".split(),
        "coordinator",
    ),
    "matching:run_list": f"{OFFICES} lead",
    "matching:run_detail": "coordinator lead",
    "matching:fair": f"{OFFICES} lead",
    "matching:weights": f"{WORKERS} mentor ambassador volunteer lead",
    "matching:weights_try": f"{OFFICES} lead",
    "matching:my_how": "participant other_participant",
    # What is asked about a running match: she, and who accompanies her or would come; only while it is asked.
    "matching:my_move": "participant",
    "matching:move_read": "mentor",
    "feedback:remark_list": f"{OFFICES} lead",
    # What is about the organisation goes to the lead; the row tried is about the lessons.
    **dict.fromkeys(
        "feedback:remark_answer feedback:remark_sound feedback:done_tell feedback:done_correct "
        "feedback:done_withdraw".split(),
        "coordinator",
    ),
    "cases:barrier_type_list": f"{OFFICES} lead",
    "cases:barrier_type_add": f"{OFFICES} lead",
    **dict.fromkeys(
        "cases:my_choice cases:my_plan cases:my_wish cases:my_voice cases:my_voice_remove cases:my_ladder "
        "cases:my_goal_add cases:my_strength_add cases:my_plan_print cases:my_safe "
        "cases:my_plan_pdf cases:my_list cases:my_list_add cases:my_needs cases:my_needs_edit cases:my_report_add "
        "rights:my_copy rights:my_copy_file rights:my_mistakes rights:my_mistake_tell rights:my_farewell "
        "rights:my_farewell_ask rights:my_farewell_take_back "
        "feedback:my_say feedback:my_say_write feedback:my_say_voice "
        "cases:my_report cases:my_questions cases:my_questions_ready cases:my_question".split(),
        "participant other_participant",
    ),
    **dict.fromkeys(
        "surveys:my_moments surveys:my_moment surveys:my_pass surveys:my_result surveys:my_throw_away "
        "surveys:my_ask".split(),
        "participant other_participant",
    ),
    # Offering, printing and typing over show no answer.
    **dict.fromkeys("surveys:offer surveys:paper surveys:type_over".split(), TEAM),
    # Her own sheets. She shows them; then who accompanies her may read them.
    **dict.fromkeys(
        "sheets:my_sheets sheets:my_choices sheets:my_choice_begin sheets:my_week sheets:my_people sheets:my_person "
        "sheets:my_person_remove sheets:my_people_print sheets:my_good sheets:my_good_add sheets:my_good_choose "
        "sheets:my_good_print sheets:my_good_pdf".split(),
        "participant other_participant",
    ),
    **dict.fromkeys(
        "sheets:my_choice sheets:my_choice_edit sheets:my_option sheets:my_option_remove sheets:my_decision "
        "sheets:my_choice_show sheets:my_choice_wipe sheets:my_week_give sheets:my_week_show sheets:my_week_wipe "
        "sheets:my_people_show sheets:my_people_wipe sheets:my_good_tell sheets:my_good_move".split(),
        "participant",
    ),
    **dict.fromkeys("sheets:choice_read sheets:week_read sheets:people_read".split(), COACHES),
    # A face of who accompanies women: hers to put up, seen by them and by colleagues at the same organisation.
    "photo_edit": f"{WORKERS} mentor",
    "photo_take_back": f"{WORKERS} mentor",
    "photo_read": "participant coach stand_in idle_coach coordinator",
    "alliances:alliance_list": f"{OFFICES} lead funder administrator",
    "alliances:alliance_add": "administrator",
    "alliances:alliance_detail": "coordinator sister_coordinator lead funder administrator",
    "alliances:grant_detail": "coordinator sister_coordinator lead funder administrator",
    **dict.fromkeys(
        "alliances:alliance_edit alliances:logo_put_up alliances:logo_remove alliances:partner_add "
        "alliances:partner_end alliances:sharing_add "
        "alliances:sharing_end alliances:grant_add alliances:grant_edit alliances:period_add alliances:report_add "
        "alliances:report_sent".split(),
        "lead administrator",
    ),
    # Who pays reads its own lines; a coordinator changes the costs of her own organisation.
    "alliances:cost_list": "coordinator sister_coordinator lead funder",
    "alliances:cost_file": "coordinator sister_coordinator lead funder",
    "alliances:cost_add": "coordinator sister_coordinator lead",
    **dict.fromkeys(
        "alliances:cost_edit alliances:cost_correct alliances:cost_withdraw".split(), "coordinator lead"
    ),
    "alliances:approval_list": "lead funder administrator",
    "alliances:approval_add": "funder",
    "alliances:organisation_list": f"{OFFICES} administrator",
    "alliances:organisation_add": "lead administrator",
    "alliances:organisation_edit": "administrator",
    "alliances:staff_list": "coordinator administrator",
    "alliances:staff_invite": "coordinator administrator",
    "alliances:staff_end": "coordinator administrator",
    "alliances:invitation_withdraw": "coordinator administrator",
    # Everybody's own tasks; the row tried is the coach's own.
    "alliances:task_list": EVERYBODY,
    "alliances:task_edit": "coach",
    "speech:language_list": f"{OFFICES} lead administrator",
    **dict.fromkeys(
        "speech:voice_list speech:voice_record speech:voice_remove speech:speaker_add speech:speaker_remove".split(),
        f"{OFFICES} administrator",
    ),
    "programmes:message_list": f"{OFFICES} lead funder",
    "impact:targets": f"{OFFICES} lead funder",
    "impact:target": "coordinator sister_coordinator lead funder",
    "impact:outcomes": "coordinator sister_coordinator lead funder",
    "impact:target_rows": "coordinator sister_coordinator",
    "impact:period_close": "lead",
    # The period tried is not closed yet: nothing is frozen, so nothing can be corrected.
    "impact:correction_add": "",
    "impact:outreach": f"{OFFICES} lead",
    "impact:outreach_add": OFFICES,
    "impact:count_add": OFFICES,
    "impact:coverage": f"{OFFICES} lead",
    "impact:caseload": OFFICES,
    "impact:company": "school other_employer",
    # The page tried is of the school.
    **dict.fromkeys("impact:company_sheet impact:company_pdf".split(), "school"),
    "volunteers:volunteer_list": OFFICES,
    # One volunteer of her own organisation: who is getting ready there.
    **dict.fromkeys(
        "volunteers:volunteer_detail volunteers:talk_note volunteers:screening_note volunteers:training_note "
        "volunteers:volunteer_edit volunteers:volunteer_invite volunteers:volunteer_start "
        "volunteers:volunteer_extend volunteers:pause_add volunteers:pause_end volunteers:volunteer_end "
        "volunteers:talk_withdraw volunteers:screening_withdraw volunteers:training_withdraw".split(),
        "coordinator",
    ),
    # Who gives time here, or is getting ready for it.
    "volunteers:me": "coach mentor ambassador volunteer",
    # Hours and costs: of the person, and of the coordinator of her or his organisation. The row tried is of who is
    # getting ready. Only the person tells a cost and says what an employer may see.
    **dict.fromkeys(
        "volunteers:hours_list volunteers:hours_add volunteers:hours_file volunteers:hours_proof "
        "volunteers:hours_withdraw volunteers:expense_list".split(),
        "volunteer coordinator",
    ),
    **dict.fromkeys(
        "volunteers:expense_add volunteers:expense_withdraw volunteers:company_own".split(), "volunteer"
    ),
    **dict.fromkeys(
        "volunteers:expense_office volunteers:expense_pay volunteers:expense_file volunteers:company_list "
        "volunteers:company_invite".split(),
        OFFICES,
    ),
    **dict.fromkeys(
        "volunteers:expense_decide volunteers:company_withdraw volunteers:company_quote".split(),
        "coordinator",
    ),
    # One's own row and nobody else's.
    **dict.fromkeys(
        "volunteers:my_agreement volunteers:my_agreement_print volunteers:my_edit volunteers:my_pause "
        "volunteers:my_pause_end volunteers:my_stop volunteers:my_data".split(),
        "volunteer",
    ),
    # The yes that is tried is the coach's.
    "volunteers:my_agreement_withdraw": "coach",
    # Ambassadors: an office plans for its own; whoever leads the alliance sees numbers; they see where they went.
    **dict.fromkeys(
        "ambassadors:deployment_list ambassadors:deployment_plan ambassadors:ambassador_list "
        "ambassadors:results_csv".split(),
        OFFICES,
    ),
    "ambassadors:results": f"{OFFICES} lead",
    **dict.fromkeys(
        "ambassadors:deployment_change ambassadors:deployment_cancel ambassadors:deployment_tell "
        "ambassadors:supervision_add ambassadors:ambassador_ask".split(),
        "coordinator",
    ),
    "ambassadors:time_list": "ambassador participant other_participant",
    # The row tried is a visit to which Rahel went along.
    "ambassadors:time_tell": "ambassador participant",
    **dict.fromkeys(
        "ambassadors:my_others ambassadors:my_others_no ambassadors:my_others_name ambassadors:my_others_stop "
        "ambassadors:my_others_agree ambassadors:my_others_travel ambassadors:my_came".split(),
        "participant other_participant",
    ),
    "ambassadors:came_note": TEAM,
    # Two people together; the row tried is of Rahel and her mentor. What is hers she alone opens.
    "matches:my_times": "participant other_participant",
    **dict.fromkeys(
        "matches:my_time matches:my_how matches:my_day matches:my_questions matches:my_stop matches:my_after "
        "matches:my_introduction_stop".split(),
        "participant",
    ),
    # The coordinator of her organisation may note a meeting for the mentor; her coach is no part of it.
    **dict.fromkeys(
        "matches:match_log matches:meeting_add matches:meeting_withdraw".split(), "mentor coordinator"
    ),
    **dict.fromkeys(
        "matches:how_say matches:volunteer_survey matches:volunteer_stop matches:volunteer_after "
        "matches:introduction_by_volunteer".split(),
        "mentor",
    ),
    **dict.fromkeys("matches:together_list matches:stand_ins matches:digest_edit".split(), OFFICES),
    **dict.fromkeys("matches:talk_note matches:match_end".split(), "coordinator"),
    **dict.fromkeys(
        "matches:figures matches:figures_print matches:figures_pdf".split(),
        "coordinator sister_coordinator lead",
    ),
    **dict.fromkeys(
        "matches:introduction_list matches:introduction_add matches:introduction_move "
        "matches:introduction_withdraw matches:match_extend".split(),
        TEAM,
    ),
    # Somebody beside her. The proposal tried is to the ambassador; the match is with her mentor.
    **dict.fromkeys("matches:my_person matches:my_want_open".split(), "participant other_participant"),
    **dict.fromkeys(
        "matches:my_want matches:my_want_end matches:my_proposal matches:my_match matches:my_agreement "
        "matches:my_agreement_yes matches:my_agreement_print matches:my_agreement_pdf".split(),
        "participant",
    ),
    **dict.fromkeys(
        "matches:case_match matches:want_open matches:want_edit matches:want_stop matches:proposal_note "
        "matches:meeting_first".split(),
        TEAM,
    ),
    **dict.fromkeys("matches:proposal_add matches:proposal_withdraw".split(), "coordinator"),
    "matches:proposal_read": "ambassador",
    **dict.fromkeys(
        "matches:match_read matches:agreement_print matches:agreement_pdf".split(), f"{TEAM} mentor"
    ),
    **dict.fromkeys("matches:agreement_edit matches:agreement_yes".split(), "mentor"),
    "imports:list": OFFICES,
    "imports:add": OFFICES,
    **dict.fromkeys(
        "imports:run imports:progress imports:detail imports:refused imports:undo".split(), "coordinator"
    ),
}
