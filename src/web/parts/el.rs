//! Plain elements around parts that are views already. Each is one type, however often it is used: in Leptos every
//! `view!` is a type of its own, and brings its own code to download.

use leptos::prelude::*;

pub fn li(inside: Vec<AnyView>) -> AnyView {
    view! { <li>{inside}</li> }.into_any()
}

pub fn b(inside: AnyView) -> AnyView {
    view! { <b>{inside}</b> }.into_any()
}

pub fn h3(inside: AnyView) -> AnyView {
    view! { <h3>{inside}</h3> }.into_any()
}

pub fn p(class: &'static str, inside: Vec<AnyView>) -> AnyView {
    view! { <p class=class>{inside}</p> }.into_any()
}

pub fn small(class: &'static str, inside: AnyView) -> AnyView {
    view! { <small class=class>{inside}</small> }.into_any()
}

/// Only for those who listen.
pub fn out_of_sight(words: &'static str) -> AnyView {
    view! { <span class="out-of-sight">" "{words}</span> }.into_any()
}

pub fn ul(class: &'static str, items: Vec<AnyView>) -> AnyView {
    view! { <ul class=class>{items}</ul> }.into_any()
}

pub fn ol(class: &'static str, items: Vec<AnyView>) -> AnyView {
    view! { <ol class=class>{items}</ol> }.into_any()
}

pub fn dl(class: &'static str, items: Vec<AnyView>) -> AnyView {
    view! { <dl class=class>{items}</dl> }.into_any()
}

/// A name and what is said of it, for `dl`.
pub fn term(name: Vec<AnyView>, said: Vec<AnyView>) -> AnyView {
    view! { <dt>{name}</dt><dd>{said}</dd> }.into_any()
}

/// Under a heading.
pub fn section(heading: &'static str, inside: Vec<AnyView>) -> AnyView {
    view! { <section><h2>{heading}</h2>{inside}</section> }.into_any()
}

/// Closed at first.
pub fn details(class: &'static str, summary: Vec<AnyView>, inside: Vec<AnyView>) -> AnyView {
    view! { <details class=class><summary>{summary}</summary>{inside}</details> }.into_any()
}

// Each `into_any` writes out a table of functions where it stands: these keep one for each sort of text.

#[inline(never)]
pub fn word(text: &'static str) -> AnyView {
    text.into_any()
}

#[inline(never)]
pub fn words(text: String) -> AnyView {
    text.into_any()
}

#[inline(never)]
pub fn nothing() -> AnyView {
    ().into_any()
}
