//! Why a file gave no text, in words for a person and as a short name for a program.

/// Why a file gave no text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ExtractError {
    /// The file could not be opened or read.
    #[error("cannot be read: {0}")]
    Io(String),
    /// The file has no bytes, or nothing but white space.
    #[error("empty")]
    Empty,
    /// The bytes are no text in any known encoding and no known format.
    #[error("not a document: {0}")]
    NotText(String),
    /// The file, or what it unpacks to, is larger than the program will read.
    #[error("too large: {0}")]
    TooLarge(String),
    /// Reading took longer than the limit.
    #[error("too slow: {0}")]
    TooSlow(String),
    /// The format is known, but the file is broken.
    #[error("damaged: {0}")]
    Damaged(String),
    /// The file opens only with a password.
    #[error("password needed")]
    Password,
    /// The file is sound but holds no text: a scan.
    #[error("no text: {0}")]
    NoText(String),
    /// A document in a format that is not read.
    #[error("not supported: {0}")]
    NotSupported(String),
}

impl ExtractError {
    /// A short name that never changes, for `status --failed` and other programs.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Io(_) => "io",
            Self::Empty => "empty",
            Self::NotText(_) => "not-text",
            Self::TooLarge(_) => "too-large",
            Self::TooSlow(_) => "too-slow",
            Self::Damaged(_) => "damaged",
            Self::Password => "password",
            Self::NoText(_) => "no-text",
            Self::NotSupported(_) => "not-supported",
        }
    }

    /// The error whose [`kind`](Self::kind) is given, with its detail: what a worker sends back.
    pub(crate) fn from_kind(kind: &str, detail: String) -> Self {
        match kind {
            "io" => Self::Io(detail),
            "empty" => Self::Empty,
            "not-text" => Self::NotText(detail),
            "too-large" => Self::TooLarge(detail),
            "too-slow" => Self::TooSlow(detail),
            "password" => Self::Password,
            "no-text" => Self::NoText(detail),
            "not-supported" => Self::NotSupported(detail),
            _ => Self::Damaged(detail),
        }
    }

    /// The words behind the colon of the message.
    pub(crate) fn detail(&self) -> &str {
        match self {
            Self::Io(detail)
            | Self::NotText(detail)
            | Self::TooLarge(detail)
            | Self::TooSlow(detail)
            | Self::Damaged(detail)
            | Self::NoText(detail)
            | Self::NotSupported(detail) => detail,
            Self::Empty | Self::Password => "",
        }
    }
}
