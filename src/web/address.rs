//! The app's addresses: what stands behind `#` in the address bar, read and printed without a browser.
//! Only `#/...` is an address of the app; a fragment without the slash is a place in the page (the skip link).

use crate::base::Id;
use crate::documents::RoadmapId;
use crate::lookup::Kind;

/// Where the person is in the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    Find,
    /// One route of the present answer, by the hash of its posts and doors.
    Route(u32),
    Roadmap(RoadmapId),
    Roadmaps,
    Profile,
    /// The index of all entries.
    Learn,
    Entry(Kind, Id),
    /// The map of the prefectures and its table.
    Prefectures,
    /// What is unverified, disputed or old.
    Doubts,
    /// A share link's code, unread.
    Shared(String),
    About,
    /// An address that the app does not have.
    Nowhere,
}

/// The kinds of entries that have a page, by the name in its address. Licences are found among the qualifications.
const PAGES: [(Kind, &str); 16] = [
    (Kind::Role, "role"),
    (Kind::Qualification, "qualification"),
    (Kind::Program, "program"),
    (Kind::Subsidy, "subsidy"),
    (Kind::Procedure, "procedure"),
    (Kind::Networking, "networking"),
    (Kind::Pitfall, "pitfall"),
    (Kind::Case, "case"),
    (Kind::Equivalent, "equivalent"),
    (Kind::Transition, "transition"),
    (Kind::Obligation, "obligation"),
    (Kind::Path, "path"),
    (Kind::Confusable, "confusable"),
    (Kind::Notice, "notice"),
    (Kind::Occupation, "occupation"),
    (Kind::Prefecture, "prefecture"),
];

fn page_name(kind: Kind) -> &'static str {
    PAGES.iter().find(|(known, _)| *known == kind).map_or("qualification", |(_, name)| name)
}

fn kind_named(text: &str) -> Option<Kind> {
    PAGES.iter().find(|(_, name)| *name == text).map(|(kind, _)| *kind)
}

impl Address {
    /// Reads a fragment with its `#`. `None` where it is a place in the page and no address.
    pub fn read(fragment: &str) -> Option<Self> {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        if fragment.is_empty() {
            return Some(Self::Find);
        }
        let path = fragment.strip_prefix('/')?;
        if let Some(code) = path.strip_prefix("s/") {
            return Some(Self::Shared(code.to_owned()));
        }
        let parts: Vec<&str> = path.trim_end_matches('/').split('/').collect();
        Some(match parts[..] {
            ["" | "find"] => Self::Find,
            ["route", key] => u32::from_str_radix(key, 16).map_or(Self::Nowhere, Self::Route),
            ["roadmap", id] => RoadmapId::new(id).map_or(Self::Nowhere, Self::Roadmap),
            ["roadmaps"] => Self::Roadmaps,
            ["profile"] => Self::Profile,
            ["learn"] => Self::Learn,
            ["learn", "prefectures"] => Self::Prefectures,
            ["learn", "doubts"] => Self::Doubts,
            ["learn", kind, id] => match kind_named(kind) {
                Some(kind) => Self::Entry(kind, Id::new(id)),
                None => Self::Nowhere,
            },
            ["about"] => Self::About,
            _ => Self::Nowhere,
        })
    }

    /// Whether this page belongs to a tab of the header.
    pub fn is_under(&self, tab: &Self) -> bool {
        self == tab
            || matches!(
                (self, tab),
                (Self::Route(_), Self::Find)
                    | (Self::Roadmap(_) | Self::Shared(_), Self::Roadmaps)
                    | (Self::Entry(..) | Self::Prefectures | Self::Doubts, Self::Learn)
            )
    }

    /// The fragment with its `#`, for links.
    pub fn href(&self) -> String {
        match self {
            Self::Find | Self::Nowhere => "#/find".to_owned(),
            Self::Route(key) => format!("#/route/{key:x}"),
            Self::Roadmap(id) => format!("#/roadmap/{id}"),
            Self::Roadmaps => "#/roadmaps".to_owned(),
            Self::Profile => "#/profile".to_owned(),
            Self::Learn => "#/learn".to_owned(),
            Self::Entry(kind, id) => format!("#/learn/{}/{id}", page_name(*kind)),
            Self::Prefectures => "#/learn/prefectures".to_owned(),
            Self::Doubts => "#/learn/doubts".to_owned(),
            Self::Shared(code) => format!("#/s/{code}"),
            Self::About => "#/about".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_reads_back_as_it_is_printed() {
        let mut all = vec![
            Address::Find,
            Address::Route(0xdead_beef),
            Address::Route(7),
            Address::Roadmaps,
            Address::Profile,
            Address::Learn,
            Address::Prefectures,
            Address::Doubts,
            Address::Shared("1.AbC-_9".to_owned()),
            Address::About,
        ];
        all.extend(RoadmapId::new("a1b2").map(Address::Roadmap));
        all.extend(PAGES.map(|(kind, _)| Address::Entry(kind, Id::new("nurse"))));
        for address in all {
            assert_eq!(Address::read(&address.href()), Some(address));
        }
    }

    #[test]
    fn a_licence_has_its_page_among_the_qualifications() {
        let [licence, other] =
            [Kind::Licence, Kind::Qualification].map(|kind| Address::Entry(kind, Id::new("nurse")).href());
        assert_eq!(licence, other);
    }

    #[test]
    fn a_fragment_without_a_slash_is_a_place_in_the_page() {
        assert_eq!(Address::read("#main"), None);
        assert_eq!(Address::read(""), Some(Address::Find));
        assert_eq!(Address::read("#"), Some(Address::Find));
    }

    #[test]
    fn what_no_page_has_leads_nowhere() {
        for wrong in
            ["#/nowhere", "#/route/xyz", "#/route/123456789", "#/roadmap/A B", "#/learn/colour/red", "#/find/x"]
        {
            assert_eq!(Address::read(wrong), Some(Address::Nowhere), "{wrong}");
        }
    }

    #[test]
    fn a_share_code_is_handed_on_unread() {
        assert_eq!(Address::read("#/s/1.a/b%20c"), Some(Address::Shared("1.a/b%20c".to_owned())));
    }
}
