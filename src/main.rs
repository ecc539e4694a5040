//! The program: arguments in, answers and an exit status out.

use std::path::Path;

fn main() -> anyhow::Result<()> {
    let path = std::env::args().nth(2).unwrap_or_default();
    let reading = minutebook::reading::read_file(Path::new(&path), &path)?;
    serde_json::to_writer(std::io::stdout(), &reading)?;
    Ok(())
}
