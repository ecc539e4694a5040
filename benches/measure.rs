//! Timing: in goes a closure or a command, out comes how long it took and what it used.
//!
//! Wall time is what a user waits; processor time is steadier on a machine that has other work.
//! Processor time and peak memory are read from `/proc`; elsewhere than on Linux they are unknown.

use std::io::Read;
use std::process::{Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::Context;

/// One run.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sample {
    /// Seconds from beginning to end.
    pub wall: f64,
    /// Seconds of all processors together, to a hundredth.
    pub cpu: Option<f64>,
    /// Most memory held at a time, in bytes: of processes only.
    pub peak: Option<u64>,
}

/// What a process left behind.
pub struct Finished {
    /// Its times.
    pub sample: Sample,
    /// Its standard output.
    pub output: Vec<u8>,
    /// How it ended.
    pub status: ExitStatus,
}

/// Runs a closure of this process.
pub fn closure<T>(work: impl FnOnce() -> anyhow::Result<T>) -> anyhow::Result<(Sample, T)> {
    let before = processor_time(Whose::Own);
    let clock = Instant::now();
    let result = work()?;
    let wall = clock.elapsed().as_secs_f64();
    let cpu = processor_time(Whose::Own).zip(before).map(|(after, before)| after - before);
    Ok((Sample { wall, cpu, peak: None }, result))
}

/// Runs a command from its start to its end and reads all it says on standard output.
pub fn command(command: &mut Command) -> anyhow::Result<Finished> {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    let before = processor_time(Whose::Children);
    let clock = Instant::now();
    let mut child = command.spawn().with_context(|| format!("{command:?} does not start"))?;
    let (id, done) = (child.id(), AtomicBool::new(false));
    let mut output = Vec::new();
    let (status, wall, peak) = thread::scope(|scope| {
        let watcher = scope.spawn(|| watch_memory(id, &done));
        let read = child.stdout.take().map_or(Ok(0), |mut pipe| pipe.read_to_end(&mut output));
        let status = child.wait();
        let wall = clock.elapsed().as_secs_f64();
        done.store(true, Ordering::Relaxed);
        watcher.thread().unpark();
        let peak = watcher.join().unwrap_or(None);
        read.and(status).map(|status| (status, wall, peak))
    })?;
    let cpu = processor_time(Whose::Children).zip(before).map(|(after, before)| after - before);
    Ok(Finished { sample: Sample { wall, cpu, peak }, output, status })
}

/// Asks the system again and again, for it forgets a process's memory when the process ends: what
/// is taken in the last five milliseconds may be missed.
fn watch_memory(process: u32, done: &AtomicBool) -> Option<u64> {
    let mut peak = None;
    while !done.load(Ordering::Relaxed) {
        peak = high_water_mark(process).max(peak);
        thread::park_timeout(Duration::from_millis(5));
    }
    peak
}

fn high_water_mark(process: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}

#[derive(Clone, Copy)]
enum Whose {
    Own,
    Children,
}

/// Seconds used so far, from `proc_pid_stat(5)`, which counts in hundredths.
fn processor_time(whose: Whose) -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    // The name, in brackets, may hold spaces; behind it the state is field 3.
    let (_, fields) = stat.rsplit_once(')')?;
    let first = match whose {
        Whose::Own => 14,
        Whose::Children => 16,
    };
    let ticks = fields.split_whitespace().skip(first - 3).take(2);
    let sum: u64 = ticks.map(|ticks| ticks.parse::<u64>().unwrap_or(0)).sum();
    Some(sum as f64 / 100.0)
}
