//! `plan(dataset, profile, request)`: routes from where a person stands to where they want to go.
