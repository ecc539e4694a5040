//! The program: arguments in, answers and an exit status out.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    // The worker that reads one document after the other for another minutebook; no command of
    // the program's own, and nothing that would need the command line to be understood.
    if std::env::args_os().nth(1).is_some_and(|first| first == cli::WORKER) {
        return minutebook::extract::worker::serve()
            .map_or(ExitCode::FAILURE, |()| ExitCode::SUCCESS);
    }
    cli::main()
}
