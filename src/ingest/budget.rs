//! Bounds the bytes of documents that wait between readers and engine.

use std::sync::{Arc, Condvar, Mutex, PoisonError};

/// So many bytes may be under way at once.
#[derive(Debug)]
pub struct Budget {
    free: Mutex<usize>,
    given_back: Condvar,
    whole: usize,
}

impl Budget {
    /// A budget of so many bytes.
    pub fn new(whole: usize) -> Arc<Self> {
        Arc::new(Self { free: Mutex::new(whole), given_back: Condvar::new(), whole })
    }

    /// Waits until so many bytes are free. A document larger than all waits until it is alone.
    pub fn take(self: &Arc<Self>, bytes: usize) -> Share {
        let bytes = bytes.min(self.whole);
        let mut free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        while *free < bytes {
            free = self.given_back.wait(free).unwrap_or_else(PoisonError::into_inner);
        }
        *free -= bytes;
        Share { of: Arc::clone(self), bytes }
    }
}

/// Bytes of a budget; given back when dropped.
#[derive(Debug)]
pub struct Share {
    of: Arc<Budget>,
    bytes: usize,
}

impl Drop for Share {
    fn drop(&mut self) {
        let mut free = self.of.free.lock().unwrap_or_else(PoisonError::into_inner);
        *free += self.bytes;
        self.of.given_back.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_given_back_and_a_giant_gets_all() {
        let budget = Budget::new(100);
        let one = budget.take(60);
        drop(one);
        let giant = budget.take(1_000_000);
        let waiting = Arc::clone(&budget);
        let thread = std::thread::spawn(move || drop(waiting.take(10)));
        drop(giant);
        thread.join().unwrap();
        assert_eq!(*budget.free.lock().unwrap(), 100);
    }
}
