//! Format 1 of share links, frozen: which values stand in which order. Links of this format must be read for ever, so
//! nothing here changes its meaning; what has to change becomes format 2 in a file of its own.

use super::pack::{pack_enum, pack_struct};
use crate::dataset::{AsOf, Bound as Limit, Condition, DoorKind, Filter, Force, Leaf, Measure, Strength};
use crate::planner::{
    Cause, Change, ClauseAt, ClauseReason, Fallback, Gain, LeafReason, Mark, Paid, Route, StepKind, TakenStage,
    TakenSubsidy, TakenWay, Values, Verdict, What,
};
use crate::profile::{Bound, Conditions, Event, Goal, Held, Profile, Spell};

pack_enum!(DoorKind { 0 Posting, 1 Selection, 2 Transfer, 3 Direct, 4 Referral, 5 Contract, 6 Placement, 7 Succession, 8 Founding });
pack_enum!(Strength { 0 Law, 1 Rule, 2 Closes, 3 Usual, 4 Plus });
pack_enum!(AsOf { 0 Applying, 1 Sitting, 2 Joining, 3 FiscalYear, 4 FirstOfFebruary });
pack_enum!(Verdict { 0 NotMet, 1 Partly, 2 Unknown, 3 Argued, 4 Met });
pack_enum!(Mark { 0 Earliest, 1 Cheapest, 2 Easiest, 3 Surest });
pack_enum!(StepKind { 0 Learn, 1 Work, 2 Apply, 3 Procedure, 4 Network });
pack_enum!(Force { 0 Law, 1 Contract, 2 Custom, 3 Advice });
pack_enum!(Event { 0 Offer, 1 Joining, 2 Held });
pack_enum!(Measure { 0 Months, 1 Days, 2 Hours, 3 FullTimeMonths });
pack_enum!(Limit { 0 AtLeast, 1 AtMost, 2 Under });
pack_enum!(Condition {
    0 Nights, 1 OnCall, 2 Travel, 3 Relocation, 4 LongHours, 5 FixedTerm, 6 PayDrop, 7 FewPosts, 8 Weekends,
    9 RemotePossible, 10 DayShifts, 11 ShortWeek, 12 Teaching, 13 Management,
});

pack_struct!(Filter { after, within, continuous, current, settings, under, longest_gap });
pack_enum!(Leaf {
    0 Holds { what, by }, 1 Ever { what }, 2 Never { what }, 3 Skill { what }, 4 Fact { what },
    5 Experience { measure, domain, least, filter }, 6 Member { of, months }, 7 Points { what, least, within },
    8 Age { bound, years }, 9 Amount { what, bound, yen }, 10 Lives { prefectures },
});
pack_enum!(ClauseAt {
    0 Role { role, index }, 1 Grade { role, grade, index }, 2 Door { role, door, index }, 3 OnlyIf { role, door },
    4 Entry { qualification, route, index }, 5 Stage { qualification, route, stage, index },
    6 Program { program, index }, 7 Subsidy { subsidy, index },
});
pack_struct!(LeafReason { leaf, verdict, have, by });
pack_struct!(ClauseReason { at, strength, as_of, verdict, leaves });

pack_struct!(Paid { obligation, price });
pack_struct!(Change { role, door, kind, apply, sits, offer, join, join_low, join_high, estimate, pays });
pack_enum!(Gain { 0 Qualification { qualification, route, programs }, 1 Program { program } });
pack_enum!(TakenStage {
    0 Course { stage, program, apply_by, begin, end, hours_per_week, full_time, estimate },
    1 Study { stage, begin, end, hours_per_week, hours },
    2 Sitting { stage, file, closes, sits, result, estimate },
    3 Papers { stage, begin, end },
});
pack_struct!(TakenSubsidy { subsidy, apply_by, amount });
pack_struct!(TakenWay { gains, stages, held, expires, cost, unpriced, subsidy, hours, gates, slack, closes });
pack_struct!(Values { arrival, cost, unpaid_months, changes, gates, open });
pack_struct!(Route {
    changes,
    ways,
    values,
    arrival,
    cost,
    conditions,
    unpriced,
    hours,
    slack,
    clauses,
    post_conditions,
});
pack_struct!(Fallback { role, door, deadline, switch_by, in_time, joins, serves_both });

pack_enum!(What {
    0 Search { role, door }, 1 FileSelection { role, door }, 2 SitSelection { role, door }, 3 Offer { role, door },
    4 Join { role, door }, 5 Leave { role }, 6 Work { role }, 7 ApplyCourse { program }, 8 Course { program },
    9 Study { qualification, route, stage }, 10 FileExam { qualification, route, stage },
    11 SitExam { qualification, route, stage }, 12 ExamResult { qualification, route, stage },
    13 Papers { qualification, route, stage }, 14 ApplySubsidy { subsidy }, 15 PayObligation { obligation },
    16 Procedure { procedure }, 17 Networking { networking },
});
pack_enum!(Cause {
    0 Clause { at }, 1 Enters { role, door }, 2 Gives { role, domain, at }, 3 InWorkBy { day },
    4 Procedure { procedure }, 5 Networking { networking }, 6 Obligation { obligation }, 7 Subsidy { subsidy }, 8 Goal,
    9 Beside { wished },
});

pack_struct!(Held { id, since, expires, by });
pack_struct!(Bound { id, until, price });
pack_struct!(Spell { role, domains, settings, from, to, hours_per_week } unsent { extra });
pack_struct!(Conditions {
    pay,
    nights_per_month,
    half_days_per_week,
    commute_minutes,
    place,
    on_call,
    travel,
    teaching,
});
pack_struct!(Goal { target, event, arrive_by, in_work_by, acceptable, wishes, beside } unsent { also, pins, extra });
pack_struct!(Profile {
    born, age, place, licences, holds, lacks, facts, amounts, skills, role, employed, left, spells, memberships,
    obligations, hours_per_week, savings, now, notes, goal,
} unsent { extra });
