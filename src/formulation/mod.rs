//! formulation
