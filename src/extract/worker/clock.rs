//! The processor time that another process has used, where the system tells it (Linux).

use std::time::Duration;

/// Processor time of all threads of a process so far; `None` where it cannot be told.
pub fn used(process: u32) -> Option<Duration> {
    read(&std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?)
}

/// Reads the 14th and 15th field: the time in the program and in the system, in hundredths of a
/// second. The second field is a name in brackets that may hold anything. See `proc(5)`.
fn read(stat: &str) -> Option<Duration> {
    let mut fields = stat.rsplit_once(')')?.1.split_ascii_whitespace().skip(11);
    let (program, system): (u64, u64) =
        (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
    Some(Duration::from_millis(program.saturating_add(system).saturating_mul(10)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fields_are_counted_behind_the_name() {
        let stat = "42 (a) b 9 9) R 1 2 3 4 5 6 7 8 9 10 150 25 0 0 20 0 1 0 77";
        assert_eq!(read(stat), Some(Duration::from_millis(1750)));
        assert_eq!(read("42 (a) R 1 2"), None);
        assert_eq!(used(u32::MAX), None);
    }
}
