//! The panes: each file is one thing on screen, with its state, its moves and its drawing.

pub mod finder;
pub mod overview;
pub mod page;
pub mod reader;
pub mod remark;
pub mod tree;
