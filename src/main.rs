//! The program: arguments in, answers and an exit status out.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main()
}
