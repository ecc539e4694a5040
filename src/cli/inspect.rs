//! `inspect`: how one file is read, without any index.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::Args;
use minutebook::extract::{Extract, Limits, Reader};
use minutebook::item::Reading;
use minutebook::render::{self, Format};

use super::Outcome;
use super::output::Surroundings;

/// Show how one file is read: its layout, meeting, attendees, items, decisions and warnings
///
/// The text form shows the document as it was cut, line by line, with each fact beside the line that
/// it came from. A bad reading can be turned into a test with --golden.
#[derive(Debug, Args)]
pub struct InspectArgs {
    /// The document
    file: PathBuf,
    #[command(flatten)]
    format: super::FormatArg,
    /// Show the extracted text, its lines numbered, and not the reading
    #[arg(long, conflicts_with = "golden")]
    text: bool,
    /// Leave the document's own lines out of the text form
    #[arg(long, conflicts_with_all = ["golden", "text"])]
    brief: bool,
    /// Make DIR a golden document: a copy of the file beside the reading that is expected of it
    #[arg(long, value_name = "DIR")]
    golden: Option<PathBuf>,
    #[command(flatten)]
    read: super::ReadArgs,
}

/// Reads the file and shows what was asked for.
pub fn run(args: &InspectArgs, around: &Surroundings) -> anyhow::Result<Outcome> {
    let (extract, reading) = read(&args.file, args.read.limits())?;
    if let Some(folder) = &args.golden {
        return golden(&args.file, folder, &reading);
    }
    let format = args.format.format;
    let mut out = if format == Format::Text { around.paged() } else { around.plain() };
    let look = around.look();
    if args.text {
        render::lines(&extract, format, look, &mut out)?;
    } else {
        let lines = (!args.brief).then_some(&extract);
        render::reading(&reading, lines, format, look, &mut out)?;
    }
    out.close()?;
    Ok(Outcome::Found)
}

fn read(file: &Path, limits: Limits) -> anyhow::Result<(Extract, Reading)> {
    let shown = file.display().to_string();
    if file.is_dir() {
        bail!("{shown}: is a folder; name one file, or use `minutebook index {shown}`");
    }
    match fs::metadata(file) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            bail!("{shown}: no such file; check the path")
        }
        // a pipe may never end, and a device never does
        Ok(facts) if !facts.is_file() => bail!("{shown}: is no plain file; name a document"),
        _ => {}
    }
    let (facts, extract) = Reader::new(limits).read(file);
    let extract = extract.with_context(|| shown.clone())?;
    let source = minutebook::reading::source_of(&extract, facts.unwrap_or_default(), &shown);
    let (config, faults) = minutebook::reading::config_for(file, &shown);
    let mut reading = minutebook::reading::read_with(&extract, source, &config);
    reading.warnings.extend(faults);
    minutebook::proof::find(&extract, &mut reading.meetings);
    Ok((extract, reading))
}

/// Writes `document.*` and `expected.json`; never over a document that is there.
fn golden(file: &Path, folder: &Path, reading: &Reading) -> anyhow::Result<Outcome> {
    let shown = folder.display();
    let ending = file.extension().map_or("txt".into(), |ending| ending.to_string_lossy());
    let document = folder.join(format!("document.{ending}"));
    if document.exists() {
        bail!("{shown}: holds a golden document already; name another folder");
    }
    let expected = render::golden(&serde_json::to_value(reading)?);
    fs::create_dir_all(folder)
        .and_then(|()| fs::copy(file, &document))
        .and_then(|_| fs::write(folder.join("expected.json"), expected))
        .with_context(|| format!("{shown}: the golden document cannot be written there"))?;
    super::fault::say(&format!("{shown}: made; now put right what expected.json has wrong"));
    Ok(Outcome::Found)
}
