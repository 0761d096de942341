//! The days of carded events, worked out once: thousands of stories ask for them.

use std::collections::BTreeMap;

use crate::base::Date;
use crate::document::EventKind;
use crate::knowledge::{Event, EventId};

/// First and last day of each carded event, in days since 1970.
#[derive(Clone, Debug, Default)]
pub(super) struct Calendar {
    /// Parallel to the events; `None` for those without days.
    days: Vec<Option<(i32, i32)>>,
    kinds: BTreeMap<EventKind, Vec<EventId>>,
}

impl Calendar {
    /// The calendar of events of which none is discovered yet.
    pub(super) fn new(events: &[Event]) -> Self {
        let days = |event: &Event| {
            let (start, end) = (event.start?, event.end.or(event.start)?);
            Some((start.first_day(), end.last_day()))
        };
        let mut kinds: BTreeMap<EventKind, Vec<EventId>> = BTreeMap::new();
        for (ix, event) in events.iter().enumerate() {
            kinds.entry(event.kind).or_default().push(EventId::new(ix));
        }
        Self { days: events.iter().map(days).collect(), kinds }
    }

    /// Days between the first and the last of an event; the greatest number when it has none.
    pub(super) fn length(&self, id: EventId) -> i32 {
        let days = self.days.get(id.ix()).copied().flatten();
        days.map_or(i32::MAX, |(first, last)| last - first)
    }

    /// Events of a kind whose days touch those from `start` to `end`, `slack` days more or less.
    pub(super) fn touching(
        &self,
        kind: EventKind,
        (start, end): (Date, Date),
        slack: i32,
    ) -> impl Iterator<Item = EventId> + '_ {
        let (start, end) = (start.first_day(), end.last_day());
        let touches = move |id: &EventId| {
            let days = self.days.get(id.ix()).copied().flatten();
            days.is_some_and(|(first, last)| start <= last + slack && end + slack >= first)
        };
        self.kinds.get(&kind).into_iter().flatten().copied().filter(touches)
    }

    /// Events that hold all the days from `start` to `end`, and more.
    pub(super) fn holding(&self, start: Date, end: Date) -> impl Iterator<Item = EventId> + '_ {
        let (start, end) = (start.first_day(), end.last_day());
        self.days.iter().enumerate().filter_map(move |(ix, days)| {
            let (first, last) = (*days)?;
            let holds = first <= start && last >= end && last - first > end - start;
            holds.then(|| EventId::new(ix))
        })
    }
}
