//! Components that more than one page uses.

pub mod background;
pub mod combobox;
pub mod el;
pub mod fields;
pub mod figure;
pub mod held;
pub mod kept;
pub mod lead;
pub mod marks;
pub mod notices;
pub mod proof;
pub mod requirements;
pub mod says;
pub mod sheet;
pub mod steps;
pub mod track;
