//! Tests of the audit: small plans made by hand, with multipliers made by hand.

mod cases;
mod edits;
mod expenses;
mod ladder;
mod lines;
mod mutations;
mod orders;
mod proofs;
mod responses;
mod seals;
mod service;
mod support;
mod tenders;
mod written;
