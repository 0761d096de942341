//! The command line: the only place that prints.
//!
//! Results go to standard output, diagnostics and progress to standard error. Exit codes: 0 done,
//! 1 an error stands in the author's files (or, with `--strict`, any fault), 2 wrong usage,
//! 3 the machine failed.

/// A line on standard output; a reader that went away is not an error.
macro_rules! out {
    ($($words:tt)*) => {{
        let _ = std::io::Write::write_fmt(
            &mut std::io::stdout().lock(),
            format_args!("{}\n", format_args!($($words)*)),
        );
    }};
}

/// A line on standard error.
macro_rules! err {
    ($($words:tt)*) => {{
        let _ = std::io::Write::write_fmt(
            &mut std::io::stderr().lock(),
            format_args!("{}\n", format_args!($($words)*)),
        );
    }};
}

mod analyze;
mod args;
mod build;
mod export;
mod import;
mod lines;
mod man;
mod new;
mod report;
mod serve;
mod suggest;

use std::io::Write;
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use args::{Args, Command};

/// Runs the command the process was called with.
pub fn run() -> ExitCode {
    let args = Args::parse();
    let result = match args.command {
        Command::Build(args) => build::build(&args),
        Command::Serve(args) => serve::serve(&args),
        Command::Check(args) => build::check(&args),
        Command::New(args) => new::new(&args),
        Command::Import(args) => import::import(&args),
        Command::Analyze(args) => analyze::analyze(&args),
        Command::Suggest(args) => suggest::suggest(&args),
        Command::Explain(args) => suggest::explain(&args),
        Command::Man { dir } => man::man(&dir),
        Command::Export(args) => export::export(&args),
        Command::Completions { shell } => {
            let mut bytes = Vec::new();
            clap_complete::generate(shell, &mut Args::command(), "warraq", &mut bytes);
            print_bytes(&bytes);
            Ok(true)
        }
    };
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) => {
            err!("{} {error:#}", report::paint("error:", report::Paint::Red));
            ExitCode::from(3)
        }
    }
}

/// Writes to standard output; a reader that went away is not an error.
fn print_bytes(bytes: &[u8]) {
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(bytes).and_then(|()| out.flush());
}
