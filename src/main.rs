//! The `warraq` command.

use std::process::ExitCode;

/// Reading and rendering make and drop many small strings, on all threads at once.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    warraq::cli::run()
}
