//! Pages as data: what to show next, without saying how it is drawn.
