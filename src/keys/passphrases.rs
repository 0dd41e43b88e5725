//! How passphrases come in: typed without being shown, or as lines of input for programs.

use std::io::{self, BufRead, IsTerminal};

use zeroize::Zeroizing;

use crate::Fault;

/// Asks for the passphrase of something, named in the question.
pub type AskPassphrase<'a> = dyn FnMut(&str) -> Result<Zeroizing<String>, Fault> + 'a;

/// Asks at the terminal, or takes the next line of input if there is none.
pub fn ask(what: &str) -> Result<Zeroizing<String>, Fault> {
    let typed = if io::stdin().is_terminal() {
        rpassword::prompt_password(format!("Passphrase of {what}: "))
    } else {
        next_line(&mut io::stdin().lock())
    };
    typed.map(Zeroizing::new).map_err(Fault::NoPassphrase)
}

fn next_line(input: &mut dyn BufRead) -> io::Result<String> {
    let mut line = String::new();
    match input.read_line(&mut line)? {
        0 => Err(io::ErrorKind::UnexpectedEof.into()),
        _ => Ok(line.trim_end_matches(['\n', '\r']).to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_question_takes_one_line_of_input() {
        let mut input: &[u8] = b"one two\r\nthree four\n";
        assert_eq!(next_line(&mut input).ok().as_deref(), Some("one two"));
        assert_eq!(next_line(&mut input).ok().as_deref(), Some("three four"));
        assert!(next_line(&mut input).is_err());
    }
}
