//! The `warraq` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    warraq::cli::run()
}
