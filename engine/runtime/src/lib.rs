//! The engine: a bundle, what is known so far, and what follows. No input or output, no clock.
